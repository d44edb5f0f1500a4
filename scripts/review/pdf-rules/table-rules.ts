import { PDFName } from "@cantoo/pdf-lib";
import { contentsOf, elementsOf, type StructureElement } from "../../pdf-objects/structure-element.ts";
import type { PdfFault, PdfRule } from "./pdf-reading.ts";

/** Tables: regular rows, headers that say what they head, heads that are read once. */
export const tableRules: PdfRule = ({ elements }) =>
  elements
    .filter(({ type }) => type === "Table")
    .flatMap((table) => [...rowFaults(table), ...headFaults(table)]);

function rowFaults(table: StructureElement): PdfFault[] {
  const clause = "ISO 14289-1 §7.5";
  const rows = [...elementsOf(table)].filter(({ type }) => type === "TR");
  const widths: number[] = rows.map(() => 0);
  rows.forEach(({ children }, row) => {
    for (const cell of children) {
      if (cell.kind !== "element") continue;
      for (let down = 0; down < attribute(cell, "RowSpan") && row + down < rows.length; down += 1)
        widths[row + down] = (widths[row + down] ?? 0) + attribute(cell, "ColSpan");
    }
  });
  const irregular = new Set(widths).size > 1;
  const stray = rows.some(({ children }) =>
    children.some((child) => child.kind !== "element" || !/^T[HD]$/.test(child.type)),
  );
  const nameless = [...elementsOf(table)].some(
    (cell) => cell.type === "TH" && !cell.attributes.some((entry) => entry.has(PDFName.of("Scope"))),
  );
  const counted = [...elementsOf(table)].find(({ id }) => /^node\d+$/.test(id ?? ""));
  return [
    ...(counted
      ? [
          {
            clause: "ISO 32000-1 §14.8.5.7",
            text: `the id ${counted.id} is that of a process: it differs the next time`,
          },
        ]
      : []),
    ...(irregular ? [{ clause, text: `rows have ${[...new Set(widths)].join(" and ")} cells` }] : []),
    ...(stray ? [{ clause, text: "a row holds something else than cells" }] : []),
    ...(nameless ? [{ clause, text: "a header cell doesn't say whether it heads a row or a column" }] : []),
  ];
}

function headFaults(table: StructureElement): PdfFault[] {
  const faults: PdfFault[] = [];
  const isHead = (child: StructureElement["children"][number]): boolean =>
    child.kind === "element" &&
    child.type === "TR" &&
    child.children.every((cell) => cell.kind === "element" && cell.type === "TH");
  if (
    table.children.some(isHead) &&
    !table.children.every((child) => child.kind !== "element" || child.type === "Caption" || isHead(child))
  )
    faults.push({ clause: "ISO 14289-1 §7.5", text: "head and body of a table are not told apart" });
  for (const head of [...elementsOf(table)].filter(
    (one) => one.type === "THead" || (one.type === "TR" && isHead(one)),
  )) {
    const pages = new Set([...contentsOf(head)].map(({ page }) => page));
    if (pages.size > 1)
      faults.push({ clause: "ISO 32000-1 §14.8.2.2", text: `a table's head is read on ${pages.size} pages` });
  }
  return faults;
}

function attribute({ attributes }: StructureElement, key: string): number {
  for (const entry of attributes) {
    const value = Number(String(entry.get(PDFName.of(key)) ?? ""));
    if (value > 1) return value;
  }
  return 1;
}
