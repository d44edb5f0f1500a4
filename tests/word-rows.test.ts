import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/*
 * In Word, figures, cards and steps stand side by side in the cells of a table. What is in them has to have room there: a table of four
 * columns was set letter by letter, and the ninth level of a list beyond its cell, where LibreOffice shows nothing.
 */

const cells = (words: number): string => {
  const row = Array.from({ length: words }, (_, at) => `наименование${at}`).join(" | ");
  return `| ${row} |\n|${"---|".repeat(words)}\n| ${row} |`;
};
const levels = (count: number, sign: string): string =>
  Array.from(
    { length: count },
    (_, level) => `${" ".repeat(level * sign.length)}${sign}дълбоко${level}`,
  ).join("\n");

/** What an item holds, and how many of three stand side by side then. */
const held: Readonly<Record<string, { text: string; beside: number }>> = {
  words: { text: "Дълги думи: непротивоконституционствувателствувайте.", beside: 3 },
  "a list": { text: levels(3, "- "), beside: 3 },
  "a small table": { text: cells(1), beside: 3 },
  "a table of four columns": { text: cells(4), beside: 1 },
  "a table of two columns": { text: cells(2), beside: 2 },
  "nine levels of a list": { text: levels(9, "- "), beside: 2 },
  "nine levels of numbers": { text: levels(9, "1. "), beside: 1 },
  "a table in a box in an item": {
    text: `- дума\n\n  :::callout{kind=note}\n\n  ${cells(3).replaceAll("\n", "\n  ")}\n\n  :::`,
    beside: 1,
  },
};

let workspace: Workspace;
beforeAll(async () => {
  workspace = await createWorkspace();
  for (const [index, { text }] of Object.values(held).entries())
    for (const name of ["figures", "cards", "timeline"]) {
      const items = `- **1** едно\n\n  ${text.replaceAll("\n", "\n  ")}\n- **2** две\n- **3** три`;
      await workspace.write(
        `content/${name}-${index}/bg.md`,
        `---\ntitle: Заглавие\ntemplate: briefing\n---\n\n:::${name}\n\n${items}\n\n:::\n`,
      );
    }
  await workspace.run("build", "--format", "docx");
}, 60_000);
afterAll(() => workspace.remove());

describe.each(["figures", "cards", "timeline"])("%s", (name) => {
  it.each(Object.entries(held).map(([what, { beside }], index) => ({ what, beside, index })))(
    "stand side by side as far as there is room for $what",
    async ({ what, beside, index }) => {
      const bytes = await workspace.read(`out/${name}-${index}/bg/${name}-${index}.bg.docx`);
      const xml = strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());
      const rows = [...xml.matchAll(/<w:tblStyle w:val="DiplaBox"\/>.*?<w:tblGrid>(.*?)<\/w:tblGrid>/g)]
        .map(([, grid = ""]) => grid.split("<w:gridCol").length - 1)
        // The letterhead is a row of three as well, and stands before all.
        .slice(1);
      // What stands alone is in no table, but for cards, which have a ground.
      expect(rows[0] ?? 1).toBe(beside);
      if (beside === 1 && !what.includes("box")) expect(rows.length > 0).toBe(name === "cards");
    },
  );
});
