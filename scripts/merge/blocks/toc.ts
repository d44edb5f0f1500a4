import { element } from "../../document/tree.ts";
import { defineBlock } from "./define-block.ts";

/** `::toc`; `contents.ts` fills it when all headings are known. */
export const toc = defineBlock({
  name: "toc",
  kind: "leaf",
  description: "the contents, with page numbers where there are pages",
  example: "::toc",
  attributes: {},
  content: "none",
  roles: ["toc", "toc-title", "toc-entry", "link", "toc-page"],
  run: ({ source }) => element("nav", { dataRole: "toc", ...source }),
});
