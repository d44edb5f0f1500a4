import type { RawFinding, RawRow } from "./raw-list.ts";

/** What a sheet shows, and a list does not. Rows count from 1, columns from 0. */
export interface SheetLooks {
  hiddenRows: number[];
  hiddenColumns: number[];
  /** Cells that are merged over several rows. */
  merged: { row: number; column: number; rows: number }[];
}

/** Told one by one; more are a design, and the first say enough. */
const mostMerged = 20;

/**
 * What a reader of the list has to be told of a sheet's looks: who has hidden rows, by a filter for example, may think that they are
 * left out, and of merged cells only the first has the words.
 */
export function findingsOfSheet(
  { hiddenRows, hiddenColumns, merged }: SheetLooks,
  rows: readonly RawRow[],
): RawFinding[] {
  const lines = new Set(rows.map(({ line }) => line));
  const read = hiddenRows.filter((line) => lines.has(line));
  const columns = hiddenColumns.filter((at) => rows.some(({ cells }) => cells[at]));
  const last = rows.at(-1)?.line ?? 1;
  return [
    ...(read.length > 0 ? [hidden(read[0] ?? 1, "rows-hidden", inRanges(read))] : []),
    ...(columns.length > 0 ? [hidden(last, "columns-hidden", columns.map(columnLetters).join(", "))] : []),
    ...merged
      .filter(({ row, rows: count }) => count > 1 && lines.has(row))
      .slice(0, mostMerged)
      .map(({ row, column, rows: count }): RawFinding => {
        const letters = columnLetters(column);
        return {
          code: "recipients-merged",
          line: row,
          params: { where: `${letters}${row}:${letters}${row + count - 1}` },
        };
      }),
  ];
}

function hidden(line: number, reason: string, where: string): RawFinding {
  return { code: "recipients-hidden", line, params: { reason, where } };
}

/** `4, 7–9` */
function inRanges(lines: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last && last[1] === line - 1) last[1] = line;
    else ranges.push([line, line]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(", ");
}

/** `0` is `A`, `26` is `AA`. */
function columnLetters(at: number): string {
  return (at >= 26 ? columnLetters(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));
}
