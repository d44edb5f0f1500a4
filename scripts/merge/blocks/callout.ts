import type { ElementContent } from "hast";
import { element, text } from "../../document/tree.ts";
import { defineBlock } from "./define-block.ts";

/** `:::callout{kind=summary title="…"}` … `:::`. */
export const callout = defineBlock({
  name: "callout",
  kind: "container",
  description: "a box that stands out, with a heading of its own",
  example: ":::callout{kind=summary}\nText.\n- An item\n:::",
  attributes: {
    kind: {
      type: "choice",
      values: {
        note: "something beside the text",
        summary: "the text in brief",
        warning: "what must not be overlooked",
      },
      default: "note",
      description: "what it is for; the heading follows from it",
    },
    title: { type: "text", description: "another heading" },
  },
  content: "blocks",
  roles: ["callout", "callout-title", "callout-text", "callout-item"],
  run({ attributes: { kind, title }, content, source, context: { labels } }) {
    const heading = title ?? labels[kind] ?? labels.note ?? "";
    const head = element("p", { dataRole: "callout-title", ...source }, [text(heading)]);
    setCalloutRoles(content);
    return element("div", { dataRole: "callout", dataKind: kind, ...source }, [head, ...content]);
  },
});

/** Text in a callout is set smaller than the text around it, so it has roles of its own. */
function setCalloutRoles(nodes: readonly ElementContent[]): void {
  for (const node of nodes) {
    if (node.type !== "element") continue;
    if (node.tagName === "p" && node.properties.dataRole === undefined)
      node.properties.dataRole = "callout-text";
    if (node.tagName === "p" && node.properties.dataRole === "item")
      node.properties.dataRole = "callout-item";
    setCalloutRoles(node.children);
  }
}
