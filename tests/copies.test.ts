import { appendFileSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Packer } from "docx";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CopyLine } from "../scripts/artifacts/copies-list.ts";
import type { Manifest, ManifestEntry } from "../scripts/artifacts/manifest.ts";
import { PDFDocument } from "../scripts/pdf-objects/pdf-lib.ts";
import { reviewArtifacts } from "../scripts/review/review-artifacts.ts";
import { killBrowsersBelow } from "./support/processes.ts";
import { readPages } from "./support/read-pages.ts";
import { type CommandResult, createWorkspace, runDipla, type Workspace } from "./support/workspace.ts";

/* One copy per recipient: each holds its own recipient's words and nobody else's, whoever else is in the list. */
const names = ["Agriculture", "Culture", "Economy", "Education", "Energy", "Finance", "Health", "Justice"];
const head = "id,name,salutation,lang,annex";
const rows = names.map((name, index) =>
  index % 2
    ? `${name.toLowerCase()},Министерство ${name},Уважаеми министре на ${name},bg,${index > 4 ? "да" : ""}`
    : `${name.toLowerCase()},Ministry of ${name},Dear Minister of ${name},en,${index > 4 ? "yes" : ""}`,
);
const text = (lang: string): string => `---
title: ${lang === "bg" ? "Доклад" : "Report"}
template: briefing
date: 2026-11-24
recipients: recipients.csv
---

## ${lang === "bg" ? "Начало" : "Beginning"}

Addressed to **{{ recipient.name }}**, once.

:::when{recipient.annex}

Only those with an annex read this.

:::
`;

let workspace: Workspace;
let built: CommandResult;
beforeAll(async () => {
  workspace = await newWorkspace(rows);
  built = await workspace.run("build", "--copies", "--json");
}, 60_000);
afterAll(() => workspace.remove());

async function newWorkspace(list: readonly string[]): Promise<Workspace> {
  return createWorkspace({
    "content/report/en.md": text("en"),
    "content/report/bg.md": text("bg"),
    "content/report/recipients.csv": `${head}\n${list.join("\n")}\n`,
  });
}

const linesOf = async (where: Workspace, lang: string): Promise<CopyLine[]> =>
  (await where.text(`out/report/${lang}/copies.jsonl`))
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const copiesOf = async (where: Workspace): Promise<ManifestEntry[]> =>
  [...(await linesOf(where, "bg")), ...(await linesOf(where, "en"))].flatMap(({ artifacts }) => artifacts);
const hashes = async (where: Workspace): Promise<Record<string, string>> =>
  Object.fromEntries((await copiesOf(where)).map(({ path, sha256 }) => [path, sha256]));
const renderedCopies = ({ events }: CommandResult): string[] =>
  events
    .filter(({ event, path }) => event === "rendered" && String(path).includes("/copies/"))
    .map(({ path }) => String(path))
    .sort();

async function textOf(path: string, bytes: Uint8Array): Promise<string> {
  if (path.endsWith(".docx"))
    return Object.entries(unzipSync(bytes))
      .filter(([name]) => name.endsWith(".xml"))
      .map(([, part]) => strFromU8(part).replace(/<[^>]+>/g, ""))
      .join(" ");
  const pages = await readPages(bytes);
  return pages.flatMap(({ texts }) => texts.map((one) => one.text)).join("");
}

it("makes a PDF and a Word file for each, in the language that they read", async () => {
  expect(built.code, built.stderr).toBe(0);
  const paths = (await copiesOf(workspace)).map(({ path }) => path);
  expect(paths.sort()).toEqual(
    names
      .flatMap((name, index) => {
        const lang = index % 2 ? "bg" : "en";
        const folder = `report/${lang}/copies/${name.toLowerCase()}/report.${lang}`;
        return [`${folder}.docx`, `${folder}.pdf`];
      })
      .sort(),
  );
});

it("puts every recipient's words into their own copy and into no other", async () => {
  for (const { path, recipient } of await copiesOf(workspace)) {
    const words = await textOf(path, await workspace.read(`out/${path}`));
    for (const [index, name] of names.entries()) {
      const isOwn = name.toLowerCase() === recipient;
      expect(words.includes(name), `${path}: ${name}`).toBe(isOwn);
      if (isOwn) expect(words.includes("Only those with an annex"), path).toBe(index > 4);
    }
    expect(words).not.toContain("«");
  }
});

it("keeps the standards in PDF and Word", async () => {
  const entries = (await copiesOf(workspace)).filter(({ recipient }) => recipient === "culture");
  const artifacts = await Promise.all(
    entries.map(async (entry) => ({ ...entry, bytes: await workspace.read(`out/${entry.path}`) })),
  );
  expect(artifacts).toHaveLength(2);
  expect(await reviewArtifacts(artifacts as never, { source: "content/report/bg.md", parts: [] })).toEqual(
    [],
  );
});

it("gives the same bytes alone, in another order, and with other numbers at a time", async () => {
  const wanted = await hashes(workspace);
  const [alone, reversed] = [await newWorkspace(rows.slice(3, 4)), await newWorkspace([...rows].reverse())];
  try {
    await alone.run("build", "--copies");
    await reversed.run("build", "--copies", "--jobs", "4");
    const found = { ...(await hashes(reversed)) };
    expect(found).toEqual(wanted);
    for (const [path, hash] of Object.entries(await hashes(alone))) expect(hash, path).toBe(wanted[path]);
  } finally {
    await Promise.all([alone.remove(), reversed.remove()]);
  }
});

describe("a second build", () => {
  it("makes nothing when nothing has changed", async () => {
    expect(renderedCopies(await workspace.run("build", "--copies", "--json"))).toEqual([]);
  });

  it("makes one copy when one row has changed, and all when the text has", async () => {
    const changed = rows.map((row) => row.replace("Dear Minister of Health", "Dear Madam"));
    await workspace.write("content/report/recipients.csv", `${head}\n${changed.join("\n")}\n`);
    expect(renderedCopies(await workspace.run("build", "--copies", "--json"))).toEqual([
      "report/en/copies/health/report.en.docx",
      "report/en/copies/health/report.en.pdf",
    ]);
    await workspace.write("content/report/bg.md", text("bg").replace("Начало", "Увод"));
    const again = renderedCopies(await workspace.run("build", "--copies", "--json"));
    expect(again).toHaveLength(8);
    expect(again.every((path) => path.startsWith("report/bg/"))).toBe(true);
  });

  it("marks copies as stale when the text changes and only the specimen is built", async () => {
    await workspace.write("content/report/en.md", text("en").replace("Beginning", "Start"));
    await workspace.run("build");
    const stale = (await copiesOf(workspace)).filter((entry) => entry.stale).map(({ lang }) => lang);
    expect(new Set(stale)).toEqual(new Set(["en"]));
    await workspace.run("build", "--copies");
    expect((await copiesOf(workspace)).filter((entry) => entry.stale)).toEqual([]);
  });

  it("says of a recipient who was taken off the list that the files are stale", async () => {
    await workspace.write("content/report/recipients.csv", `${head}\n${rows.slice(1).join("\n")}\n`);
    await workspace.run("build", "--copies");
    const stale = (await copiesOf(workspace)).filter((entry) => entry.stale);
    expect(stale.map(({ path }) => path).sort()).toEqual([
      "report/en/copies/agriculture/report.en.docx",
      "report/en/copies/agriculture/report.en.pdf",
    ]);
  });
});

it("tells a row that lacks what the text uses, and makes the others", async () => {
  const other = await newWorkspace([rows[0] ?? "", "nobody,,Dear Sir,en,", "third,Ministère,Madame,fr,"]);
  try {
    const { code, events } = await other.run("build", "--copies", "--json", "--format", "pdf");
    const found = events
      .filter(({ event, level }) => event === "diagnostic" && level === "error")
      .map(({ code: name, place }) => `${(place as { line: number }).line} ${name}`);
    expect(found.sort()).toEqual(["3 recipient-field-missing", "4 recipient-variant-missing"]);
    expect(code).toBe(4);
    expect((await copiesOf(other)).map(({ recipient }) => recipient)).toEqual(["agriculture"]);
  } finally {
    await other.remove();
  }
});

it("gives those whose language is not said the default one, or the first that there is", async () => {
  for (const [defaultLang, wanted] of [
    ["en", "en"],
    ["fr", "bg"],
    [undefined, "bg"],
  ] as const) {
    const other = await newWorkspace(["x,Somebody,Dear Sir,,"]);
    try {
      if (defaultLang)
        await other.write("dipla.config.json", JSON.stringify({ "default-lang": defaultLang }));
      await other.run("build", "--copies", "--format", "docx");
      expect((await copiesOf(other)).map(({ lang }) => lang)).toEqual([wanted]);
    } finally {
      await other.remove();
    }
  }
});

it("carries no source, which holds what is meant for others", async () => {
  const other = await newWorkspace(rows.slice(0, 1));
  try {
    await other.write("content/report/en.md", text("en").replace("date:", "attach-source: true\ndate:"));
    await other.run("build", "--copies", "--format", "pdf");
    const [copy] = await copiesOf(other);
    expect(copy?.standards).toEqual(["PDF/UA-1", "PDF/A-2a"]);
    const { catalog } = await PDFDocument.load(await other.read(`out/${copy?.path}`));
    expect(catalog.toString()).not.toMatch(/EmbeddedFiles|\/AF/);
  } finally {
    await other.remove();
  }
});

it("shows data as text, whatever it looks like", async () => {
  const hostile = [
    "<script>alert(1)</script>",
    "<b>bold</b> & <img src=x>",
    "{{ facts.secret }} {{#each this}}",
    "**strong** [link](https://example.org) # heading",
    "=HYPERLINK(1) | cell",
  ];
  const other = await newWorkspace(
    hostile.map((name, index) => `r${index},"${name.replaceAll('"', '""')}",Dear,en,`),
  );
  try {
    const { code, stderr } = await other.run("build", "--copies", "--format", "pdf");
    expect(code, stderr).toBe(0);
    for (const [index, name] of hostile.entries()) {
      const path = `out/report/en/copies/r${index}/report.en.pdf`;
      const words = (await textOf(path, await other.read(path))).replace(/\s+/g, "");
      expect(words).toContain(name.replace(/\s+/g, ""));
    }
  } finally {
    await other.remove();
  }
});

it("makes every copy right although browsers are killed meanwhile", async () => {
  const many = Array.from(
    { length: 40 },
    (_, index) => `r${index},Ministry Number ${index}x,Dear ${index}x,en,`,
  );
  const other = await newWorkspace(many);
  try {
    const running = other.run("build", "--copies", "--format", "pdf", "--json", "--force");
    let kills = 0;
    const killer = setInterval(() => {
      if (kills < 3 && killBrowsersBelow(other.root)) kills += 1;
    }, 1200);
    const { code, stdout } = await running;
    clearInterval(killer);
    expect(code, stdout).toBe(0);
    expect(kills).toBeGreaterThan(0);
    const copies = await copiesOf(other);
    expect(copies).toHaveLength(40);
    for (const { path, recipient } of copies) {
      const words = await textOf(path, await other.read(`out/${path}`));
      const numbers = [...words.matchAll(/Number (\d+)x/g)].map(([, number]) => number);
      expect(new Set(numbers), path).toEqual(new Set([recipient?.slice(1)]));
    }
  } finally {
    await other.remove();
  }
}, 60_000);

it("is merged while specimens are made, printed after them, and stands in the manifest with them", async () => {
  const long = `---\ntitle: Long\ntemplate: briefing\ndate: 2026-11-24\n---\n\n${"## Part\n\nA sentence that fills the page. ".repeat(150)}\n`;
  const other = await createWorkspace({
    ...{ "content/report/en.md": text("en"), "content/report/recipients.csv": `${head}\n${rows[0]}\n` },
    ...Object.fromEntries(["x", "y", "z"].map((name) => [`content/${name}/en.md`, long])),
  });
  try {
    const { events } = await other.run("build", "--copies", "--json", "--format", "pdf", "--force");
    const steps = events.filter(({ event }) => event === "rendered" || event === "copies");
    const made = steps.flatMap(({ path }) => path ?? []).map(String);
    expect(made).toHaveLength(5);
    expect(made.findIndex((path) => path.includes("/copies/"))).toBe(4);
    expect(steps.findIndex(({ event }) => event === "copies")).toBeLessThan(4);
    const { artifacts } = JSON.parse(await other.text("out/manifest.json")) as Manifest;
    const copies = (await linesOf(other, "en")).flatMap((line) => line.artifacts);
    const listed = [...artifacts, ...copies].filter(({ stale }) => !stale).map(({ path }) => path);
    expect(listed).toEqual(expect.arrayContaining(made));
    expect(artifacts.some(({ recipient }) => recipient)).toBe(false);
  } finally {
    await other.remove();
  }
}, 60_000);

describe("the list of copies", () => {
  const ids = (lines: readonly CopyLine[]): string[] => lines.map(({ recipient }) => recipient);
  const stale = (lines: readonly CopyLine[]): string[] =>
    lines.filter(({ artifacts }) => artifacts.every((one) => one.stale)).map(({ recipient }) => recipient);

  it("has a line for each, in the order of the list, the same whichever was done first", async () => {
    const english = names.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
    const [one, many] = [await newWorkspace(rows), await newWorkspace(rows)];
    try {
      await one.run("build", "--copies", "--format", "docx", "--jobs", "1");
      await many.run("build", "--copies", "--format", "docx", "--jobs", "4");
      expect(ids(await linesOf(one, "en"))).toEqual(english);
      const path = "out/report/en/copies.jsonl";
      expect(await many.text(path)).toBe(await one.text(path));
    } finally {
      await Promise.all([one.remove(), many.remove()]);
    }
  }, 60_000);

  it("keeps what lies there still, as stale, and drops what is gone or torn", async () => {
    const other = await newWorkspace(rows.slice(0, 6));
    try {
      const build = ["build", "--copies", "--format", "docx"];
      await other.run(...build);
      expect(stale(await linesOf(other, "en"))).toEqual([]);
      await other.write("content/report/recipients.csv", `${head}\n${rows[0]}\n${rows[4]}\n`);
      const path = join(other.root, "out/report/en/copies.jsonl");
      appendFileSync(path, '{"recipient":"torn","artif');
      await other.run(...build);
      expect(ids(await linesOf(other, "en"))).toEqual(["agriculture", "energy", "economy"]);
      expect(stale(await linesOf(other, "en"))).toEqual(["economy"]);
      // A build without copies makes the text anew: they are all older than it now.
      await other.write("content/report/en.md", text("en").replace("once", "twice"));
      await other.run("build", "--format", "docx");
      expect(stale(await linesOf(other, "en"))).toEqual(["agriculture", "energy", "economy"]);
      rmSync(join(other.root, "out/report/en/copies/economy"), { recursive: true });
      await other.run(...build);
      expect(ids(await linesOf(other, "en"))).toEqual(["agriculture", "energy"]);
      expect(stale(await linesOf(other, "en"))).toEqual([]);
    } finally {
      await other.remove();
    }
  }, 60_000);
});

it("is refused for nobody: without --copies a build makes the specimen only", async () => {
  const other = await newWorkspace(rows);
  try {
    await runDipla(["build", "--root", other.root, "--format", "html"]);
    expect(existsSync(join(other.root, "out/report/en/copies.jsonl"))).toBe(false);
    expect(await other.text(join("out", "report", "en", "report.en.html"))).toContain("«");
  } finally {
    await other.remove();
  }
});

it("still gets a Word document's parts from the library before they are packed", () => {
  // `render/docx/package-parts.ts` has a longer way for when they are not to be had any more.
  const { compiler } = Packer as unknown as { compiler?: { compile?: unknown } };
  expect(typeof compiler?.compile).toBe("function");
});
