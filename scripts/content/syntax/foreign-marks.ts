import type { Root } from "mdast";
import { foreignTags } from "../../document/foreign-mark.ts";
import { visitMarkdown } from "../../document/tree.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";

/** Tells of marks that another program was to fill in and that stand in the text now, as they were typed. */
export function reportForeignMarks(tree: Root, file: string, diagnostics: Diagnostics): void {
  visitMarkdown(tree, (node) => {
    if (node.type !== "text" || !/\{%|MERGEFIELD|<%/.test(node.value)) return;
    for (const match of node.value.matchAll(foreignTags)) {
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
