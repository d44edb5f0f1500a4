import type { Element } from "hast";
import type { Table, TableCell } from "mdast";
import type { State } from "mdast-util-to-hast";
import { captionOf, rowsOf } from "../../document/table-parts.ts";
import { element } from "../../document/tree.ts";
import { captionText } from "./caption-text.ts";
import { type MergeContext, sourceOf } from "./merge-context.ts";

interface Place {
  cell: TableCell;
  tag: "th" | "td";
  align: string | undefined;
  colSpan: number;
  rowSpan: number;
}

/** A GFM table with joined cells, kept empty cells and a numbered caption. */
export function tableElement(node: Table, state: State, context: MergeContext): Element {
  const grid = placeCells(node);
  const rows = grid.map((row) =>
    element(
      "tr",
      {},
      row.map((place) => cellElement(place, state)),
    ),
  );
  const children: Element[] = [];
  const caption = captionOf(node);
  if (caption) {
    context.counters.table += 1;
    const words = state.all({ type: "paragraph", children: caption.children });
    children.push(
      element(
        "caption",
        sourceOf(node),
        captionText(context.labels.table ?? "", context.counters.table, words),
      ),
    );
  }
  children.push(element("thead", {}, rows.slice(0, 1)));
  if (rows.length > 1) children.push(element("tbody", {}, rows.slice(1)));
  return element("table", { id: node.data?.id, ...sourceOf(node) }, children);
}

/** Rows of the cells that remain after joining; each knows how far it reaches. */
function placeCells(node: Table): Place[][] {
  const rows = rowsOf(node);
  const width = Math.max(...rows.map((row) => row.children.length));
  const owners: (Place | undefined)[][] = [];
  return rows.map((row, rowIndex) => {
    const placed: Place[] = [];
    const owner: (Place | undefined)[] = [];
    owners.push(owner);
    for (let column = 0; column < width; column += 1) {
      const cell = row.children[column] ?? { type: "tableCell", children: [] };
      const above = owners[rowIndex - 1]?.[column];
      const left = owner[column - 1];
      if (cell.data?.join === "up" && above) {
        if (owners[rowIndex - 1]?.[column - 1] !== above) above.rowSpan += 1;
        owner[column] = above;
      } else if (cell.data?.join === "left" && left) {
        // A cell that already reaches down from the row above keeps its shape.
        if (placed.includes(left)) left.colSpan += 1;
        owner[column] = left;
      } else {
        const align = node.align?.[column] ?? undefined;
        const place: Place = { cell, tag: rowIndex === 0 ? "th" : "td", align, colSpan: 1, rowSpan: 1 };
        placed.push(place);
        owner[column] = place;
      }
    }
    return placed;
  });
}

function cellElement({ cell, tag, align, colSpan, rowSpan }: Place, state: State): Element {
  return element(
    tag,
    {
      scope: tag === "th" ? "col" : undefined,
      colSpan: colSpan > 1 ? colSpan : undefined,
      rowSpan: rowSpan > 1 ? rowSpan : undefined,
      dataAlign: align === "right" ? "end" : align === "center" ? "centre" : undefined,
      ...sourceOf(cell),
    },
    state.all(cell),
  );
}
