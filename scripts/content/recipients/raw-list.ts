/** A list before anything is known of its meaning. */
export interface RawList {
  header: readonly string[];
  /** `line` counts from 1: of the text, or the row of a sheet. A row of CSV may have lost a cell; others are filled up. */
  rows: readonly { cells: readonly string[]; line: number }[];
}

/** A list that can't be read: the reason is a key of the sentences' parts, or a library's own words. */
export interface UnreadableList {
  reason: string;
  line?: number | undefined;
}

/** True for a list that could be read. */
export function isRawList(list: RawList | UnreadableList): list is RawList {
  return "header" in list;
}

/** Rows of formats that leave empty cells out, filled up to the header's length. */
export function filledUp({ header, rows }: RawList): RawList {
  return {
    header,
    rows: rows.map(({ cells, line }) => ({
      cells: Array.from({ length: Math.max(header.length, cells.length) }, (_, index) => cells[index] ?? ""),
      line,
    })),
  };
}

/** Names of columns up to the last that has one: spreadsheets are as wide as their widest row, comments beside it included. */
export function withoutEmptyEnd(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1);
}
