import { PDFDict, PDFHexString, PDFName, PDFString } from "../../../pdf-objects/pdf-lib.ts";
import { elementsOf } from "../../../pdf-objects/structure-element.ts";
import { type Draft, originOf } from "./draft.ts";
import type { Pass } from "./pass.ts";

/** Every link says in words where it leads, for those who don't see what it stands on. ISO 14289-1 §7.18.5. */
export const links: Pass = {
  name: "links",
  clause: "ISO 14289-1 §7.18.5",
  apply({ root, document: { context } }: Draft) {
    for (const element of elementsOf(root)) {
      const { children } = element;
      const origin = originOf(element);
      if (!children.some(({ kind }) => kind === "object")) continue;
      // An image's role has no name for what a note mark or a contents entry points with.
      element.type = "Link";
      for (const child of children) {
        if (child.kind !== "object") continue;
        const annotation = context.lookup(child.object, PDFDict);
        const words = [origin?.text, addressOf(annotation)].filter(Boolean);
        if (words.length > 0)
          annotation.set(PDFName.of("Contents"), PDFHexString.fromText([...new Set(words)].join(" – ")));
      }
    }
  },
};

function addressOf(annotation: PDFDict): string | undefined {
  const action = annotation.lookup(PDFName.of("A"));
  const uri = action instanceof PDFDict ? action.lookup(PDFName.of("URI")) : undefined;
  return uri instanceof PDFString || uri instanceof PDFHexString ? uri.decodeText() : undefined;
}
