import { elementsOf } from "../../../pdf-objects/structure-element.ts";
import type { Draft } from "./draft.ts";
import type { Pass } from "./pass.ts";

/** Types of PDF 2.0 and of Chromium, and the standard type of PDF 1.7 that each counts as. */
const standardTypes: Readonly<Record<string, string>> = {
  Em: "Span",
  Strong: "Span",
  Sub: "Span",
  Aside: "Sect",
};

/** Types that are not of PDF 1.7 are mapped to ones that are. ISO 14289-1 §7.1, ISO 32000-1 §14.8.4. */
export const roleMap: Pass = {
  name: "role-map",
  clause: "ISO 14289-1 §7.1 (5)",
  apply({ root, roles }: Draft) {
    for (const { type } of elementsOf(root)) {
      const standard = standardTypes[type];
      if (standard && standard !== type) roles.set(type, standard);
    }
  },
};
