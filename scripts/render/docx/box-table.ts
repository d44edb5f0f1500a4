import {
  BorderStyle,
  HeightRule,
  type Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { Border } from "../../document/theme.ts";
import { boxTableStyle } from "./style-names.ts";
import { eighths, pointTwips, twips, wordColour } from "./units.ts";

/** How a layout table looks. */
export interface BoxLook {
  /** `#RRGGBB` behind each cell. */
  fill?: string | undefined;
  borderStart?: (Border & { hex: string }) | undefined;
  /** Inside each cell, mm. */
  padding?: number | undefined;
  /** Between cells, mm. */
  gap?: number | undefined;
  /** How far from the start of the line, in pt: where the words of a list's item begin. */
  setIn?: number | undefined;
  /** Longer than what is kept on one page. */
  breaks?: boolean | undefined;
  /** Each row is at least so high, in mm: what is longer makes it higher and is not cut. */
  height?: number | undefined;
  /** What is lower than its row stands at its foot. */
  atFoot?: boolean | undefined;
}

const none = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;

/**
 * Cells side by side, without rules: Word's only way to put blocks in a row or on a ground that survives every
 * editor. The style marks it as layout, so that nobody takes it for data. `widths` in mm, one per column.
 */
export function boxTable(
  cells: readonly (readonly (Paragraph | Table)[])[],
  widths: readonly number[],
  look: BoxLook = {},
): Table {
  const rows: TableRow[] = [];
  for (let start = 0; start < cells.length; start += widths.length) {
    const row = widths.map((width, column) =>
      cell(cells[start + column] ?? [], width, column, cells[start + column] !== undefined, look),
    );
    rows.push(
      new TableRow({
        children: row,
        ...(!look.breaks && { cantSplit: true }),
        ...(look.height && { height: { value: twips(look.height), rule: HeightRule.ATLEAST } }),
      }),
    );
  }
  return new Table({
    style: boxTableStyle.id,
    rows,
    columnWidths: widths.map(twips),
    width: { size: twips(widths.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    ...(look.setIn && { indent: { size: pointTwips(look.setIn), type: WidthType.DXA } }),
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
  });
}

function cell(
  children: readonly (Paragraph | Table)[],
  width: number,
  column: number,
  filled: boolean,
  look: BoxLook,
): TableCell {
  const padding = twips(look.padding ?? 0);
  const gap = twips(look.gap ?? 0);
  const white = { style: BorderStyle.SINGLE, size: 48, color: "FFFFFF" } as const;
  const separated = look.fill && (look.gap ?? 0) > 0;
  return new TableCell({
    children,
    ...(look.atFoot && { verticalAlign: VerticalAlignTable.BOTTOM }),
    width: { size: twips(width), type: WidthType.DXA },
    margins: {
      top: padding,
      bottom: padding,
      left: column > 0 && !separated ? Math.max(padding, gap) : padding,
      right: padding,
    },
    ...(look.fill &&
      filled && { shading: { type: ShadingType.CLEAR, color: "auto", fill: wordColour(look.fill) } }),
    borders: {
      top: separated ? white : none,
      bottom: separated ? white : none,
      left: look.borderStart
        ? {
            style: BorderStyle.SINGLE,
            size: eighths(look.borderStart.width),
            color: wordColour(look.borderStart.hex),
          }
        : separated
          ? white
          : none,
      right: separated ? white : none,
    },
  });
}
