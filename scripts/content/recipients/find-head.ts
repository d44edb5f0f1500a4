import { knownColumn } from "./known-columns.ts";
import type { RawList, RawRow, RawSheet, UnreadableList } from "./raw-list.ts";

/** How far down a head is looked for: above it stand a title, an office, a date. */
const rowsAbove = 30;

/**
 * Tells the head of a table from titles above it. The head is the first row that names two of the known columns, or one where there
 * is one column only; where no row does, the first that has as many cells as any other.
 *
 * @param line the row that the author says is the head, counted as the table's program does
 */
export function findHead(sheet: RawSheet, line?: number): RawList | UnreadableList {
  const { rows } = sheet;
  const at = line === undefined ? headOf(sheet) : rows.findIndex((row) => row.line === line);
  const head = rows[at];
  if (!head)
    return line === undefined ? { reason: "no-rows" } : { reason: "head-row-empty", params: { line } };
  const header = withoutEmptyEnd(head.cells.map(columnName));
  const below = rows.slice(at + 1);
  return {
    header,
    line: head.line,
    rows: sheet.isGrid ? below.map((row) => ofWidth(row, header.length)) : below,
  };
}

/** How many known columns a row names; a table is looked for where this is highest. */
export function knownNames(row: RawRow | undefined): number {
  return new Set(row?.cells.flatMap((cell) => knownColumn(columnName(cell)) ?? [])).size;
}

function headOf({ rows, startsWithHead }: RawSheet): number {
  if (startsWithHead) return 0;
  const first = rows.slice(0, rowsAbove);
  const widest = Math.max(0, ...first.map(filled));
  const named = first.findIndex((row) => knownNames(row) >= Math.min(2, widest));
  if (named >= 0) return named;
  return Math.max(
    0,
    first.findIndex((row) => filled(row) === widest),
  );
}

function filled({ cells }: RawRow): number {
  return cells.filter((cell) => cell !== "").length;
}

/** A name as it can be referred to: in one line, without signs that nobody sees and without a colon behind it. */
function columnName(cell: string): string {
  return cell
    .normalize("NFC")
    .replace(/[\p{Cf}]/gu, "")
    .replace(/\s+/g, " ")
    .replace(/[\s:*]+$/, "")
    .trim();
}

/** Names of columns up to the last that has one: spreadsheets are as wide as their widest row, comments beside it included. */
function withoutEmptyEnd(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1);
}

/** A row as wide as the head: what stands beside the table is no part of it, and cells at a row's end may be left out. */
function ofWidth(row: RawRow, width: number): RawRow {
  return { ...row, cells: Array.from({ length: width }, (_, index) => row.cells[index] ?? "") };
}
