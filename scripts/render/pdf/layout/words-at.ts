/**
 * The words by which a reader finds what is too wide, without hidden hyphens, 60 characters at most. The number of a note says nothing:
 * it is told by the word that it stands behind. Runs in the page, and is sent there as its own source text.
 */
export function wordsAt(node: Node): string {
  const mark = "[data-role=note-mark]";
  let words = node.nodeValue ?? "";
  const block = node.parentElement?.closest(mark)?.closest("p, h1, h2, h3, h4, h5, h6, td, th, dt, div");
  const walker = document.createTreeWalker(block ?? node, NodeFilter.SHOW_TEXT);
  for (let before = walker.nextNode(); before && before !== node; before = walker.nextNode())
    if (!before.parentElement?.closest(mark)) words = /\S+\s*$/.exec(before.nodeValue ?? "")?.[0] ?? words;
  return words.replaceAll("\u00ad", "").trim().slice(0, 60);
}
