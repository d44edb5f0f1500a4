import type { Document } from "../grammar/document-tree.ts";

/** So many levels of lists are wider than a card or half a column, before the first word stands in it. */
const tooDeep = 7;

/** Words of a document that stand in items so deep within something narrow that no word has room there. */
export function wordsTooDeep({ sections }: Pick<Document, "sections">): Set<string> {
  const found = new Set<string>();
  collect(sections, undefined, found);
  return found;
}

/** @param levels of lists within the narrow box around the value; undefined where there is none */
function collect(value: unknown, levels: number | undefined, found: Set<string>): void {
  if (typeof value === "string" && levels !== undefined && levels >= tooDeep) found.add(value);
  if (typeof value !== "object" || value === null) return;
  const kind = "kind" in value ? value.kind : undefined;
  const isNarrow = kind === "terms" || (kind === "box" && "name" in value && value.name === "columns");
  const isList = kind === "list" || kind === "typed-bullets";
  // A note stands at the foot of the page, whatever its mark stands in.
  const outer = kind === "note" ? undefined : levels;
  const inner = isNarrow ? (outer ?? 0) : isList && outer !== undefined ? outer + 1 : outer;
  for (const child of Object.values(value)) collect(child, inner, found);
}
