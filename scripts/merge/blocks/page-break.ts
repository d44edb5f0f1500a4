import { element } from "../../document/tree.ts";
import { defineBlock } from "./define-block.ts";

/** `::pagebreak`. */
export const pageBreak = defineBlock({
  name: "pagebreak",
  kind: "leaf",
  description: "what follows starts on a new page",
  example: "::pagebreak",
  attributes: {},
  content: "none",
  roles: ["page-break"],
  run: ({ source }) => element("div", { dataRole: "page-break", ...source }),
});
