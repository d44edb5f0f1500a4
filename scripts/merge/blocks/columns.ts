import { element } from "../../document/tree.ts";
import { defineBlock } from "./define-block.ts";

/** `:::columns{count=3}` … `:::`. */
export const columns = defineBlock({
  name: "columns",
  kind: "container",
  description: "text in columns",
  example: ":::columns{count=3}\nText.\n:::",
  attributes: {
    count: {
      type: "number",
      least: 2,
      most: 3,
      default: 2,
      description: "how many; a phone shows one",
    },
  },
  content: "blocks",
  roles: ["columns"],
  run: ({ attributes: { count }, content, source }) =>
    element("div", { dataRole: "columns", ...source, dataCount: count }, content),
});
