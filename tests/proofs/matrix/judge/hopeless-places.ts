import type { Block, Document } from "../grammar/document-tree.ts";

/** So many levels of lists are wider than a card or half a column, before the first word stands in it. */
const tooDeep = 7;
/** So many columns have no room in a card or half a column, and so many where words are not divided. */
const columnsTooMany = { divided: 4, whole: 3 } as const;

/** Words of a document that stand where no word has room: deep in lists, or in a table of some columns, within something narrow. */
export function wordsWithoutRoom({ sections, lang }: Pick<Document, "sections" | "lang">): Set<string> {
  const found = new Set<string>();
  const most = lang === "ar" ? columnsTooMany.whole : columnsTooMany.divided;
  collect(sections, { levels: undefined, most }, found);
  return found;
}

/** Where a value stands. */
interface Place {
  /** Of lists within the narrow box around it, or `tooDeep` in a table without room; undefined where there is no such box. */
  levels: number | undefined;
  /** Columns that have no room in such a box. */
  most: number;
}

function collect(value: unknown, place: Place, found: Set<string>): void {
  const { levels, most } = place;
  if (typeof value === "string" && levels !== undefined && levels >= tooDeep) found.add(value);
  if (typeof value !== "object" || value === null) return;
  const kind = "kind" in value ? value.kind : undefined;
  const isNarrow = kind === "terms" || (kind === "box" && "name" in value && value.name === "columns");
  const isList = kind === "list" || kind === "typed-bullets";
  const columns = kind === "table" ? ((value as Block & { kind: "table" }).rows[0]?.length ?? 0) : 0;
  // A note stands at the foot of the page, whatever its mark stands in.
  const outer = kind === "note" ? undefined : levels;
  let inner = isNarrow ? (outer ?? 0) : outer;
  if (outer !== undefined && isList) inner = outer + 1;
  if (outer !== undefined && columns >= most) inner = tooDeep;
  for (const child of Object.values(value)) collect(child, { levels: inner, most }, found);
}
