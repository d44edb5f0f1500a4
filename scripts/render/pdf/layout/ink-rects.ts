/**
 * Rectangles of a text's words, px: in code the spaces that end a line hang over its edge (CSS Text 3, §4.1.3), where nobody sees them.
 * Runs in the page, and is sent there as its own source text.
 */
export function inkRects(node: Node, range: Range): DOMRect[] {
  const text = node.nodeValue ?? "";
  const keepsSpaces = /^pre|break-spaces/.test(
    node.parentElement ? getComputedStyle(node.parentElement).whiteSpace : "",
  );
  if (!keepsSpaces || !/\s\s|\s$/.test(text)) {
    range.selectNodeContents(node);
    return [...range.getClientRects()];
  }
  return [...text.matchAll(/\S+/g)].flatMap(({ 0: words, index }) => {
    range.setStart(node, index);
    range.setEnd(node, index + words.length);
    return [...range.getClientRects()];
  });
}
