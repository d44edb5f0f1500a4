import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* A note stands on the page of its mark, which lies for no table of the note's. */

const row = Array.from({ length: 12 }, () => "наименование");
const wide = [`| ${row.join(" | ")} |`, `|${"---|".repeat(12)}`, `| ${row.join(" | ")} |`];
const indented = (by: number): string => wide.map((line) => " ".repeat(by) + line).join("\n");
/** The text of a briefing is 156 mm wide, in twips. */
const textWidth = 8_844;

let workspace: Workspace;
beforeAll(async () => {
  workspace = await createWorkspace({
    "dipla.config.json": JSON.stringify({ formats: ["docx"], print: { outputs: [] } }),
    "content/note.md": `---\ntitle: Бележки\nlang: bg\ntemplate: briefing\n---\n\nТекст.[^1] Още.[^2]\n\n[^1]: Таблица:\n\n${indented(4)}\n\n    Край.\n\n[^2]: - Точка\n\n${indented(6)}\n\n    Край.\n`,
  });
  await workspace.run("build", "--json");
}, 60_000);
afterAll(() => workspace.remove());

it("keeps a table of many columns in a note as wide as the text", async () => {
  const parts = unzipSync(await workspace.read("out/note/bg/note.bg.docx"));
  const notes = strFromU8(parts["word/footnotes.xml"] ?? new Uint8Array());
  const widths = [...notes.matchAll(/<w:tblGrid>(.*?)<\/w:tblGrid>/g)].map(([, grid = ""]) =>
    [...grid.matchAll(/w:w="(\d+)"/g)].reduce((sum, [, width]) => sum + Number(width), 0),
  );
  expect(widths.length).toBe(2);
  for (const width of widths) expect(width).toBeLessThanOrEqual(textWidth + 12);
});
