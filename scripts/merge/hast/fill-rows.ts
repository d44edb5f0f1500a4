import type { Element, Root } from "hast";
import { childElements, element, elementsIn, numberProperty } from "../../document/tree.ts";

/** No table has more columns; what a browser counts to (HTML §4.9.11) would only be empty ones. */
const mostColumns = 100;

/**
 * Makes a grid of each table that an author wrote in HTML: browsers show rows of different lengths, but a PDF's and Word's rows have as many
 * cells as the others. Short rows get empty cells at their end, and no cell reaches out of the rows that are there.
 */
export function fillRows(tree: Root): void {
  for (const table of elementsIn(tree)) {
    if (table.tagName !== "table") continue;
    const widths = groupsOf(table).flatMap(measureRows);
    const width = Math.max(0, ...widths.map(({ width }) => width));
    for (const { row, width: own } of widths)
      for (let column = own; column < width; column += 1) row.children.push(element("td", {}, []));
  }
}

/** The rows of each part of a table; cells reach over rows of their part only. */
function groupsOf(table: Element): Element[][] {
  const parts = childElements(table);
  const direct = parts.filter(({ tagName }) => tagName === "tr");
  const groups = parts.filter(({ tagName }) => /^t(?:head|body|foot)$/.test(tagName));
  return [direct, ...groups.map((group) => childElements(group).filter(({ tagName }) => tagName === "tr"))];
}

/** How many columns each row takes, with cells that reach down into it; spans that reach out are cut. */
function measureRows(rows: readonly Element[]): { row: Element; width: number }[] {
  // For each column the first row in which it is free again.
  const freeFrom: number[] = [];
  return rows.map((row, index) => {
    let column = 0;
    for (const cell of childElements(row)) {
      while ((freeFrom[column] ?? 0) > index) column += 1;
      const across = Math.min(Math.max(1, numberProperty(cell, "colSpan") ?? 1), mostColumns);
      const asked = numberProperty(cell, "rowSpan") ?? 1;
      const down = asked === 0 ? rows.length - index : Math.min(Math.max(1, asked), rows.length - index);
      if (across !== 1 || cell.properties.colSpan !== undefined) cell.properties.colSpan = across;
      if (down !== 1 || cell.properties.rowSpan !== undefined) cell.properties.rowSpan = down;
      for (let taken = 0; taken < across; taken += 1) freeFrom[column + taken] = index + down;
      column += across;
    }
    return { row, width: Math.max(column, freeFrom.findLastIndex((from) => from > index) + 1) };
  });
}
