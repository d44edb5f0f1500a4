import type { CellObject } from "@e965/xlsx";

/** What a cell of a workbook says. */
export interface CellText {
  text: string;
  /** True for a number in a format of its own: a comma stands between thousands and a point before decimals. */
  isFormatted?: boolean | undefined;
  /** Why it can't be used, as a key of the sentences' parts. */
  fault?: string | undefined;
}

/** The library's number formats. */
type Formats = typeof import("@e965/xlsx").SSF;

/** A cell as text: numbers in their format, dates as `2026-09-01`, with a time where they have one. */
export function cellText(
  cell: CellObject | undefined,
  { SSF, date1904 }: { SSF: Formats; date1904: boolean },
): CellText {
  if (!cell) return { text: "" };
  const { t: type, v: value, z: format, f: formula } = cell;
  if (type === "e") return { text: String(cell.w ?? "#"), fault: "cell-error" };
  // Programs that write workbooks leave it to Excel to calculate.
  if (formula !== undefined && (type === "z" || value === undefined))
    return { text: "", fault: "cell-uncalculated" };
  if (value === undefined || value === null || type === "z") return { text: "" };
  if (value instanceof Date)
    return { text: withoutMidnight(value.toISOString().slice(0, 16).replace("T", " ")) };
  if (typeof value !== "number") return { text: String(value).replace(/\r\n?/g, "\n").trim() };
  const pattern = String(format ?? "General");
  if (SSF.is_date(pattern)) return { text: dateText(value, date1904, SSF) };
  // Text is a format, too: what was typed stays as it is.
  if (pattern === "General" || pattern === "@") return { text: String(Number(value.toPrecision(15))) };
  return { text: SSF.format(pattern, value).trim(), isFormatted: true };
}

function dateText(value: number, date1904: boolean, SSF: Formats): string {
  const { y, m, d, H, M, S } = SSF.parse_date_code(value, { date1904 }) ?? {
    y: 0,
    m: 0,
    d: 0,
    H: 0,
    M: 0,
    S: 0,
  };
  const two = (part: number): string => String(part).padStart(2, "0");
  const minutes = M + (S >= 30 ? 1 : 0);
  const time = `${two(H + Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  // A time of day has no day.
  if (value < 1) return time;
  return withoutMidnight(`${y}-${two(m)}-${two(d)} ${time}`);
}

function withoutMidnight(text: string): string {
  return text.replace(/ 00:00$/, "");
}
