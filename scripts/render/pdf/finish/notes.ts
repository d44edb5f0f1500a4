import { elementsOf, type StructureChild } from "../../../pdf-objects/structure-element.ts";
import { type Draft, type DraftElement, originOf } from "./draft.ts";
import type { Pass } from "./pass.ts";

/** Notes are Note elements with an id of their own, and what points at them is a Reference. ISO 14289-1 §7.9. */
export const notes: Pass = {
  name: "notes",
  clause: "ISO 14289-1 §7.9",
  apply({ root }: Draft) {
    for (const element of [...elementsOf(root)]) {
      element.children = element.children.flatMap((child) =>
        child.kind === "element" ? replaced(child) : child,
      );
    }
  },
};

function replaced(element: DraftElement): StructureChild[] {
  if (element.type === "L" && element.children.some(isNote))
    return element.children.map((child) => (isNote(child) ? note(child) : child));
  if (element.origin?.role === "note-mark")
    return [{ kind: "element", type: "Reference", attributes: [], children: [element] }];
  return [element];
}

function isNote(child: StructureChild): child is DraftElement {
  return child.kind === "element" && originOf(child)?.note !== undefined;
}

function note(item: DraftElement): DraftElement {
  return {
    ...item,
    type: "Note",
    id: `note-${item.origin?.note}`,
    children: item.children.flatMap((child) =>
      child.kind === "element" && child.type === "LBody" ? child.children : child,
    ),
  };
}
