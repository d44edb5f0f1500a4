import { expect, it } from "vitest";
import { readPages } from "./support/read-pages.ts";
import { createWorkspace } from "./support/workspace.ts";

/* Where a page ends in figures side by side, the browser left one line of a figure's large type there: a word of two lines was torn. */

/** Figures that are wider than a third of the page, each a word of its own. */
const words = "аеиоуя"
  .split("")
  .flatMap((one) => "бвгд".split("").map((two) => `порутуго${two}${one}рутуго`));

it("leaves a figure of two lines whole, wherever its page ends", async () => {
  const groups = words.map((word, index) => {
    const lines = Array.from({ length: 16 + index }, () => "Дума след дума.").join("\n\n");
    const figures = `:::figures\n\n- **${word}** редигуло\n- **дванайсет** мекокозо\n\n  ::chart{data="a.csv" type=bar title="Диаграма"}\n- **три** бематани\n\n:::`;
    return `::pagebreak\n\n${lines}\n\n> - дулетоти\n>\n${figures.replace(/^/gm, ">   ")}`;
  });
  const workspace = await createWorkspace({
    "content/a/bg.md": `---\ntitle: Заглавие\ntemplate: briefing\nformats: [pdf]\nprint: {outputs: []}\n---\n\n${groups.join("\n\n")}\n`,
    "content/a/a.csv": "Година,Молби\n2024,12\n2025,13\n2026,14\n2027,15\n2028,16\n2029,17\n",
  });
  try {
    expect((await workspace.run("build")).code).toBe(0);
    const pages = await readPages(await workspace.read("out/a/bg/a.bg.pdf"));
    const shown = pages.map(({ texts }) => texts.map(({ text }) => text.trim()).join(""));
    expect(words.filter((word) => !shown.some((page) => page.includes(word)))).toEqual([]);
  } finally {
    await workspace.remove();
  }
});
