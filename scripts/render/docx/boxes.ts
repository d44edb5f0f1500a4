import { AlignmentType, BorderStyle, Paragraph, Table } from "docx";
import type { Element } from "hast";
import { placeOfSource } from "../../document/position.ts";
import { childElements, findRole, textProperty } from "../../document/tree.ts";
import { type BoxLook, boxTable } from "./box-table.ts";
import { type Block, type DocxContext, type Frame, isFileChild } from "./docx-context.ts";
import { inlineRuns, paragraphChildren } from "./inline-runs.ts";
import { leastWidth } from "./least-width.ts";
import { holdsMark } from "./note-marks.ts";
import {
  markParagraph,
  pictureParagraph,
  plateEdge,
  roomAfter,
  startOf,
  wordMarkWidth,
} from "./paragraphs.ts";
import { heightOf } from "./place-on-sheet.ts";
import { paragraphStyles, spacerStyle } from "./style-names.ts";
import { colourOf } from "./styles-xml.ts";
import { wordColour } from "./units.ts";

/** Mark, name and address side by side over a line. */
export function letterhead(node: Element, frame: Frame, context: DocxContext): Block[] {
  const mark = findRole(node, "mark");
  const address = findRole(node, "address");
  const name = node.children.filter((child) => child !== mark && child !== address);
  const markWide = mark ? wordMarkWidth(mark, frame, context) : 0;
  const room = 4 + Math.max(13, mark ? markWide + 2 * plateEdge(mark) : 0);
  const widths = [room, frame.width - room - 45, 45];
  const cells = [
    mark ? [markParagraph(mark, { width: room }, context, { width: markWide })] : [],
    inCell(context.blocksOf(name, { width: widths[1] ?? 80 }, context), node, context),
    alignedEnd(address, context),
  ];
  const { theme } = context.publication;
  const height = heightOf(node, context);
  // Where what follows has a place of its own, nothing may move it.
  if (height) return [boxTable(cells.map(atLeastOne), widths, { height })];
  return [
    boxTable(cells.map(atLeastOne), widths),
    new Paragraph({
      style: spacerStyle.id,
      border: { bottom: { style: BorderStyle.SINGLE, size: 11, color: wordColour(colourOf(theme, "deep")) } },
      spacing: { before: 200, after: 400 },
    }),
  ];
}

function alignedEnd(address: Element | undefined, context: DocxContext): Paragraph[] {
  const lines = address ? childElements(address) : [];
  return lines.map(
    (line) =>
      new Paragraph({
        style: paragraphStyles["address-line"].id,
        alignment: AlignmentType.END,
        children: paragraphChildren(inlineRuns(line.children, context)),
      }),
  );
}

/** A list of terms and values, side by side. */
export function pairs(node: Element, widths: readonly number[], context: DocxContext): Block {
  const cells = childElements(node).map((child) =>
    inCell(context.blocksOf([child], { width: widths[1] ?? 100, after: 3 }, context), node, context),
  );
  return boxTable(cells.map(atLeastOne), widths);
}

/** A contact block: its QR code beside the lines where there is room. */
export function contact(node: Element, frame: Frame, context: DocxContext): Block[] {
  // Codes within its lines, in an item of a list, stay there.
  const qr = childElements(node).find(({ properties }) => properties.dataRole === "qr");
  // In a leaflet's narrow column the code stands above the lines.
  if (!qr || frame.width < 100) return context.blocksOf(node.children, frame, context);
  const rest = node.children.filter((child) => child !== qr);
  const widths = [28, Math.max(30, frame.width - 28)];
  return [
    boxTable(
      [
        [pictureParagraph(qr, 24, context)],
        atLeastOne(inCell(context.blocksOf(rest, { width: widths[1] ?? 60 }, context), node, context)),
      ],
      widths,
      { setIn: startOf(frame) },
    ),
  ];
}

/** Items side by side, `columnCount` in a row, or as few as what is in them has room for. */
export function inRow(
  node: Element,
  columnCount: number,
  frame: Frame,
  context: DocxContext,
  look: BoxLook,
): Block {
  const items = childElements(node);
  const count = columnsFor(node, columnCount, frame, context, look);
  const widths = Array.from({ length: count }, () => frame.width / count);
  const inner = { width: innerWidth(frame, count, look) };
  return boxTable(
    items.map((item) => atLeastOne(inCell(context.blocksOf([item], inner, context), node, context))),
    widths,
    { ...look, setIn: startOf(frame), breaks: items.some(mayBreak) },
  );
}

/** Lines to sign on, two in a row. One alone is half as wide as the text, as `_base/layout.css` has it, but never narrower than a signature. */
export function signatures(node: Element, frame: Frame, context: DocxContext): Block {
  const [only, ...others] = childElements(node);
  if (!only || others.length > 0) return inRow(node, 2, frame, context, { gap: 12 });
  const width = Math.max(frame.width / 2, Math.min(frame.width, 60));
  // A table as wide as the text: a narrow one stands on the left in LibreOffice, in whatever direction lines run.
  const widths = width < frame.width ? [width, frame.width - width] : [width];
  const cell = atLeastOne(inCell(context.blocksOf([only], { width }, context), node, context));
  return boxTable([cell], widths, { setIn: startOf(frame) });
}

/** How many items of a row stand side by side: as many as are wanted, where the lists and tables in them have room. */
export function columnsFor(
  node: Element,
  wanted: number,
  frame: Frame,
  { publication: { theme } }: DocxContext,
  look: BoxLook,
): number {
  const items = childElements(node);
  const least = Math.max(0, ...items.map((item) => leastWidth(item, theme)));
  let count = Math.max(1, Math.min(wanted, items.length));
  while (count > 1 && innerWidth(frame, count, look) < least) count -= 1;
  return count;
}

/** mm between the sides of each of so many cells. */
function innerWidth({ width }: Frame, count: number, { padding = 0, gap = 0 }: BoxLook): number {
  // What stands beside another has the gap at its side.
  return width / count - padding - Math.max(padding, gap);
}

/** A box with a ground and a bar: a one-cell table, since it may hold lists. */
export function callout(node: Element, frame: Frame, context: DocxContext): Block[] {
  const { theme } = context.publication;
  const border = theme.roles.callout.borderStart;
  const content = atLeastOne(
    inCell(context.blocksOf(node.children, { width: frame.width - 14 }, context), node, context),
  );
  return [
    boxTable([content], [frame.width], {
      setIn: startOf(frame),
      fill: fillOf(context, "callout"),
      padding: 5,
      breaks: mayBreak(node),
      ...(border && { borderStart: { ...border, hex: colourOf(theme, border.colour) } }),
    }),
    roomAfter("callout", context),
  ];
}

/** What is long, and what cites a note: LibreOffice 7.4 looks for a page that has room for it and its note, and loses the rest of it. */
function mayBreak(node: Element): boolean {
  return node.properties.dataBreaks !== undefined || holdsMark(node);
}

/** The ground of a box, as hex. */
export function fillOf(context: DocxContext, role: "callout" | "card"): string {
  return colourOf(context.publication.theme, context.publication.theme.roles[role].background ?? "tint");
}

/** Blocks inside a table cell or a note. A page break or columns can't stand there: what Word leaves out is reported. */
export function inCell(blocks: readonly Block[], box: Element, context: DocxContext): (Paragraph | Table)[] {
  const place = placeOfSource(textProperty(box, "dataSrc"), context.publication);
  for (const block of blocks) {
    if (isFileChild(block)) continue;
    const what = block.kind === "section" ? (block.columns ? "columns-in-box" : undefined) : "break-in-box";
    if (what) context.diagnostics.add("not-in-docx", place, { what });
  }
  return blocks.filter(isFileChild).flatMap((block, index, all) =>
    // Word makes one of two tables that follow each other.
    block instanceof Table && all[index - 1] instanceof Table
      ? [new Paragraph({ style: spacerStyle.id }), block]
      : [block],
  );
}

/** A cell must hold a paragraph, and end with one (ISO/IEC 29500-1 §17.4.65). */
export function atLeastOne(blocks: readonly (Paragraph | Table)[]): (Paragraph | Table)[] {
  return blocks.at(-1) instanceof Paragraph
    ? [...blocks]
    : [...blocks, new Paragraph({ style: spacerStyle.id })];
}
