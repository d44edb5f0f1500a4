import type { Root } from "mdast";
import { foreignTags } from "../../document/foreign-mark.ts";
import { visitMarkdown } from "../../document/tree.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import { placesIn } from "./places-in.ts";

/** Tells of marks that another program was to fill in and that stand in the text now, as they were typed. */
export function reportForeignMarks(tree: Root, file: string, diagnostics: Diagnostics): void {
  visitMarkdown(tree, (node) => {
    if (node.type !== "text" || !/\{%|MERGEFIELD|<%/.test(node.value)) return;
    const placeOf = placesIn(node.value);
    for (const match of node.value.matchAll(foreignTags)) {
      const within = placeOf(match.index);
      const { line = 1, column = 1 } = node.position?.start ?? {};
      const place = {
        file,
        line: line + within.line - 1,
        column: (within.line === 1 ? column - 1 : 0) + within.column,
      };
      diagnostics.add("field-foreign", place, { field: match[0] });
    }
  });
}
