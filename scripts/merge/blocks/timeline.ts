import { defineBlock } from "./define-block.ts";
import { termBoxes } from "./term-boxes.ts";

/** `:::timeline` … `:::`. */
export const timeline = defineBlock({
  name: "timeline",
  kind: "container",
  description: "what happened when: a list whose items start with a bold year or day",
  example: ":::timeline\n- **1951** The beginning\n:::",
  attributes: {},
  content: "list-with-terms",
  roles: ["timeline", "timeline-item", "timeline-term", "timeline-text"],
  run: ({ content, source }) =>
    termBoxes(content, source, {
      box: "timeline",
      item: "timeline-item",
      term: "timeline-term",
      rest: "timeline-text",
    }),
});
