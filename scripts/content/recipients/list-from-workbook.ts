import type { CellObject, WorkBook, WorkSheet } from "@e965/xlsx";
import { messageOf } from "../../document/message-of.ts";
import { archiveDanger } from "./archive-danger.ts";
import { cellText } from "./cell-text.ts";
import { chooseSheet } from "./choose-sheet.ts";
import type { ListSource, RawRow, RawSheet, UnreadableList } from "./raw-list.ts";
import { findingsOfSheet, type SheetLooks } from "./sheet-looks.ts";

/** How the workbook writes numbers and dates. */
type Notation = Parameters<typeof cellText>[1];

/** More rows and columns than a list has, which is told; a sheet may claim a million of them. */
const limits = { rows: 100_001, columns: 500 } as const;

/**
 * A sheet of a workbook of Excel, also in its older format: cells as they are shown, `007` and `12.5%`, but dates in
 * the order of ISO 8601, since how they are shown depends on the machine.
 */
export async function listFromWorkbook({ bytes, sheet }: ListSource): Promise<RawSheet | UnreadableList> {
  const danger = archiveDanger(bytes);
  if (danger) return { reason: danger };
  const library = await import("@e965/xlsx");
  let book: WorkBook;
  try {
    book = library.read(bytes, {
      type: "array",
      dense: true,
      cellNF: true,
      cellStyles: true,
      cellHTML: false,
      // Cells are written out here, those that are read.
      cellText: false,
      sheetRows: limits.rows,
    });
  } catch (error) {
    return { reason: "no-workbook", params: { message: messageOf(error) } };
  }
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return chooseSheet(
    book.SheetNames.map((name, index) => ({
      name,
      isHidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0,
      read: () => readSheet(book.Sheets[name] ?? {}, { SSF: library.SSF, date1904 }),
    })),
    sheet,
  );
}

function readSheet(sheet: WorkSheet, notation: Notation): RawSheet {
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet["!data"] ?? [];
  const rows = Array.from(data.slice(0, limits.rows), (cells, index) =>
    readRow(cells?.slice(0, limits.columns) ?? [], index + 1, notation),
  ).filter(({ cells, faults }) => (faults?.size ?? 0) > 0 || cells.some((cell) => cell !== ""));
  return { rows, isGrid: true, found: findingsOfSheet(looksOf(sheet), rows) };
}

function looksOf(sheet: WorkSheet): SheetLooks {
  const hidden = (all: readonly ({ hidden?: boolean } | undefined)[] = []): number[] =>
    Array.from(all, (one, index) => (one?.hidden ? index : -1)).filter((index) => index >= 0);
  return {
    hiddenRows: hidden(sheet["!rows"]).map((index) => index + 1),
    hiddenColumns: hidden(sheet["!cols"]?.slice(0, limits.columns)),
    merged: (sheet["!merges"] ?? []).map(({ s, e }) => ({ row: s.r + 1, column: s.c, rows: e.r - s.r + 1 })),
  };
}

function readRow(cells: readonly (CellObject | undefined)[], line: number, notation: Notation): RawRow {
  const numbers = new Set<number>();
  const faults = new Map<number, string>();
  const texts = Array.from(cells, (cell, at) => {
    const { text, isFormatted, fault } = cellText(cell, notation);
    if (isFormatted) numbers.add(at);
    if (fault !== undefined) faults.set(at, fault);
    return text;
  });
  return { cells: texts, line, numbers, faults };
}
