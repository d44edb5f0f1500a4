import type { Element } from "hast";
import { childElements, numberProperty } from "../../document/tree.ts";
import { boxTable } from "./box-table.ts";
import { atLeastOne, inCell } from "./boxes.ts";
import type { Block, DocxContext, Frame } from "./docx-context.ts";
import { gap } from "./paragraphs.ts";
import { heightOf } from "./place-on-sheet.ts";

/**
 * A box with its place on the sheet: a row of a layout table that is as high as it takes to where the box ends. Rows are not moved by any
 * program, while frames that are anchored to the sheet stand elsewhere in each.
 */
export function placed(node: Element, frame: Frame, context: DocxContext): Block[] {
  const room = numberProperty(node, "dataRoom");
  if (room !== undefined) return [gap(room)];
  const beside = numberProperty(node, "dataBeside");
  const columns = beside === undefined ? [node] : childElements(node);
  const widths = beside === undefined ? [frame.width] : [beside, frame.width - beside];
  const cells = columns.map((column, index) =>
    atLeastOne(
      inCell(context.blocksOf(column.children, { width: widths[index] ?? 60 }, context), node, context),
    ),
  );
  const look = { height: heightOf(node, context), atFoot: node.properties.dataKind === "foot" };
  return [boxTable(cells, widths, look)];
}
