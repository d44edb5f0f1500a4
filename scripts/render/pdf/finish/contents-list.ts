import type { StructureChild } from "../../../pdf-objects/structure-element.ts";
import { type Draft, draftElements, originOf } from "./draft.ts";
import type { Pass } from "./pass.ts";

/** A table of contents is a TOC of TOCI, each with a Reference to its heading. ISO 32000-1 §14.8.4.2. */
export const contentsList: Pass = {
  name: "contents-list",
  clause: "ISO 32000-1 §14.8.4.2",
  apply({ root }: Draft) {
    for (const element of [...draftElements(root)]) {
      if (element.origin?.role !== "toc" || element.origin.tag !== "nav") continue;
      element.type = "TOC";
      element.children = element.children.map(entry);
    }
  },
};

function entry(child: StructureChild): StructureChild {
  if (child.kind !== "element") return child;
  const origin = originOf(child);
  if (origin?.role === "toc-title") return { ...child, type: "Caption" };
  if (origin?.role !== "toc-entry") return child;
  return {
    ...child,
    type: "TOCI",
    children: [{ kind: "element", type: "Reference", attributes: [], children: child.children }],
  };
}
