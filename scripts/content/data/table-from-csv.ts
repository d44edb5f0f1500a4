import { readCsv } from "../csv/read-csv.ts";
import type { RawTable, TableFault } from "./raw-table.ts";

/** A chart's data from CSV with a head row; columns at the end that hold nothing, as spreadsheets leave them, are no columns. */
export async function tableFromCsv(text: string): Promise<RawTable | TableFault> {
  const csv = await readCsv(text);
  if ("reason" in csv)
    return { reason: csv.reason, suggestion: "csv-quotes", cell: { line: csv.line, column: 1 } };
  const [head = [], ...rows] = csv.records.map((record) =>
    record.map((cell) => ({ ...cell, text: tidy(cell.text) })),
  );
  // Not spread into one call: a table may have more rows than a call takes arguments.
  const width = [head, ...rows].reduce(
    (widest, cells) => Math.max(widest, 1 + cells.findLastIndex(({ text }) => text !== "")),
    0,
  );
  return {
    head: head.slice(0, width),
    rows: rows.map((cells) => cells.slice(0, width)),
    separator: csv.separator,
  };
}

/** Without line ends, and without the signs of direction and width that programs put around what is copied. */
function tidy(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(
      /^[\s\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+|[\s\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+$/g,
      "",
    );
}
