import type { Element } from "hast";
import { textProperty } from "../../document/tree.ts";

/** What a style sheet says of words that nobody is to see: not shown, of no size, clear, white, or beside the page. */
const hiding =
  /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0?\.?0*\s*(?:;|!|$)|font-size\s*:\s*0*(?:[0-3](?:\.\d+)?|\.\d+)(?:px|pt|em|rem|%)?\s*(?:;|!|$)|(?:^|[;\s])color\s*:\s*(?:white|transparent|#fff(?:f{3})?\b|rgba?\([^)]*,\s*0\s*\))|text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{3,}|clip\s*:\s*rect\(0/i;

/**
 * Whether an author's HTML hides its words. Dipla shows no author's styles, so they would turn up in every file: words that nobody
 * saw on the page they were copied from, or that were meant for machines only.
 */
export function isHiddenFromReaders(node: Element): boolean {
  if (node.properties.hidden !== undefined && node.properties.hidden !== false) return true;
  const colour = textProperty(node, "color") ?? "";
  return hiding.test(textProperty(node, "style") ?? "") || /^(?:white|#fff(?:fff)?)$/i.test(colour);
}
