import {
  AlignmentType,
  BuilderElement,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from "docx";
import type { Element } from "hast";
import { leastColumn, mayLie } from "../../document/may-lie.ts";
import { placeOfSource } from "../../document/position.ts";
import type { Theme } from "../../document/theme.ts";
import { childElements, numberProperty, textOf, textProperty } from "../../document/tree.ts";
import { announce, bookmarked } from "./bookmarks.ts";
import { atLeastOne, inCell } from "./boxes.ts";
import { cellWidths, shareWidth, smallestFactor, type TableSetting, tornWord } from "./column-widths.ts";
import type { DocxContext, Frame } from "./docx-context.ts";
import { push } from "./field-runs.ts";
import { inLine, inlineRuns, paragraphChildren } from "./inline-runs.ts";
import { holdsMark } from "./note-marks.ts";
import { startOf } from "./paragraphs.ts";
import { dataTableStyle, paragraphStyles } from "./style-names.ts";
import { colourOf } from "./styles-xml.ts";
import { halfPoints, millimetres, pointTwips, twips, wordColour } from "./units.ts";

/**
 * Whether a table needs a page that lies: its words would be divided otherwise, in columns that are too narrow for that. A note stands
 * on the page of its mark.
 */
export function wantsToLie(
  node: Element,
  { width, list }: Frame,
  { publication, register }: DocxContext,
): boolean {
  const { page, theme } = publication;
  const isInText =
    !list && !register.inNotes && width === page.width - page.margins.left - page.margins.right;
  if (!isInText || !mayLie(page)) return false;
  const setting = settingOf(node, width, theme);
  return setting.divides && width < setting.widths.length * leastColumn.torn;
}

function settingOf(node: Element, width: number, theme: Theme): TableSetting {
  return shareWidth(
    rowsOf(node).map(({ row }) => row),
    width,
    smallestFactor(theme),
  );
}

function rowsOf(node: Element): { row: Element; head: boolean }[] {
  return childrenOf(node, "thead")
    .concat(childrenOf(node, "tbody"))
    .flatMap((group) =>
      childrenOf(group, "tr").map((row, index) => ({ row, head: isHead(group, row, index) })),
    );
}

/** Of a word that is told, so many letters. */
const longestTold = 40;

/**
 * A data table with repeated head rows. A row that cites a note may break over pages: LibreOffice 7.4 looks for ever for a page
 * that has room for such a row as a whole and for its note. The table's caption stands above, as in the other formats. */
export function dataTable(node: Element, frame: Frame, context: DocxContext): Table {
  const rows = rowsOf(node);
  const { widths, factor } = settingOf(node, frame.width, context.publication.theme);
  const padding = millimetres(context.publication.theme.roles["table-cell"].padding ?? 4);
  const wholeCells = cellWidths(
    rows.map(({ row }) => row),
    widths,
  );
  const inner = new Map([...wholeCells].map(([cell, width]) => [cell, width - 2 * padding] as const));
  const torn = tornWord(inner, factor);
  if (torn !== undefined) {
    const place = placeOfSource(textProperty(node, "dataSrc"), context.publication);
    context.diagnostics.add("not-in-docx", place, { what: "torn-words", word: torn.slice(0, longestTold) });
  }
  const table = new Table({
    style: dataTableStyle.id,
    columnWidths: widths.map(twips),
    width: { size: twips(frame.width), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    ...(startOf(frame) > 0 && { indent: { size: pointTwips(startOf(frame)), type: WidthType.DXA } }),
    ...(hasRowHeads(rows) && { tableLook: rowHeads }),
    // `tableHeader: false` would be written out, and some readers take it for true.
    rows: rows.map(({ row, head }) => {
      announce(row, context);
      return new TableRow({
        children: childrenOf(row).map((cell) =>
          tableCell(
            cell,
            {
              head: head || cell.tagName === "th",
              factor,
              width: inner.get(cell) ?? frame.width - 2 * padding,
            },
            context,
          ),
        ),
        ...(row.properties.dataBreaks === undefined && !holdsMark(row) && { cantSplit: true }),
        ...(head && { tableHeader: true }),
      });
    }),
  });
  const caption = childrenOf(node, "caption")[0];
  if (caption) describe(table, textOf(caption));
  return table;
}

/** No row of heads, but a head before each row: Word's “First Column” (ISO/IEC 29500-1 §17.4.55). */
const rowHeads = { firstRow: false, firstColumn: true, noVBand: true } as const;

function hasRowHeads(rows: readonly { row: Element; head: boolean }[]): boolean {
  return rows.every(({ row, head }) => !head && childrenOf(row)[0]?.tagName === "th");
}

/** A table written in HTML may have its header cells in the body's first row. */
function isHead(group: Element, row: Element, index: number): boolean {
  return group.tagName === "thead" || (index === 0 && childrenOf(row).every((cell) => cell.tagName === "th"));
}

/** How a cell is set: the width in mm that is left between its paddings, and how much smaller than usual its type is. */
interface CellSetting {
  head: boolean;
  factor: number;
  width: number;
}

/** A cell's words, or its blocks: lists and paragraphs, which HTML may have there. */
function cellContent(node: Element, { head, factor, width }: CellSetting, context: DocxContext) {
  const role = head ? "table-head" : "table-cell";
  if (
    childElements(node).some(({ tagName }) =>
      /^(?:p|ul|ol|div|dl|blockquote|pre|figure|table|h[1-6])$/.test(tagName),
    )
  ) {
    announce(node, context);
    return atLeastOne(inCell(context.blocksOf(node.children, { width, after: 3 }, context), node, context));
  }
  const align = node.properties.dataAlign;
  const line = inLine(node.children, width, context);
  const size = context.publication.theme.roles[role].size ?? 10;
  // Only where it differs: type is the style's business.
  const usual = context.register.inNotes ? (context.publication.theme.roles.note.size ?? size) : size;
  const wanted = Math.min(usual, size * factor);
  const smaller = wanted < size ? { size: halfPoints(wanted) } : {};
  return [
    new Paragraph({
      style: paragraphStyles[role].id,
      children: paragraphChildren(bookmarked(node, inlineRuns(node.children, line, smaller), context)),
      ...(align && { alignment: align === "end" ? AlignmentType.END : AlignmentType.CENTER }),
    }),
  ];
}

function tableCell(node: Element, setting: CellSetting, context: DocxContext): TableCell {
  const { theme } = context.publication;
  const background = theme.roles[setting.head ? "table-head" : "table-cell"].background;
  const columnSpan = numberProperty(node, "colSpan") ?? 1;
  const rowSpan = numberProperty(node, "rowSpan") ?? 1;
  return new TableCell({
    children: cellContent(node, setting, context),
    ...(columnSpan > 1 && { columnSpan }),
    ...(rowSpan > 1 && { rowSpan }),
    ...(background && {
      shading: { type: ShadingType.CLEAR, color: "auto", fill: wordColour(colourOf(theme, background)) },
    }),
  });
}

/** The table's description for screen readers; the library has no option for it (ISO/IEC 29500-1 §17.4.41). */
function describe(table: Table, caption: string): void {
  const properties = (table as unknown as { root: { rootKey?: string }[] }).root.find(
    (child) => child.rootKey === "w:tblPr",
  );
  if (properties)
    push(
      properties as never,
      new BuilderElement({ name: "w:tblCaption", attributes: { value: { key: "w:val", value: caption } } }),
    );
}

function childrenOf(node: Element, tag?: string): Element[] {
  return childElements(node).filter(({ tagName }) => tag === undefined || tagName === tag);
}
