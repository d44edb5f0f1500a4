import { addressIn, isDocumentFile } from "../../../document/linked-document.ts";
import { PDFDict, PDFHexString, PDFName, PDFString } from "../../../pdf-objects/pdf-lib.ts";
import { elementsOf } from "../../../pdf-objects/structure-element.ts";
import { type Draft, originOf } from "./draft.ts";
import type { Pass } from "./pass.ts";

/**
 * Every link says in words where it leads, for those who don't see what it stands on. ISO 14289-1 §7.18.5. One to another document
 * leads to its PDF, from the folder of this one (ISO 32000-1 §12.6.4.7: an address without a base starts at the file).
 */
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
      const descriptions = [...elementsOf(element)].flatMap(({ alt }) => alt ?? []);
      for (const child of children) {
        if (child.kind !== "object") continue;
        const annotation = context.lookup(child.object, PDFDict);
        leadToFile(annotation);
        const words = [origin?.text, ...descriptions, addressOf(annotation)].filter(Boolean);
        if (words.length > 0)
          annotation.set(PDFName.of("Contents"), PDFHexString.fromText([...new Set(words)].join(" – ")));
      }
    }
  },
};

function leadToFile(annotation: PDFDict): void {
  const address = addressOf(annotation);
  if (address !== undefined && isDocumentFile(address))
    actionOf(annotation)?.set(PDFName.of("URI"), PDFString.of(addressIn("pdf", address)));
}

function actionOf(annotation: PDFDict): PDFDict | undefined {
  const action = annotation.lookup(PDFName.of("A"));
  return action instanceof PDFDict ? action : undefined;
}

function addressOf(annotation: PDFDict): string | undefined {
  const uri = actionOf(annotation)?.lookup(PDFName.of("URI"));
  return uri instanceof PDFString || uri instanceof PDFHexString ? uri.decodeText() : undefined;
}
