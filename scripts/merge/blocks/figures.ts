import { defineBlock } from "./define-block.ts";
import { termBoxes } from "./term-boxes.ts";

/** `:::figures` … `:::`. */
export const figures = defineBlock({
  name: "figures",
  kind: "container",
  description: "large numbers in a row: a list whose items start with a bold number",
  example: ":::figures\n- **166** member states\n:::",
  attributes: {},
  content: "list-with-terms",
  roles: ["figures", "figures-item", "figure-number", "figure-label"],
  run: ({ content, source }) =>
    termBoxes(content, source, {
      box: "figures",
      item: "figures-item",
      term: "figure-number",
      rest: "figure-label",
    }),
});
