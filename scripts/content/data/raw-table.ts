import type { Separator } from "../csv/read-csv.ts";

/** A cell of a chart's data as it is written, and where. */
export interface RawCell {
  text: string;
  /** Of what is a number in the file itself, as in YAML, and not only looks like one. */
  value?: number | undefined;
  line?: number | undefined;
  column?: number | undefined;
}

/** A chart's data before anything is known of its numbers: the row of names first. Rows may be too short or too long. */
export interface RawTable {
  head: readonly RawCell[];
  rows: readonly (readonly RawCell[])[];
  /** What stands between the cells; undefined where nothing does. */
  separator?: Separator | undefined;
}

/** What is wrong with the data: keys of the sentences' parts, and what fills their blanks. */
export interface TableFault {
  reason: string;
  /** What to do about it. */
  suggestion: string;
  facts?: Readonly<Record<string, string | number>>;
  cell?: Partial<RawCell> | undefined;
}

/** True for a table that could be read. */
export function isRawTable(table: RawTable | TableFault): table is RawTable {
  return "rows" in table;
}
