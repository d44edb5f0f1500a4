import { readCsv } from "../csv/read-csv.ts";
import type { RawSheet, UnreadableList } from "./raw-list.ts";

/** CSV with a head row. */
export async function listFromCsv(text: string): Promise<RawSheet | UnreadableList> {
  const csv = await readCsv(text);
  if ("reason" in csv) return csv;
  return {
    rows: csv.records.map((cells) => ({
      cells: cells.map((cell) => cell.text),
      line: cells[0]?.line ?? 1,
    })),
  };
}
