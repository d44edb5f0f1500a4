import { PDFName, PDFString } from "../../../pdf-objects/pdf-lib.ts";
import type { Draft, DraftElement } from "./draft.ts";
import type { Pass } from "./pass.ts";

/** The document says its language, and an element only where it differs from what it stands in. ISO 14289-1 §7.2. */
export const naturalLanguage: Pass = {
  name: "natural-language",
  clause: "ISO 14289-1 §7.2",
  apply({ root, metadata, document }: Draft) {
    document.catalog.set(PDFName.of("Lang"), PDFString.of(metadata.lang));
    root.lang = undefined;
    tell(root, metadata.lang);
    root.lang = metadata.lang;
  },
};

function tell(element: DraftElement, around: string): void {
  const own = element.origin?.lang ?? element.lang;
  element.lang = own === around ? undefined : own;
  for (const child of element.children) if (child.kind === "element") tell(child, own ?? around);
}
