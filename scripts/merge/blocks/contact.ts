import type { ElementContent } from "hast";
import type { LineContent } from "../../document/blocks/block-content.ts";
import { element } from "../../document/tree.ts";
import { defineBlock } from "./define-block.ts";

/** `:::contact` … `:::`. */
export const contact = defineBlock({
  name: "contact",
  kind: "container",
  description: "an address line by line, the name in bold, a QR code beside it",
  example: ":::contact\n**Our office**\n1 Main Street\n:::",
  attributes: {},
  content: "lines",
  roles: ["contact", "address", "contact-name", "contact-line"],
  run({ content, source }) {
    const blocks = content.map(toElement);
    const pictures = blocks.filter(isPicture);
    const lines = blocks.filter((block) => !isPicture(block));
    return element("div", { dataRole: "contact", ...source }, [
      ...pictures,
      element("div", { dataRole: "address" }, lines),
    ]);
  },
});

function isPicture(block: ElementContent): boolean {
  return block.type === "element" && block.tagName === "img";
}

function toElement(line: LineContent): ElementContent {
  return line.kind === "block"
    ? line.element
    : element("p", { dataRole: `contact-${line.kind}`, ...line.source }, line.text);
}
