import { readCsv } from "../csv/read-csv.ts";
import { type RawList, type UnreadableList, withoutEmptyEnd } from "./raw-list.ts";

/** CSV with a head row. */
export async function listFromCsv(text: string): Promise<RawList | UnreadableList> {
  const csv = await readCsv(text);
  if ("reason" in csv) return csv;
  const [head, ...rows] = csv.records;
  if (!head) return { reason: "no-rows" };
  return {
    header: withoutEmptyEnd(head.map((cell) => cell.text)),
    rows: rows.map((cells) => ({ cells: cells.map((cell) => cell.text), line: cells[0]?.line ?? 1 })),
  };
}
