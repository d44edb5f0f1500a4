import type { Nodes, Root } from "mdast";
import { placeOfNode, type SourceTexts } from "../document/position.ts";
import { replaceInMarkdown } from "../document/tree.ts";
import type { Diagnostics } from "../findings/diagnostics.ts";

/**
 * A heading without words, left over from a template or from a field without a value, is told and left out: it would have a number and a
 * line in the contents of one format, and none in another. WCAG 2.2, 2.4.6.
 */
export function dropEmptyHeadings(body: Root, texts: SourceTexts, diagnostics: Diagnostics): void {
  replaceInMarkdown(body, (node, enter) => {
    if (node.type !== "heading" || !node.children.every(isSilent)) {
      enter(node);
      return [node];
    }
    diagnostics.add("heading-empty", placeOfNode(node, texts));
    return [];
  });
}

/** Comments and line ends; a picture may have words that are not text. */
function isSilent(node: Nodes): boolean {
  if (node.type === "text") return node.value.trim() === "";
  return node.type === "break" || (node.type === "html" && /^<(?:!--|br\b)/i.test(node.value));
}
