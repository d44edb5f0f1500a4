import type { Root } from "mdast";
import { visitMarkdown } from "../../document/tree.ts";

/** Notes of lists whose numbers were typed as `1)`: the syntax tree knows no difference (CommonMark §5.3), people do. */
export function listDelimiters(tree: Root, source: string): void {
  visitMarkdown(tree, (node) => {
    if (node.type !== "list" || !node.ordered) return;
    const from = node.children[0]?.position?.start.offset;
    if (from !== undefined && /^\d{1,9}\)/.test(source.slice(from, from + 10)))
      node.data = { ...node.data, delimiter: ")" };
  });
}
