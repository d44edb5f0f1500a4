import type { Element, ElementContent } from "hast";
import { element, text } from "../document/tree.ts";

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
  heading.children.unshift(element("span", { dataRole: "section-number" }, [text(number)]), text(" "));
}
