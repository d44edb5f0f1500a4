import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* A table of many columns in Word, where there is no page for it that lies: in notes, items, columns and boxes. */

const row = Array.from({ length: 12 }, () => "наименование");
const wide = [`| ${row.join(" | ")} |`, `|${"---|".repeat(12)}`, `| ${row.join(" | ")} |`];
const indented = (by: number): string => wide.map((line) => " ".repeat(by) + line).join("\n");
/** The text of a briefing is 156 mm wide, in twips. */
const textWidth = 8_844;

const listed = `- Точка\n\n${indented(2)}`;
const boxed = (name: string): string => `:::${name}\n\n${wide.join("\n")}\n\nДуми.\n\n:::`;
const sound = ["| А | Б |", "|---|---|", "| Наименование | 1 250 000 |"].join("\n");
const sound4 = sound.replace(/^/gm, "    ");
const head = "---\ntitle: Таблици\nlang: bg\ntemplate: briefing\n---\n\n";

let workspace: Workspace;
let torn: { place: { line: number }; message: string }[];
beforeAll(async () => {
  workspace = await createWorkspace({
    "dipla.config.json": JSON.stringify({ formats: ["docx"], print: { outputs: [] } }),
    "content/note.md": `---\ntitle: Бележки\nlang: bg\ntemplate: briefing\n---\n\nТекст.[^1] Още.[^2]\n\n[^1]: Таблица:\n\n${indented(4)}\n\n    Край.\n\n[^2]: - Точка\n\n${indented(6)}\n\n    Край.\n`,
    "content/columns.md": `${head}Текст.[^1]\n\n:::columns{count=3}\n\nЕдно.[^2]\n\nДве.\n\nТри.\n\n:::\n\n[^1]: Бележка.\n\n${sound4}\n\n[^2]: Бележка.\n\n${sound4}\n`,
    "content/cited.md": `${head}| А[^1] | Б |\n|---|---|\n| 1 | 2 |\n| 3 | 4[^2] |\n\n[^1]: Едно.\n\n[^2]: Две.\n`,
    "content/boxed.md": `${head}:::callout{kind=note}\n\nЕдно.[^1]\n\n:::\n\n:::callout{kind=note}\n\nДве.\n\n:::\n\n:::cards\n\n- **Три** Думи.\n- **Четири** Думи.[^2]\n\n:::\n\n:::cards\n\n- **Пет** Думи.\n\n:::\n\n[^1]: Едно.\n\n[^2]: Две.\n`,
    "content/torn.md": `${head}${[boxed("columns"), listed, boxed("callout"), sound, `:::columns\n\n${sound}\n\n:::`].join("\n\n")}\n`,
  });
  const { events } = await workspace.run("build", "--json", "--ui-lang", "en");
  torn = events.filter(
    ({ code, message }) => code === "not-in-docx" && /torn/.test(String(message)),
  ) as never;
}, 60_000);
afterAll(() => workspace.remove());

it("sets a note's table in the column that its mark stands in, as Word sets the note", async () => {
  const widths = await widthsInNotes("columns");
  const column = (textWidth - (2 * 8 * 1440) / 25.4) / 3;
  expect(widths[0]).toBeGreaterThan(textWidth - 200);
  expect(widths[1]).toBeLessThanOrEqual(column + 12);
});

async function widthsInNotes(name: string): Promise<number[]> {
  const parts = unzipSync(await workspace.read(`out/${name}/bg/${name}.bg.docx`));
  const notes = strFromU8(parts["word/footnotes.xml"] ?? new Uint8Array());
  return [...notes.matchAll(/<w:tblGrid>(.*?)<\/w:tblGrid>/g)].map(([, grid = ""]) =>
    [...grid.matchAll(/w:w="(\d+)"/g)].reduce((sum, [, width]) => sum + Number(width), 0),
  );
}

it("keeps a table of many columns in a note as wide as the text", async () => {
  const widths = await widthsInNotes("note");
  expect(widths.length).toBe(2);
  for (const width of widths) expect(width).toBeLessThanOrEqual(textWidth + 12);
});

it("tells of words that it leaves in pieces of a few letters, at the table's line, and of no others", () => {
  expect(torn.map(({ place, message }) => [place.line, message])).toEqual([
    [
      9,
      "Word can't show this: a table of so many columns in so little room, in which “наименование” is torn to pieces.",
    ],
  ]);
});

/** Of each row whether it cites a note, and whether it is kept on one page; the first rows are those of the page's own head. */
async function rowsOf(name: string): Promise<[cites: boolean, isKept: boolean][]> {
  const parts = unzipSync(await workspace.read(`out/${name}/bg/${name}.bg.docx`));
  const xml = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  return [...xml.matchAll(/<w:tr>.*?<\/w:tr>/g)].map(([row]) => [
    row.includes("footnoteReference "),
    row.includes("<w:cantSplit/>"),
  ]);
}

it("lets a row that cites a note break over pages, and no other: LibreOffice would look for room for ever", async () => {
  expect((await rowsOf("cited")).slice(-3)).toEqual([
    [true, false],
    [false, true],
    [true, false],
  ]);
});

it("lets a box that cites a note break over pages, and no other: LibreOffice loses what it has no room for", async () => {
  expect((await rowsOf("boxed")).slice(-4)).toEqual([
    [true, false],
    [false, true],
    [true, false],
    [false, true],
  ]);
});
