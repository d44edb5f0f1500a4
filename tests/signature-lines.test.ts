import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* A line to sign on is as wide in Word as in PDF: half of the text where there is one, and two stand in a row. */
const text = (lang: string, template: string, ...names: string[]): string =>
  `---\ntitle: A\nlang: ${lang}\ntemplate: ${template}\n---\n\n## B\n\nC.\n\n:::signatures\n${names.map((name) => `- ${name}`).join("\n")}\n:::\n`;
let workspace: Workspace;
beforeAll(async () => {
  workspace = await createWorkspace({
    "content/one-briefing.md": text("en", "briefing", "Maria"),
    "content/one-letter.md": text("en", "letter", "Maria"),
    "content/one-right.md": text("ar", "letter", "مريم"),
    "content/two.md": text("en", "briefing", "Maria", "Ivan"),
  });
  await workspace.run("build", "--format", "docx");
}, 60_000);
afterAll(() => workspace.remove());

/** Widths of the columns of the table that is signed in, in twips, and the text's width. */
async function widths(name: string): Promise<{ columns: number[]; text: number }> {
  const lang = name === "one-right" ? "ar" : "en";
  const bytes = await workspace.read(`out/${name}/${lang}/${name}.${lang}.docx`);
  const xml = new TextDecoder().decode(unzipSync(bytes)["word/document.xml"]);
  const table = xml.match(/<w:tbl>(?:(?!<w:tbl>).)*?"Signature".*?<\/w:tbl>/s)?.[0] ?? "";
  const columns = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
  const [, page = 0] = xml.match(/<w:pgSz [^>]*w:w="(\d+)"/) ?? [];
  const sides = ["left", "right"].map((side) =>
    Number(xml.match(new RegExp(`<w:pgMar [^>]*w:${side}="(\\d+)"`))?.[1]),
  );
  return { columns, text: Number(page) - (sides[0] ?? 0) - (sides[1] ?? 0) };
}

describe("a line to sign on", () => {
  it.each(["one-briefing", "one-letter", "one-right", "two"])(
    "of %s is half as wide as the text",
    async (name) => {
      const { columns, text } = await widths(name);
      expect(columns).toHaveLength(2);
      for (const width of columns) expect(Math.abs(width - text / 2)).toBeLessThan(3);
    },
  );
});
