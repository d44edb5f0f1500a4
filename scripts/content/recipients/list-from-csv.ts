import type { RawList, UnreadableList } from "./raw-list.ts";

interface CsvRecord {
  record: string[];
  info: { lines: number };
}

/** CSV with a head row; separator `,`, `;` or tab, whichever the head row uses most. Quoted cells may hold line ends. */
export async function listFromCsv(text: string): Promise<RawList | UnreadableList> {
  const { parse } = await import("csv-parse/sync");
  try {
    const records = parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as CsvRecord[];
    const [head, ...rows] = records;
    if (!head) return { reason: "no-rows" };
    return {
      header: head.record,
      // `lines` is where a record ends; one with line ends in it started that many earlier.
      rows: rows.map(({ record, info }) => ({
        cells: record,
        line: info.lines - record.join("").split("\n").length + 1,
      })),
    };
  } catch (error) {
    const { message, lines } = error as Error & { lines?: number };
    return { reason: message, line: lines };
  }
}

function separatorOf(text: string): string {
  const [head = ""] = text.split("\n", 1);
  const count = (sign: string): number => head.split(sign).length;
  return [";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ",");
}
