import type { Emphasis, List, Root, Strong } from "mdast";
import { visitMarkdown } from "../../document/tree.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";

/**
 * Tells of numbers that Markdown changes without a word: a list counts on from its first number whatever stands behind (CommonMark §5.3), and
 * stars between figures, 2*3*4, make the second one italic and vanish (§6.2).
 *
 * @param source what was parsed
 */
export function reportNumbersAsMarkup(
  tree: Root,
  source: string,
  file: string,
  diagnostics: Diagnostics,
): void {
  visitMarkdown(tree, (node) => {
    if (node.type === "list" && node.ordered) reportRenumbered(node, source, file, diagnostics);
    if (node.type === "emphasis" || node.type === "strong") reportStarred(node, source, file, diagnostics);
  });
}

/** The first item with another number than it gets. Who writes the same number each time lets the list count. */
function reportRenumbered(list: List, source: string, file: string, diagnostics: Diagnostics): void {
  const items = list.children.map(({ position }, index) => {
    const from = position?.start.offset ?? 0;
    const typed = /^\d{1,9}[.)]/.exec(source.slice(from, from + 10))?.[0] ?? "";
    return { typed, shown: (list.start ?? 1) + index, place: position?.start };
  });
  if (items.every(({ typed }) => typed === items[0]?.typed)) return;
  const changed = items.find(({ typed, shown }) => typed !== "" && Number.parseInt(typed, 10) !== shown);
  if (!changed) return;
  const { typed, shown, place } = changed;
  const escaped = `${typed.slice(0, -1)}\\${typed.slice(-1)}`;
  diagnostics.add(
    "list-renumbered",
    { file, line: place?.line, column: place?.column },
    { typed, shown, escaped },
  );
}

function reportStarred(
  node: Emphasis | Strong,
  source: string,
  file: string,
  diagnostics: Diagnostics,
): void {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined || source[start.offset] !== "*") return;
  const before = /\d+(?:[.,]\d+)*$/.exec(source.slice(Math.max(0, start.offset - 20), start.offset))?.[0];
  const behind = /^\d+(?:[.,]\d+)*/.exec(source.slice(end.offset, end.offset + 20))?.[0];
  const inside = source.slice(start.offset, end.offset);
  if (before === undefined || behind === undefined || !/^\*+[\p{L}\p{N}.,]+\*+$/u.test(inside)) return;
  const found = `${before}${inside}${behind}`;
  diagnostics.add(
    "number-starred",
    { file, line: start.line, column: start.column },
    { found, shown: found.replaceAll("*", "") },
  );
}
