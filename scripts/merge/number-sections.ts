import type { Element, ElementContent, Root } from "hast";

/** Puts “1.”, “1.1” before h2 and h3 of the flowing text; headings in boxes (callouts, panels) keep none. */
export function numberSections(content: readonly ElementContent[]): void {
  let section = 0;
  let subsection = 0;
  for (const node of content) {
    if (node.type !== "element") continue;
    if (node.tagName === "h2") {
      section += 1;
      subsection = 0;
      prefix(node, `${section}.`);
    } else if (node.tagName === "h3" && section > 0) {
      subsection += 1;
      prefix(node, `${section}.${subsection}`);
    }
  }
}

function prefix(heading: Element, number: string): void {
  const mark: Element = {
    type: "element",
    tagName: "span",
    properties: { dataRole: "section-number" },
    children: [{ type: "text", value: number }],
  };
  heading.children.unshift(mark, { type: "text", value: " " });
}

/** Plain text of a node, with nothing for pictures. */
export function plainText(node: Root | ElementContent): string {
  if (node.type === "text") return node.value;
  if (!("children" in node)) return "";
  return node.children.map((child) => plainText(child as ElementContent)).join("");
}
