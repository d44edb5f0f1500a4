import type { Table } from "mdast";
import { rowsOf } from "../../document/table-parts.ts";

/** Marks cells that consist of `^^` (join up) or `>>` (join left) with `data.join` and empties them. */
export function cellJoins(
  table: Table,
  onInvalid: (mark: string, line?: number, column?: number) => void,
): void {
  for (const [rowIndex, row] of rowsOf(table).entries()) {
    for (const [columnIndex, cell] of row.children.entries()) {
      const only = cell.children.length === 1 ? cell.children[0] : undefined;
      const mark = only?.type === "text" ? only.value.trim() : "";
      if (mark !== "^^" && mark !== ">>") continue;
      const start = only?.position?.start ?? cell.position?.start;
      // A head cell can't be the upper part of a body cell: HTML keeps them in different row groups.
      if (mark === "^^" ? rowIndex < 2 : columnIndex === 0) onInvalid(mark, start?.line, start?.column);
      else cell.data = { ...cell.data, join: mark === "^^" ? "up" : "left" };
      cell.children = [];
    }
  }
}
