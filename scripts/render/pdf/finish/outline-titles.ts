import { PDFDict, PDFHexString, PDFName, PDFRef } from "../../../pdf-objects/pdf-lib.ts";
import { type Draft, draftElements } from "./draft.ts";
import type { Pass } from "./pass.ts";

/** The outline's titles are the headings' own words; Chromium glues them at line ends. ISO 14289-1 §7.17. */
export const outlineTitles: Pass = {
  name: "outline-titles",
  clause: "ISO 14289-1 §7.17",
  apply({ root, document: { catalog, context } }: Draft) {
    const headings = new Map(
      [...draftElements(root)].flatMap(({ ref, origin }) =>
        ref && origin?.title ? [[ref.toString(), origin.title] as const] : [],
      ),
    );
    const visit = (item: unknown): void => {
      for (let next = context.lookup(item as PDFRef); next instanceof PDFDict; ) {
        const element = next.get(PDFName.of("SE"));
        const title = element instanceof PDFRef ? headings.get(element.toString()) : undefined;
        if (title) next.set(PDFName.of("Title"), PDFHexString.fromText(title.replaceAll("\u00ad", "")));
        visit(next.get(PDFName.of("First")));
        next = next.lookup(PDFName.of("Next"));
      }
    };
    const outlines = catalog.lookup(PDFName.of("Outlines"));
    if (outlines instanceof PDFDict) visit(outlines.get(PDFName.of("First")));
  },
};
