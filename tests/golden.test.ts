import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Manifest } from "../scripts/artifacts/manifest.ts";
import { roles } from "../scripts/document/publication-nodes.ts";
import { formats } from "../scripts/formats/formats.ts";
import { pdfOutline } from "../scripts/review/pdf-outline.ts";
import { casesFolder, goldenNames, goldenWorkspace } from "./support/golden-workspace.ts";
import { prettyXml } from "./support/pretty-xml.ts";
import type { CommandResult, Workspace } from "./support/workspace.ts";

/*
 * A case is a folder: input.md and whatever it refers to, and the expectations beside it. `UPDATE=1 npm test`
 * rewrites them. A format is checked when its expected file is there (or all are, when the case is new).
 */
const folder = casesFolder;
const update = process.env.UPDATE === "1";

let workspace: Workspace;
let result: CommandResult;
let manifest: Manifest;
let checked: CommandResult;

beforeAll(async () => {
  ({ workspace } = await goldenWorkspace());
  const all = ["--json", "--format", formats.join(",")];
  result = await workspace.run("build", ...all);
  checked = await workspace.run("check", ...all, "--no-report");
  manifest = JSON.parse(await workspace.text("out/manifest.json")) as Manifest;
});
afterAll(() => workspace.remove());

describe.each(await goldenNames())("golden case %s", (name) => {
  const artifacts = (format: string) =>
    manifest.artifacts.filter((entry) => entry.document === name && entry.output === format);

  it("has the expected diagnostics", async () => {
    const found = result.events.filter(
      (event) =>
        event.event === "diagnostic" && (event.place as { file: string }).file.startsWith(`content/${name}/`),
    );
    const lines = found.map(({ level, code, place, message }) => {
      const { file, line, column } = place as { file: string; line?: number; column?: number };
      return `${[file.replace(/^content\/[^/]+\//, ""), line, column].filter(Boolean).join(":")} ${level} ${code} ${message}`;
    });
    await compare(name, "expected.diagnostics.txt", lines.length > 0 ? `${lines.join("\n")}\n` : "none\n");
  });

  it("says the same in all formats", () => {
    const found = checked.events.filter(
      ({ event, level, place }) =>
        event === "diagnostic" &&
        level === "error" &&
        (place as { file: string }).file.startsWith(`content/${name}/`),
    );
    expect(found).toEqual([]);
  });

  it("has the expected HTML", async () => {
    const texts: string[] = [];
    for (const { path, template } of artifacts("html")) {
      const html = await workspace.text(`out/${path}`);
      const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? "";
      texts.push(
        `<!-- ${template} -->\n${main
          .replace(/src="data:[^"]+"/g, 'src="data:…"')
          .replace(/>(?=<(?!\/))/g, ">\n")
          .trim()}\n`,
      );
    }
    await compare(name, "expected.html", texts.join("\n"));
  });

  it("has the expected plain text", async () => {
    const texts: string[] = [];
    for (const { path, template } of artifacts("txt"))
      texts.push(`${template}:\n\n${await workspace.text(`out/${path}`)}`);
    await compare(name, "expected.txt", texts.join("\n"));
  });

  it("has the expected Word document", async () => {
    const texts: string[] = [];
    for (const { path, template } of artifacts("docx")) {
      const parts = unzipSync(await workspace.read(`out/${path}`));
      for (const part of ["word/document.xml", "word/footnotes.xml"])
        texts.push(`<!-- ${template}: ${part} -->\n${prettyXml(strFromU8(parts[part] ?? new Uint8Array()))}`);
    }
    await compare(name, "expected.docx.xml", texts.join("\n"));
  });

  it("has the expected PDF", async () => {
    const texts: string[] = [];
    for (const { path, template, pages } of artifacts("pdf")) {
      const outline = await pdfOutline(await workspace.read(`out/${path}`));
      const lines = outline.items.map((item) => {
        const what =
          item.kind === "heading"
            ? `h${item.level}`
            : item.kind === "cell"
              ? `cell ${item.row}:${item.column}`
              : item.kind;
        return `${what} | ${item.text}${item.page ? ` ${item.page}` : ""}${item.links.length > 0 ? ` → ${item.links.join(" ")}` : ""}`;
      });
      for (const [number, note] of outline.notes) lines.push(`note ${number} | ${note.text}`);
      texts.push(`${template}: ${pages} pages\n${lines.join("\n")}\n`);
    }
    await compare(name, "expected.pdf.txt", texts.join("\n"));
  });
});

it("shows every role in some case", async () => {
  const texts = await Promise.all(
    manifest.artifacts
      .filter(({ format }) => format === "html")
      .map(({ path }) => workspace.text(`out/${path}`)),
  );
  // Running lines are in margin boxes and in Word's headers: no element of a page has their role. A missing picture passes no
  // check, as every case does.
  const elsewhere = ["running", "missing-picture"];
  const missing = Object.keys(roles).filter(
    (role) => !elsewhere.includes(role) && !texts.some((text) => text.includes(`data-role="${role}"`)),
  );
  expect(missing).toEqual([]);
});

async function compare(name: string, file: string, actual: string): Promise<void> {
  const path = join(folder, name, file);
  if (update) {
    await writeFile(path, actual);
    return;
  }
  expect(existsSync(path), `${file} is missing; UPDATE=1 npm test writes it`).toBe(true);
  expect(actual).toBe(await readFile(path, "utf8"));
}
