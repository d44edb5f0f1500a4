import type { Root } from "mdast";
import { visitMarkdown } from "../../document/tree.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";

/** What other programs would have replaced: Liquid's and Jinja's tags, Word's merge fields, ERB's and PHP's tags. */
const marks = /\{%-?\s[^%\n]*%\}|\{\s*MERGEFIELD\b[^}\n]*\}|<%[=-]?\s[^%\n]*%>/g;

/** Tells of marks that another program was to fill in and that stand in the text now, as they were typed. */
export function reportForeignMarks(tree: Root, file: string, diagnostics: Diagnostics): void {
  visitMarkdown(tree, (node) => {
    if (node.type !== "text" || !/\{%|MERGEFIELD|<%/.test(node.value)) return;
    for (const match of node.value.matchAll(marks)) {
      const before = node.value.slice(0, match.index).split("\n");
      const { line = 1, column = 1 } = node.position?.start ?? {};
      const place = {
        file,
        line: line + before.length - 1,
        column: (before.length === 1 ? column : 1) + (before.at(-1)?.length ?? 0),
      };
      diagnostics.add("field-foreign", place, { field: match[0] });
    }
  });
}
