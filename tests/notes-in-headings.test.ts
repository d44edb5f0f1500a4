import { expect, it } from "vitest";
import { createWorkspace } from "./support/workspace.ts";

/*
 * Where the lines of a heading end depends on its words: a note's mark moves through a heading of many words, so that in some documents
 * it is the last thing of a line.
 */
const spoken = "Предложения за подобряване на сътрудничеството между министерствата и общините".split(" ");

it("a note's mark may end a line of a heading, in every place of it", async () => {
  const headings = spoken.map((word, index) => {
    const words = spoken.with(index, `${word}[^${index}]`);
    return `## ${index + 1} ${words.join(" ")}\n\nТекст.\n\n[^${index}]: Бележка.\n`;
  });
  const text = (template: string): string =>
    `---\ntitle: Отчет\nlang: bg\ntemplate: ${template}\nformats: [pdf]\n---\n\n${headings.join("\n")}`;
  const workspace = await createWorkspace({
    "content/first.md": text("briefing"),
    "content/second.md": text("brochure"),
  });
  try {
    const { code, stderr } = await workspace.run("check", "--no-report");
    expect(code, stderr).toBe(0);
  } finally {
    await workspace.remove();
  }
}, 60_000);
