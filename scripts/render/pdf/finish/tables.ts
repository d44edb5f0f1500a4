import { elementsOf, type StructureChild } from "../../../pdf-objects/structure-element.ts";
import type { Draft, DraftElement } from "./draft.ts";
import type { Pass } from "./pass.ts";

/** Rows stand in a head and a body, so that a reader can tell where the data begins. ISO 32000-1 §14.8.4.3.4. */
export const tables: Pass = {
  name: "tables",
  clause: "ISO 14289-1 §7.5",
  apply({ root }: Draft) {
    for (const table of [...elementsOf(root)].filter(({ type }) => type === "Table")) {
      const rows = table.children.filter(isRow);
      const first = rows.findIndex((row) => !isHead(row));
      const head = rows.slice(0, first < 0 ? rows.length : first);
      if (head.length === 0 || rows.length === head.length) continue;
      const captions = table.children.filter((child) => child.kind === "element" && child.type === "Caption");
      table.children = [
        ...captions,
        group("THead", head),
        group(
          "TBody",
          rows.filter((row) => !head.includes(row)),
        ),
      ];
    }
  },
};

/** A table written in HTML may have its header cells in the body. */
function isHead({ origin, children }: DraftElement): boolean {
  return origin?.inHead === true || children.every((cell) => cell.kind === "element" && cell.type === "TH");
}

function isRow(child: StructureChild): child is DraftElement {
  return child.kind === "element" && child.type === "TR";
}

function group(type: string, children: DraftElement[]): DraftElement {
  return { kind: "element", type, attributes: [], children };
}
