import type { Element } from "hast";
import { element } from "../../document/tree.ts";
import type { MergeContext } from "../hast/merge-context.ts";
import { palette } from "../hast/palette.ts";
import { defineBlock } from "./define-block.ts";
import { termBoxes } from "./term-boxes.ts";

/** `:::cards` … `:::`. */
export const cards = defineBlock({
  name: "cards",
  kind: "container",
  description:
    "cards side by side, each with an ornament: a list whose items start with a bold title, or are one",
  example: ":::cards\n- **Advice** for those who ask\n:::",
  attributes: {},
  content: "list-with-titles",
  roles: ["cards", "card", "card-title", "card-text", "glyph"],
  run({ content, source, context }) {
    const box = termBoxes(content, source, {
      box: "cards",
      item: "card",
      term: "card-title",
      rest: "card-text",
    });
    box.children.forEach((card, index) => {
      if (card.type === "element") card.children.unshift(glyph(context, index));
    });
    return box;
  },
});

function glyph(context: MergeContext, index: number): Element {
  const key = `glyph-${index}`;
  context.pictures.set(key, {
    kind: "glyph",
    seed: context.template.pattern.seed,
    index,
    palette: palette(context.template.theme),
  });
  return element("img", { dataRole: "glyph", src: `picture:${key}`, alt: "", dataDocx: "omit" });
}
