import type { StructureChild } from "../../../pdf-objects/structure-element.ts";
import { type Draft, type DraftElement, draftElements, originOf } from "./draft.ts";
import type { Pass } from "./pass.ts";

/**
 * Items hold a label and a body, and lists hold items; a list of definitions is a list whose labels are the terms.
 * ISO 14289-1 §7.6, ISO 32000-1 §14.8.4.3.3.
 */
export const lists: Pass = {
  name: "lists",
  clause: "ISO 14289-1 §7.6",
  apply({ root }: Draft) {
    for (const element of [...draftElements(root)]) {
      if (element.origin?.tag === "dl") definitions(element);
      if (element.type === "LI") item(element);
    }
  },
};

function item(element: DraftElement): void {
  const labels = element.children.filter((child) => isType(child, "Lbl"));
  const rest = element.children.filter((child) => !isType(child, "Lbl") && !isType(child, "LBody"));
  const bodies = element.children.filter((child) => isType(child, "LBody"));
  element.children = [...labels, ...bodies, ...(rest.length > 0 ? [group("LBody", rest)] : [])];
}

/** Each run of terms opens an item; the definitions that follow are its body. */
function definitions(list: DraftElement): void {
  const items: DraftElement[] = [];
  for (const child of list.children) {
    if (child.kind !== "element") continue;
    const isTerm = originOf(child)?.tag === "dt";
    const last = items.at(-1);
    if (!last || (isTerm && last.children.some((part) => isType(part, "LBody")))) items.push(group("LI", []));
    const current = items.at(-1);
    if (isTerm)
      current?.children.push({ ...child, type: "Lbl", children: withoutParagraphs(child.children) });
    else current?.children.push({ ...child, type: "LBody" });
  }
  list.type = "L";
  list.children = items;
}

/** A label is within a line: paragraphs in it are taken out of their wrapping, but keep what they know. */
function withoutParagraphs(children: readonly StructureChild[]): StructureChild[] {
  return children.map((child) => (isType(child, "P") ? { ...child, type: "Span" } : child));
}

function isType(child: StructureChild, type: string): child is DraftElement {
  return child.kind === "element" && child.type === type;
}

function group(type: string, children: StructureChild[]): DraftElement {
  return { kind: "element", type, attributes: [], children };
}
