import { unzipSync } from "fflate";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { placedDrawings } from "./support/word-rooms.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

const picture = "![A harbour](wide.png)";
const drawing = "![A quay](wide.svg)";
const cells = (count: number, cell: string): string =>
  `| ${Array.from({ length: count }, (_, index) => `C${index}`).join(" | ")} |\n| ${"--- | ".repeat(count)}\n| ${Array.from({ length: count }, () => cell).join(" | ")} |`;

/** Everything that a picture can stand in, each narrower than the picture is. */
const places: Readonly<Record<string, string>> = {
  "a cell of two": cells(2, picture),
  "a cell of eight": cells(8, drawing),
  "a cell with words": cells(4, `Words ${picture} and words`),
  "a narrow cell beside a broad one": `| A | B |\n| --- | --- |\n| ${picture} | ${"long words in a broad column ".repeat(6)} |`,
  "a joined cell": `| A | B | C | D |\n| --- | --- | --- | --- |\n| ${picture} | >> | ${drawing} | D |\n| ^^ | >> | ${picture} | D |`,
  "a list": `- Item ${picture}\n  - Deeper ${picture}\n    1. Deepest ${drawing} words`,
  "a list alone": `- ${picture}\n  - ${picture}`,
  "tasks in a list": `- Item\n  - [ ] Words ${picture}\n  - [ ] ${drawing}\n    - [x] Deeper ${picture}`,
  "a callout": `:::callout{kind=note}\n\n${picture}\n\nWords ${drawing} words.\n\n:::`,
  "a list in a callout": `:::callout{kind=note}\n\n- Words ${picture}\n  - Words ${picture}\n\n:::`,
  "a table in a callout": `:::callout{kind=note}\n\n${cells(3, picture)}\n\n:::`,
  cards: `:::cards\n\n- **One** ${picture}\n- **Two** ${drawing}\n- **Three** words\n- **Four** ${picture}\n\n:::`,
  figures: `:::figures\n\n- **12** ${picture}\n- **13** ${drawing}\n- **14** c\n- **15** d\n\n:::`,
  "a timeline": `:::timeline\n\n- **2024** Words ${picture}\n- **2025** Words ${drawing}\n\n:::`,
  columns: `:::columns{count=3}\n\n${picture}\n\nWords ${drawing} words.\n\n- Item ${picture}\n\n${cells(3, picture)}\n\n:::`,
  "a contact": `:::contact\n\n::qr{url="https://www.example.org"}\n\n**Name** ${picture}\n\n:::`,
  "a quotation": `> Words ${picture}\n>\n> ${drawing}`,
  definitions: `Term ${picture}\n: Words ${drawing} words`,
  "a note": `Words[^n].\n\n[^n]: Words ${picture}\n\n    ${cells(4, drawing).replaceAll("\n", "\n    ")}`,
  signatures: `:::signatures\n\n- Name ${picture}\n- Name\n\n:::`,
};

describe.each(["briefing", "brochure", "leaflet-trifold", "leaflet-zfold"])(
  "pictures in Word, %s",
  (template) => {
    let workspace: Workspace;
    beforeAll(async () => {
      workspace = await createWorkspace({ "dipla.config.json": '{"print": {"outputs": []}}' });
      const wide = await sharp({ create: { width: 1600, height: 300, channels: 3, background: "#336699" } })
        .png()
        .toBuffer();
      const svg =
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 300" width="1600" height="300"><path d="M0 0H1600V300H0Z"/></svg>';
      for (const [index, [, text]] of Object.entries(places).entries())
        for (const lang of ["en", "ar"]) {
          await workspace.write(
            `content/p${index}/${lang}.md`,
            `---\ntitle: A title\ntemplate: ${template}\n---\n\n## Part\n\n${text}\n`,
          );
          await workspace.write(`content/p${index}/wide.png`, wide);
          await workspace.write(`content/p${index}/wide.svg`, svg);
        }
      await workspace.run("build", "--format", "docx");
    }, 120_000);
    afterAll(() => workspace.remove());

    it.each(Object.keys(places).entries().toArray())("%i: never exceed %s", async (index) => {
      for (const lang of ["en", "ar"]) {
        const parts = unzipSync(await workspace.read(`out/p${index}/${lang}/p${index}.${lang}.docx`));
        const drawings = placedDrawings(parts).filter(({ inside }) => inside.length > 0);
        expect(drawings.length).toBeGreaterThan(0);
        for (const { width, room, inside } of drawings)
          expect(width, `${lang}: ${inside.join(" ")}`).toBeLessThanOrEqual(room + 0.02);
      }
    });
  },
);
