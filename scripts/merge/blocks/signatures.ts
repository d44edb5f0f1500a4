import { element } from "../../document/tree.ts";
import { defineBlock } from "./define-block.ts";

/** `:::signatures` … `:::`. */
export const signatures = defineBlock({
  name: "signatures",
  kind: "container",
  description: "lines to sign on, one for each item of a list",
  example: ":::signatures\n- Maria Petrova, director\n:::",
  attributes: {},
  content: "list",
  roles: ["signatures", "signature"],
  run: ({ content, source }) =>
    element(
      "div",
      { dataRole: "signatures", ...source },
      content.map((item) => element("p", { dataRole: "signature", ...item.source }, item.text)),
    ),
});
