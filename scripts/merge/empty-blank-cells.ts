import type { ElementContent, Root } from "hast";
import { visitElements } from "../document/tree.ts";

/**
 * People fill cells with `&nbsp;`, `<br>` or a joiner to have a table at all: such a cell is an empty one, in every format. Of a line end
 * alone Chromium makes no cell in a PDF, and the row would be a cell short.
 */
export function emptyBlankCells(root: Root): void {
  visitElements(root, (cell) => {
    if (/^t[hd]$/.test(cell.tagName) && cell.children.every(isBlank)) cell.children = [];
  });
}

function isBlank(node: ElementContent): boolean {
  if (node.type === "text") return /^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(node.value);
  return node.type === "comment" || (node.type === "element" && node.tagName === "br");
}
