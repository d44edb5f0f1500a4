import { strFromU8, unzipSync } from "fflate";
import type { Element, ElementContent, Root } from "xast";
import { fromXml } from "xast-util-from-xml";
import { messageOf } from "../../document/message-of.ts";
import { archiveDanger } from "./archive-danger.ts";
import { chooseSheet } from "./choose-sheet.ts";
import type { ListSource, RawRow, RawSheet, UnreadableList } from "./raw-list.ts";
import { findingsOfSheet, type SheetLooks } from "./sheet-looks.ts";

/** More rows and columns than a list has; empty ones are repeated up to the end of the sheet. */
const limits = { rows: 100_001, columns: 500 } as const;

interface OdsCell {
  text: string;
  fault?: string | undefined;
  rowSpan: number;
}

/**
 * A sheet of LibreOffice's (OpenDocument 1.3, part 3, §9): cells have the words that were shown when the file was saved, `007`,
 * `12,5%`; dates are in the order of ISO 8601, as they are with every other kind of list.
 */
export async function listFromOds({ bytes, sheet }: ListSource): Promise<RawSheet | UnreadableList> {
  const danger = archiveDanger(bytes);
  if (danger) return { reason: danger };
  let root: Root;
  try {
    root = fromXml(
      strFromU8(
        unzipSync(bytes, { filter: ({ name }) => name === "content.xml" })["content.xml"] ?? new Uint8Array(),
      ),
    );
  } catch (error) {
    return { reason: "no-workbook", params: { message: messageOf(error) } };
  }
  const [body] = within(root, "office:spreadsheet");
  if (!body) return { reason: "no-workbook" };
  const hidden = hiddenStyles(root);
  const sheets = children(body, "table:table").map((table) => ({
    name: table.attributes["table:name"] ?? "",
    isHidden: hidden.has(table.attributes["table:style-name"] ?? ""),
    read: () => readTable(table),
  }));
  return chooseSheet(sheets, sheet);
}

/** Styles of tables that are not shown (§16.4, `table:display`). */
function hiddenStyles(root: Root): Set<string> {
  return new Set(
    within(root, "style:style")
      .filter((style) =>
        children(style, "style:table-properties").some(
          ({ attributes }) => attributes["table:display"] === "false",
        ),
      )
      .map(({ attributes }) => attributes["style:name"] ?? ""),
  );
}

function readTable(table: Element): RawSheet {
  const looks: SheetLooks = { hiddenRows: [], hiddenColumns: hiddenColumns(table), merged: [] };
  const rows: RawRow[] = [];
  let line = 0;
  for (const row of within(table, "table:table-row")) {
    const count = repeated(row, "table:number-rows-repeated");
    const cells = cellsOf(row);
    const isEmpty = cells.every(({ text, fault }) => text === "" && fault === undefined);
    // What is repeated to the sheet's end holds nothing.
    for (let time = 0; !isEmpty && time < Math.min(count, limits.rows - line); time += 1) {
      const at = line + time + 1;
      rows.push(rawRow(cells, at));
      if (/collapse|filter/.test(row.attributes["table:visibility"] ?? "")) looks.hiddenRows.push(at);
      for (const [column, { rowSpan }] of cells.entries())
        if (rowSpan > 1) looks.merged.push({ row: at, column, rows: rowSpan });
    }
    line += count;
  }
  return { rows, isGrid: true, found: findingsOfSheet(looks, rows) };
}

function rawRow(cells: readonly OdsCell[], line: number): RawRow {
  const faults = cells.flatMap(({ fault }, at) => (fault === undefined ? [] : [[at, fault] as const]));
  return { cells: cells.map(({ text }) => text), line, faults: new Map(faults) };
}

function hiddenColumns(table: Element): number[] {
  let at = 0;
  return within(table, "table:table-column").flatMap((column) => {
    const [first, count] = [at, repeated(column, "table:number-columns-repeated")];
    at += count;
    const isHidden = /collapse|filter/.test(column.attributes["table:visibility"] ?? "");
    return isHidden
      ? Array.from({ length: Math.min(count, limits.columns) }, (_, index) => first + index)
      : [];
  });
}

function cellsOf(row: Element): OdsCell[] {
  const cells: OdsCell[] = [];
  for (const cell of children(row, "table:table-cell", "table:covered-table-cell")) {
    const count = Math.min(repeated(cell, "table:number-columns-repeated"), limits.columns - cells.length);
    const read = readCell(cell);
    for (let time = 0; time < count; time += 1) cells.push(read);
  }
  const last = cells.findLastIndex(({ text, fault }) => text !== "" || fault !== undefined);
  return cells.slice(0, last + 1);
}

function readCell(cell: Element): OdsCell {
  const { attributes } = cell;
  const rowSpan = Number(attributes["table:number-rows-spanned"] ?? 1);
  const shown = children(cell, "text:p").map(wordsOf).join("\n").trim();
  const type = attributes["office:value-type"];
  // The words that merged cells cover are no longer shown.
  if (cell.name === "table:covered-table-cell") return { text: "", rowSpan: 1 };
  if (attributes["calcext:value-type"] === "error") return { text: shown, fault: "cell-error", rowSpan };
  if (attributes["table:formula"] !== undefined && type === undefined)
    return { text: "", fault: "cell-uncalculated", rowSpan };
  const date = attributes["office:date-value"];
  if (type === "date" && date) return { text: dateText(date), rowSpan };
  if (type === "boolean") return { text: attributes["office:boolean-value"] ?? shown, rowSpan };
  return { text: shown, rowSpan };
}

/** `2026-09-01T14:30:00` without what a midnight and seconds say. */
function dateText(date: string): string {
  return date
    .slice(0, 16)
    .replace("T", " ")
    .replace(/ 00:00$/, "");
}

/** Words with the spaces, tabs and line ends that are elements (§6.1). */
function wordsOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  if (node.type !== "element") return "";
  if (node.name === "text:s") return " ".repeat(Math.min(1_000, Number(node.attributes["text:c"] ?? 1)));
  if (node.name === "text:tab") return " ";
  if (node.name === "text:line-break") return "\n";
  if (node.name === "office:annotation") return "";
  return node.children.map(wordsOf).join("");
}

function repeated({ attributes }: Element, name: string): number {
  return Math.max(1, Number(attributes[name] ?? 1) || 1);
}

function children({ children: all }: Element, ...names: readonly string[]): Element[] {
  return all.filter((child): child is Element => child.type === "element" && names.includes(child.name));
}

/** Elements of a name at any depth, but not within one another: rows stand in groups and heads. */
function within(node: Root | Element, name: string): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== "element") return [];
    return child.name === name ? [child] : within(child, name);
  });
}
