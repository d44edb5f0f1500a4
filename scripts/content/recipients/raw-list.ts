import type { DiagnosticCode } from "../../findings/diagnostic-codes.ts";
import type { Params } from "../../words/fill.ts";

/** What a list's file is read with. */
export interface ListSource {
  bytes: Uint8Array;
  /** The bytes as text, with `\n` between lines; what had to be guessed of its encoding is told. */
  text(): string;
  /** The sheet that the author names, by its name or its number from 1. */
  sheet: string | undefined;
}

/** A row of a table before anything is known of its meaning; `line` counts from 1: of the text, or the row of a sheet. */
export interface RawRow {
  cells: readonly string[];
  line: number;
  /** Places of cells that hold numbers with a format of their own, written with a comma between thousands and a point before decimals. */
  numbers?: ReadonlySet<number> | undefined;
  /** Cells that can't be used, by their place: a key of the sentences' parts. */
  faults?: ReadonlyMap<number, string> | undefined;
}

/** Something that the table's own program knows and a list does not show. */
export interface RawFinding {
  code: DiagnosticCode;
  line: number;
  params: Params;
}

/** All rows of a table that hold something, titles above its head and the head itself included. */
export interface RawSheet {
  rows: readonly RawRow[];
  /** True where the first row is the head and needs not be looked for. */
  startsWithHead?: boolean | undefined;
  /** Rows are as wide as the table, whatever they hold: a cell too few or too many is no mistake in them. */
  isGrid?: boolean | undefined;
  found?: readonly RawFinding[] | undefined;
}

/** A table whose head is known: names of columns as they are written, and what stands below. */
export interface RawList {
  header: readonly string[];
  /** Where the head stands. */
  line: number;
  rows: readonly RawRow[];
}

/** A list that can't be read: the reason is a key of the sentences' parts, or a library's own words. */
export interface UnreadableList {
  reason: string;
  line?: number | undefined;
  /** What the reason's own blanks hold. */
  params?: Params | undefined;
}

/** True for a table or a list that could be read. */
export function isReadable<T extends object>(list: T | UnreadableList): list is T {
  return !("reason" in list);
}
