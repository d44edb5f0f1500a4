import type { Element, Root } from "hast";
import { childElements, elementsIn, textProperty } from "../../document/tree.ts";

/**
 * Gives each head of a table that an author wrote in HTML the cells that it heads, as the heads of ours have it: those below it where
 * its row holds heads only or belongs to the table's head, else those beside it. What an author has said of it stays. WCAG 1.3.1, H63.
 */
export function scopeHeads(tree: Root): void {
  for (const table of elementsIn(tree)) {
    if (table.tagName !== "table") continue;
    for (const group of childElements(table))
      for (const row of group.tagName === "tr" ? [group] : childElements(group)) scopeRow(row, group);
  }
}

function scopeRow(row: Element, group: Element): void {
  const cells = childElements(row);
  const isHead = group.tagName === "thead" || cells.every(({ tagName }) => tagName === "th");
  for (const cell of cells) {
    if (cell.tagName !== "th" || known.test(textProperty(cell, "scope") ?? "")) continue;
    cell.properties.scope = isHead ? "col" : "row";
  }
}

const known = /^(?:col|row|colgroup|rowgroup)$/i;
