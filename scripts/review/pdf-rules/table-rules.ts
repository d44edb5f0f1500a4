import { PDFName } from "../../pdf-objects/pdf-lib.ts";
import { contentsOf, elementsOf, type StructureElement } from "../../pdf-objects/structure-element.ts";
import type { Breach } from "../rule.ts";
import { type PdfRule, pdfRule } from "./pdf-reading.ts";

/** Tables: regular rows, headers that say what they head, heads that are read once. */
export const tableRules: readonly PdfRule[] = [
  tableRule("ISO 32000-1 §14.8.5.7", "pdf-table-id", (table) => {
    const counted = [...elementsOf(table)].find(({ id }) => /^node\d+$/.test(id ?? ""));
    return counted ? [{ id: counted.id ?? "" }] : [];
  }),
  tableRule("ISO 14289-1 §7.5", "pdf-table-uneven", (table) => {
    const widths = new Set(widthsOf(table));
    return widths.size > 1 ? [{ counts: [...widths].join(", ") }] : [];
  }),
  tableRule("ISO 14289-1 §7.5", "pdf-table-stray", (table) =>
    rowsOf(table).some(({ children }) =>
      children.some((child) => child.kind !== "element" || !/^T[HD]$/.test(child.type)),
    )
      ? [{}]
      : [],
  ),
  tableRule("ISO 14289-1 §7.5", "pdf-table-scope", (table) =>
    [...elementsOf(table)].some(
      (cell) => cell.type === "TH" && !cell.attributes.some((entry) => entry.has(PDFName.of("Scope"))),
    )
      ? [{}]
      : [],
  ),
  tableRule("ISO 14289-1 §7.5", "pdf-table-head-mixed", (table) => {
    const isApart = table.children.every(
      (child) => child.kind !== "element" || child.type === "Caption" || isHead(child),
    );
    return table.children.some(isHead) && !isApart ? [{}] : [];
  }),
  tableRule("ISO 32000-1 §14.8.2.2", "pdf-table-head-again", (table) =>
    [...elementsOf(table)]
      .filter((one) => one.type === "THead" || (one.type === "TR" && isHead(one)))
      .flatMap((head) => {
        const pages = new Set([...contentsOf(head)].map(({ page }) => page));
        return pages.size > 1 ? [{ count: pages.size }] : [];
      }),
  ),
];

function tableRule(
  clause: string,
  words: Parameters<typeof pdfRule>[1],
  check: (table: StructureElement) => Breach[],
): PdfRule {
  return pdfRule(clause, words, ({ elements }) =>
    elements.filter(({ type }) => type === "Table").flatMap(check),
  );
}

/** Its own rows: a cell may hold a table, whose rows are of another width. */
function rowsOf(table: StructureElement): StructureElement[] {
  return table.children.flatMap((child) => {
    if (child.kind !== "element" || child.type === "Table") return [];
    return child.type === "TR" ? [child] : rowsOf(child);
  });
}

/** Cells of each row, those that reach down from the rows above included. */
function widthsOf(table: StructureElement): number[] {
  const rows = rowsOf(table);
  const widths: number[] = rows.map(() => 0);
  rows.forEach(({ children }, row) => {
    for (const cell of children) {
      if (cell.kind !== "element") continue;
      for (let down = 0; down < attribute(cell, "RowSpan") && row + down < rows.length; down += 1)
        widths[row + down] = (widths[row + down] ?? 0) + attribute(cell, "ColSpan");
    }
  });
  return widths;
}

function isHead(child: StructureElement["children"][number]): boolean {
  return (
    child.kind === "element" &&
    child.type === "TR" &&
    child.children.every((cell) => cell.kind === "element" && cell.type === "TH")
  );
}

function attribute({ attributes }: StructureElement, key: string): number {
  for (const entry of attributes) {
    const value = Number(String(entry.get(PDFName.of(key)) ?? ""));
    if (value > 1) return value;
  }
  return 1;
}
