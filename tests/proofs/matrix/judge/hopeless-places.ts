import type { Block, Document } from "../grammar/document-tree.ts";
import { isNarrowIn } from "../grammar/expected-refusals.ts";

/** mm by which a level of a list is set in at least, with the room of a number before it or without. */
const stepOf = { numbers: 6, others: 5 } as const;
/** So far in, a card or half a column ends before the first word stands in it: seven levels of bullets, six of numbers. */
const tooFarIn = 35;
/**
 * So many columns have no room in a card or half a column, in something that stands in something else, and in a box, an item or a note
 * of their own. Where words are divided there is room for all of them but in what is narrow.
 */
const columnsTooMany = {
  divided: { narrow: 4, deep: Number.POSITIVE_INFINITY, held: Number.POSITIVE_INFINITY },
  whole: { narrow: 3, deep: 3, held: 12 },
} as const;

/**
 * Words of a document that stand where no word has room: deep in lists within something narrow, or in a table of too many columns for
 * what it stands in.
 */
export function wordsWithoutRoom({
  sections,
  lang,
  template,
}: Pick<Document, "sections" | "lang" | "template">): Set<string> {
  const found = new Set<string>();
  const most = lang === "ar" ? columnsTooMany.whole : columnsTooMany.divided;
  for (const { blocks } of sections)
    collect(blocks, { template, most, holders: 0, setIn: undefined, isHopeless: false }, found);
  return found;
}

/** Where a value stands. */
interface Place {
  template: string;
  most: (typeof columnsTooMany)[keyof typeof columnsTooMany];
  /** Boxes, lists, quotations and notes around it. */
  holders: number;
  /** mm within the narrow box around it; undefined where there is no such box. */
  setIn: number | undefined;
  isHopeless: boolean;
}

function collect(value: unknown, place: Place, found: Set<string>): void {
  if (typeof value === "string" && place.isHopeless) for (const word of value.split(/\s+/)) found.add(word);
  if (typeof value !== "object" || value === null) return;
  const inner = "kind" in value ? within(value as Block | { kind: "note" }, place) : place;
  for (const child of Object.values(value)) collect(child, inner, found);
}

const holders = /^(?:list|typed-bullets|quotation|box|terms|definitions|note)$/;

/** Where that stands which is in a block, or in a note. */
function within(block: Block | { kind: "note" }, outer: Place): Place {
  // A note stands at the foot of the page, whatever its mark stands in.
  const place = block.kind === "note" ? { ...outer, holders: 0, setIn: undefined, isHopeless: false } : outer;
  const columns = columnsOf(block);
  if (columns > 0) return { ...place, isHopeless: place.isHopeless || areTooMany(columns, place) };
  if (!holders.test(block.kind)) return place;
  const setIn = isNarrow(block, place) ? (place.setIn ?? 0) : place.setIn;
  const further = setIn === undefined ? undefined : setIn + stepIn(block);
  return {
    ...place,
    holders: place.holders + 1,
    setIn: further,
    isHopeless: place.isHopeless || (further ?? 0) >= tooFarIn,
  };
}

function stepIn(block: Block | { kind: "note" }): number {
  if (block.kind === "list") return block.list === "numbers" ? stepOf.numbers : stepOf.others;
  return block.kind === "typed-bullets" ? stepOf.others : 0;
}

function isNarrow(block: Block | { kind: "note" }, { template }: Place): boolean {
  if (block.kind === "terms") return isNarrowIn(template, block.name);
  return block.kind === "box" && block.name === "columns";
}

/** Columns of a table, or of the numbers below a chart; 0 for anything else. */
function columnsOf(block: Block | { kind: "note" }): number {
  if (block.kind === "chart") return block.header.length;
  return block.kind === "table" ? (block.rows[0]?.length ?? 0) : 0;
}

function areTooMany(columns: number, { most, holders, setIn }: Place): boolean {
  return (
    (setIn !== undefined && columns >= most.narrow) ||
    (holders > 1 && columns >= most.deep) ||
    (holders > 0 && columns >= most.held)
  );
}
