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
import { childElements, numberProperty, textOf } from "../../document/tree.ts";
import { atLeastOne, inCell } from "./boxes.ts";
import type { DocxContext, Frame } from "./docx-context.ts";
import { push } from "./field-runs.ts";
import { inlineRuns, paragraphChildren } from "./inline-runs.ts";
import { dataTableStyle, paragraphStyles } from "./style-names.ts";
import { colourOf } from "./styles-xml.ts";
import { twips, wordColour } from "./units.ts";

/** A data table with repeated head rows; its caption stands above, as in the other formats. */
export function dataTable(node: Element, frame: Frame, context: DocxContext): Table {
  const rows = childrenOf(node, "thead")
    .concat(childrenOf(node, "tbody"))
    .flatMap((group) =>
      childrenOf(group, "tr").map((row, index) => ({ row, head: isHead(group, row, index) })),
    );
  const widths = columnWidths(
    rows.map(({ row }) => row),
    frame.width,
  );
  const table = new Table({
    style: dataTableStyle.id,
    columnWidths: widths.map(twips),
    width: { size: twips(frame.width), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    // `tableHeader: false` would be written out, and some readers take it for true.
    rows: rows.map(
      ({ row, head }) =>
        new TableRow({
          children: childrenOf(row).map((cell) =>
            tableCell(cell, head, cellWidth(row, cell, widths), context),
          ),
          cantSplit: true,
          ...(head && { tableHeader: true }),
        }),
    ),
  });
  const caption = childrenOf(node, "caption")[0];
  if (caption) describe(table, textOf(caption));
  return table;
}

/** A table written in HTML may have its header cells in the body's first row. */
function isHead(group: Element, row: Element, index: number): boolean {
  return group.tagName === "thead" || (index === 0 && childrenOf(row).every((cell) => cell.tagName === "th"));
}

/** About what a cell has to itself, in mm: joined cells above may have moved it. */
function cellWidth(row: Element, cell: Element, widths: readonly number[]): number {
  const cells = childrenOf(row);
  const share = widths.reduce((sum, width) => sum + width, 0) / widths.length;
  return (cells.length === widths.length ? widths[cells.indexOf(cell)] : undefined) ?? share;
}

/** A cell's words, or its blocks: lists and paragraphs, which HTML may have there. */
function cellContent(node: Element, role: "table-head" | "table-cell", width: number, context: DocxContext) {
  if (
    childElements(node).some(({ tagName }) =>
      /^(?:p|ul|ol|div|dl|blockquote|pre|figure|table|h[1-6])$/.test(tagName),
    )
  )
    return atLeastOne(
      inCell(context.blocksOf(node.children, { width: width - 4, after: 3 }, context), node, context),
    );
  const align = node.properties.dataAlign;
  return [
    new Paragraph({
      style: paragraphStyles[role].id,
      children: paragraphChildren(inlineRuns(node.children, context)),
      ...(align && { alignment: align === "end" ? AlignmentType.END : AlignmentType.CENTER }),
    }),
  ];
}

function tableCell(node: Element, head: boolean, width: number, context: DocxContext): TableCell {
  const { theme } = context.publication;
  const role = head ? "table-head" : "table-cell";
  const background = theme.roles[role].background;
  const columnSpan = numberProperty(node, "colSpan") ?? 1;
  const rowSpan = numberProperty(node, "rowSpan") ?? 1;
  return new TableCell({
    children: cellContent(node, role, width, context),
    ...(columnSpan > 1 && { columnSpan }),
    ...(rowSpan > 1 && { rowSpan }),
    ...(background && {
      shading: { type: ShadingType.CLEAR, color: "auto", fill: wordColour(colourOf(theme, background)) },
    }),
  });
}

/** Shares the width by how much text each column holds: long columns get more, none less than its longest word. */
function columnWidths(rows: readonly Element[], width: number): number[] {
  const count = Math.max(
    ...rows.map((row) =>
      childrenOf(row).reduce((sum, cell) => sum + (numberProperty(cell, "colSpan") ?? 1), 0),
    ),
  );
  const lengths = Array.from({ length: count }, () => 6);
  const words = Array.from({ length: count }, () => 4);
  for (const row of rows) {
    const cells = childrenOf(row);
    if (cells.length !== count) continue;
    cells.forEach((cell, column) => {
      const text = textOf(cell);
      lengths[column] = Math.max(lengths[column] ?? 0, Math.min(60, text.length));
      words[column] = Math.max(words[column] ?? 0, ...text.split(/[\s\u00a0]+/).map((word) => word.length));
    });
  }
  // About 2 mm a character at 10 pt, and the cell's padding.
  const least = words.map((word) => Math.min(width / count, word * 2.1 + 6));
  const rest = Math.max(0, width - least.reduce((sum, value) => sum + value, 0));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return least.map((value, column) => value + (rest * (lengths[column] ?? 0)) / total);
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
