import { type CellObject, utils, type WorkSheet, write } from "@e965/xlsx";
import { strToU8, zipSync } from "fflate";

/** A cell of a spreadsheet: text, or a number with the format in which it is shown. */
export type OfficeCell = string | { value: number; format: string };

/** A list as an office keeps it, before it is written into a file of one kind. */
export interface OfficeTable {
  /** Rows above the head. */
  titles: string[][];
  head: string[];
  rows: OfficeCell[][];
  text: {
    separator: "," | ";" | "\t";
    encoding: "utf-8" | "utf-16le" | "windows-1251";
    isAnnounced: boolean;
    lineEnd: "\n" | "\r\n";
  };
  sheet: { hiddenRows: number[]; hiddenColumns: number[]; mergesTitle: boolean; isSecond: boolean };
}

/** The kinds of files. */
export const officeFormats = ["csv", "xlsx", "xls", "ods"] as const;

/** One of the kinds. */
export type OfficeFormat = (typeof officeFormats)[number];

/** A list's file. `shown` is how a number looks in its format, as CSV has it. */
export function officeFile(
  table: OfficeTable,
  format: OfficeFormat,
  shown: (cell: OfficeCell) => string,
): Uint8Array {
  if (format === "csv") return csvFile(table, shown);
  return format === "ods" ? odsFile(table, shown) : workbookFile(table, format);
}

function csvFile({ titles, head, rows, text }: OfficeTable, shown: (cell: OfficeCell) => string): Uint8Array {
  const { separator, encoding, isAnnounced, lineEnd } = text;
  const quoted = (cell: string): string =>
    /["\n,;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const lines = [...titles, head, ...rows.map((row) => row.map(shown))].map((row) =>
    row.map(quoted).join(separator),
  );
  const all = [...(isAnnounced ? [`sep=${separator}`] : []), ...lines].join(lineEnd) + lineEnd;
  if (encoding === "utf-16le") return new Uint8Array(Buffer.from(`\uFEFF${all}`, "utf16le"));
  return encoding === "windows-1251" ? inWindows1251(all) : new TextEncoder().encode(all);
}

function inWindows1251(text: string): Uint8Array {
  const decoder = new TextDecoder("windows-1251");
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  );
  return Uint8Array.from([...text], (sign) => bytes.get(sign) ?? 0x3f);
}

function workbookFile({ titles, head, rows, sheet }: OfficeTable, format: "xlsx" | "xls"): Uint8Array {
  const above = titles.length;
  const page = utils.aoa_to_sheet([
    ...titles,
    head,
    ...rows.map((row) => row.map((cell) => (typeof cell === "string" ? cell : numberCell(cell)))),
  ]);
  page["!rows"] = sheet.hiddenRows.reduce<NonNullable<WorkSheet["!rows"]>>((all, row) => {
    all[above + 1 + row] = { hidden: true };
    return all;
  }, []);
  page["!cols"] = sheet.hiddenColumns.reduce<NonNullable<WorkSheet["!cols"]>>((all, column) => {
    all[column] = { hidden: true };
    return all;
  }, []);
  if (sheet.mergesTitle && above > 0) page["!merges"] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 3 } }];
  const book = utils.book_new();
  if (sheet.isSecond)
    utils.book_append_sheet(book, utils.aoa_to_sheet([["Държави"], ["България"]]), "Помощен");
  utils.book_append_sheet(book, page, "Списък");
  return new Uint8Array(
    write(book, {
      type: "buffer",
      bookType: format === "xls" ? "biff8" : format,
      cellStyles: true,
    }) as Buffer,
  );
}

function numberCell({ value, format }: { value: number; format: string }): CellObject {
  return { t: "n", v: value, z: format };
}

/** As LibreOffice writes it: what is shown stands beside the value, and the sheet is filled up with repeated empty rows and cells. */
function odsFile(table: OfficeTable, shown: (cell: OfficeCell) => string): Uint8Array {
  const { titles, head, rows, sheet } = table;
  const width = Math.max(...rows.map((row) => row.length), head.length);
  const columns = Array.from(
    { length: width },
    (_, at) => `<table:table-column${collapsed(sheet.hiddenColumns, at)}/>`,
  );
  const above = [...titles, head].map((cells, line) =>
    odsRow(cells, "", (cell) =>
      line === 0 && cell !== "" && sheet.mergesTitle ? ' table:number-columns-spanned="4"' : "",
    ),
  );
  const below = rows.map((row, at) =>
    odsRow(
      row.map((cell) => (typeof cell === "string" ? cell : `=${cell.format}=${shown(cell)}`)),
      collapsed(sheet.hiddenRows, at),
      () => "",
    ),
  );
  const empty =
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
  const list = `<table:table table:name="Списък">${columns.join("")}${above.join("")}<table:table-row-group>${below.join("")}</table:table-row-group>${empty}</table:table>`;
  const other = `<table:table table:name="Помощен">${odsRow(["Държави"], "", () => "")}${odsRow(["България"], "", () => "")}</table:table>`;
  const names = "office text table"
    .split(" ")
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`);
  return zipSync({
    mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"),
    "content.xml": strToU8(
      `<office:document-content ${names.join(" ")}><office:body><office:spreadsheet>${sheet.isSecond ? other : ""}${list}</office:spreadsheet></office:body></office:document-content>`,
    ),
  });
}

function collapsed(hidden: readonly number[], at: number): string {
  return hidden.includes(at) ? ' table:visibility="collapse"' : "";
}

function odsRow(cells: readonly string[], attributes: string, ofCell: (cell: string) => string): string {
  const written = cells.map((cell) => {
    const [, format, shown] = /^=(.*)=(.*)$/s.exec(cell) ?? [];
    const value = format === "dd.mm.yyyy" ? ` office:value-type="date" office:date-value="${shown}"` : "";
    const lines = (shown ?? cell).split("\n").map((line) => `<text:p>${escaped(line)}</text:p>`);
    return `<table:table-cell${value}${ofCell(cell)}>${cell === "" ? "" : lines.join("")}</table:table-cell>`;
  });
  return `<table:table-row${attributes}>${written.join("")}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
