/** A cell as it is written, without the spaces and quotation marks around it. */
export interface CsvCell {
  text: string;
  /** Where the cell begins in the file, counted from 1. */
  line: number;
  column: number;
}

/** Records that hold something; lines of separators alone are left out, and rows may be of different lengths. */
export interface CsvRecords {
  records: CsvCell[][];
  separator: Separator;
}

/** Why there are no records: a key of the sentences' parts or the library's own words, and the line if it is known. */
export interface UnreadableCsv {
  reason: string;
  line?: number | undefined;
}

/** What may stand between cells; the rarest in running text first. */
const separators = ["\t", ";", ","] as const;

/** What stands between the cells of a file. */
export type Separator = (typeof separators)[number];

interface ParsedRecord {
  record: string[];
  info: { lines: number };
  raw: string;
}

/**
 * CSV as spreadsheets write it: tabs, semicolons or commas between cells, or what a first line `sep=;` says. Quoted cells may hold
 * line ends; quotation marks inside a cell are letters like others.
 */
export async function readCsv(text: string): Promise<CsvRecords | UnreadableCsv> {
  const { parse } = await import("csv-parse/sync");
  const { separator, body, skipped } = announced(text);
  try {
    const parsed = parse(body, {
      bom: true,
      delimiter: separator,
      info: true,
      raw: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as ParsedRecord[];
    return { records: parsed.map((record) => placed(record, separator, skipped)), separator };
  } catch (error) {
    const { message, lines, code } = error as Error & { lines?: number; code?: string };
    if (code === "CSV_QUOTE_NOT_CLOSED")
      return { reason: "quote-not-closed", line: openedIn(body) + skipped };
    return { reason: message, line: lines === undefined ? undefined : lines + skipped };
  }
}

/** The line of the quotation mark that has no partner: the library names the end of the file. */
function openedIn(text: string): number {
  const alone = text.replace(/"(?:[^"]|"")*"/g, (pair) => pair.replace(/[^\n]/g, " ")).lastIndexOf('"');
  return text.slice(0, Math.max(0, alone)).split("\n").length;
}

/** Excel's `sep=;` in a line of its own is no row. */
function announced(text: string): { separator: Separator; body: string; skipped: number } {
  const [line = "", sign] = /^\uFEFF?"?sep=([,;\t])"?[;,\t ]*\n/i.exec(text) ?? [];
  const separator = separators.find((one) => one === sign);
  if (separator === undefined) return { separator: separatorOf(text), body: text, skipped: 0 };
  return { separator, body: text.slice(line.length), skipped: 1 };
}

/**
 * What divides most lines into as many cells as the first in which it stands: titles above a table are divided by nothing, or by
 * chance. With several such signs, the one that is rarer in words and numbers: in “Year;Share, percent” and “2022;18,5”
 * both semicolon and comma would do.
 */
function separatorOf(text: string): Separator {
  const lines = text
    .replace(/^\uFEFF/, "")
    // Line ends and separators between quotation marks divide nothing.
    .replace(/"(?:[^"]|"")*"/g, "")
    .split("\n")
    .slice(0, 50);
  const dividedBy = (sign: Separator): number => {
    const counts = lines.map((line) => line.split(sign).length);
    const wanted = counts.find((count) => count > 1);
    return counts.filter((count) => count === wanted).length;
  };
  const best = separators.reduce((one, other) => (dividedBy(other) > dividedBy(one) ? other : one));
  return dividedBy(best) > 0 ? best : ",";
}

/** The cells of a record with the places at which they begin in its source. */
function placed({ record, info, raw }: ParsedRecord, separator: Separator, skipped: number): CsvCell[] {
  // Empty lines before a record are part of what the library takes for its source.
  const source = raw.replace(/^[\uFEFF\n]+/, "");
  const starts = cellStarts(source, separator);
  // The library counts the line in which a record ends.
  const first = info.lines + skipped - source.replace(/\n$/, "").split("\n").length + 1;
  return record.map((text, index) => {
    const before = source.slice(0, starts[index] ?? 0);
    return {
      text,
      line: first + before.split("\n").length - 1,
      column: before.length - before.lastIndexOf("\n"),
    };
  });
}

/** Offsets in a record's source at which its cells begin, spaces skipped. */
function cellStarts(source: string, separator: Separator): number[] {
  const cell = new RegExp(
    `[^\\S${separator}\\n]*("(?:[^"]|"")*"[^${separator}\\n]*|[^${separator}\\n]*)(?:${separator}|\\n|$)`,
    "dg",
  );
  return [...source.matchAll(cell)].map(({ indices, index }) => indices?.[1]?.[0] ?? index);
}
