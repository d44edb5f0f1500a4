import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type CommandResult, createWorkspace, type Workspace } from "./support/workspace.ts";

/*
 * Words in a script that a document's own fonts lack are set in those that ship for that script: in every place, in every
 * format, and nobody has to ask.
 */
const samples = {
  ar: "مكتبة المدينة",
  fa: "کتابخانهٔ پژوهش گرامی",
  he: "ספריית העיר",
  el: "Βιβλιοθήκη",
  ru: "Библиотека",
} as const;
const own = { bg: "Читалня", ar: "غرفة", he: "חדר", fa: "اتاق پژوهش گرامی" } as const;

const document = (title: string, foreign: readonly string[]): string => `---
title: ${title}
template: briefing
---

## ${foreign.join(" ")}

${foreign.map((words) => `${title} ${words} **${words}** *${words}* \`${words}\`[^1]`).join("\n\n")}

| ${foreign[0]} | ${title} |
|---|---|
| ${foreign.join(" | ").split(" | ").slice(0, 2).join(" | ")} |

:::callout
${foreign.join(", ")}
:::

> ${foreign[0]}

[^1]: ${foreign.join(" ")}
`;

let scratch: Workspace;
let checked: CommandResult;

beforeAll(async () => {
  const files = Object.entries(own).map(([tag, title]) => [
    `content/doc/${tag}.md`,
    document(
      title,
      Object.entries(samples).flatMap(([lang, words]) => (lang === tag ? [] : [words])),
    ),
  ]);
  scratch = await createWorkspace({
    ...Object.fromEntries(files),
    "content/leaflet/ar.md": `---\ntitle: مكتبة ул. Река\ntemplate: leaflet-halffold\n---\n\n## مكتبة ул. Река\n\nنص Библиотека Βιβλιο.\n`,
    "content/marks/bg.md": `---\ntitle: За́мък и x̄\ntemplate: briefing\n---\n\n## Средно x̄ ≧̸ y\n\nКола́, v⃗, *о́пит*, **p̂**, \`≦̸\`, c ≧̸ d, ѝ, 5̸ и ★.\n`,
    "content/unknown/bg.md": `---\ntitle: Читалня\ntemplate: briefing\n---\n\nТекст.\n\nТекст 漢 и **漢**.\n`,
  });
  checked = await scratch.run("check", "--json", "--no-report");
  await scratch.run("build");
}, 240_000);
afterAll(() => scratch.remove());

const foundIn = (part: string): Record<string, unknown>[] =>
  checked.events.filter(
    ({ event, level, place }) =>
      event === "diagnostic" && level === "error" && JSON.stringify(place).includes(part),
  );

it.each(Object.keys(own))("all words have a face and are the same in all formats: %s", (tag) => {
  expect(foundIn(`content/doc/${tag}.md`)).toEqual([]);
});

it("a leaflet in Arabic has Cyrillic and Greek", () => {
  expect(foundIn("content/leaflet")).toEqual([]);
});

it("Word has the font of each script in its runs and in the file", async () => {
  const parts = unzipSync(await scratch.read("out/doc/bg/doc.bg.docx"));
  const document = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  const notes = strFromU8(parts["word/footnotes.xml"] ?? new Uint8Array());
  for (const xml of [document, notes]) {
    const runs = [...xml.matchAll(/<w:r>(.*?)<\/w:r>/gs)].map(([, inside = ""]) => inside);
    const fontOf = (words: string): Set<string | undefined> =>
      new Set(runs.filter((run) => run.includes(words)).map((run) => /w:cs="([^"]*)"/.exec(run)?.[1]));
    expect(
      [...fontOf("מדינ"), ...fontOf("העיר")].every((name) => /^(?:Frank Ruhl Libre|Heebo)/.test(name ?? "")),
    ).toBe(true);
    expect([...fontOf("پژوهش")].every((name) => /^Amiri/.test(name ?? ""))).toBe(true);
    expect(fontOf("پژوهش").size).toBeGreaterThan(0);
  }
  const embedded = strFromU8(parts["word/fontTable.xml"] ?? new Uint8Array());
  expect(embedded).toContain('w:name="Amiri"');
  expect(embedded).toContain('w:name="Frank Ruhl Libre"');
});

it("HTML carries them; a Persian word is set in one font, not letter by letter", async () => {
  const families = async (tag: string): Promise<string> => {
    const html = await scratch.text(`out/doc/${tag}/doc.${tag}.html`);
    return [...html.matchAll(/--font-\w+:[^;]*;|font-family:"Amiri in sans";.*?src/g)].map(String).join("\n");
  };
  const persian = await families("fa");
  expect(persian).toContain('--font-sans:"Amiri in sans","Tajawal"');
  expect(persian).toMatch(/font-family:"Amiri in sans";.*unicode-range:U\+0600-06FF/);
  expect(await families("bg")).toMatch(/--font-serif:"Source Serif 4",[^;]*"Frank Ruhl Libre in serif"/);
});

it("a sign that no font has is told once, where it stands first", () => {
  // What the missing sign does to the PDF is no fault of Dipla's to be reported, nor another one of the text's.
  expect(foundIn("content/unknown")).toEqual([
    expect.objectContaining({
      code: "font-package-missing",
      place: { file: "content/unknown/bg.md", line: 8, column: 1 },
    }),
  ]);
});

it("letters and signs with marks of their own are set in one face, mark included", async () => {
  expect(foundIn("content/marks/bg.md")).toEqual([]);
  const files = unzipSync(await scratch.read("out/marks/bg/marks.bg.docx"));
  const xml = strFromU8(files["word/document.xml"] ?? new Uint8Array());
  for (const sign of ["≧̸", "≦̸", "v⃗"]) {
    const run = [...xml.matchAll(/<w:r>(?:(?!<\/w:r>).)*<\/w:r>/gs)].find(([words]) => words.includes(sign));
    expect(run?.[0], sign).toContain('w:ascii="Noto Sans Math"');
  }
});
