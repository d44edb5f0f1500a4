import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from "@cantoo/pdf-lib";
import { type PageContent, readPageContents } from "../../pdf-objects/page-contents.ts";
import { readStructure } from "../../pdf-objects/read-structure.ts";
import { elementsOf, type StructureElement } from "../../pdf-objects/structure-element.ts";

/** A finished PDF as the rules see it. */
export interface PdfReading {
  document: PDFDocument;
  tops: StructureElement[];
  /** All elements in reading order. */
  elements: StructureElement[];
  contents: PageContent[];
}

/** A rule that a finished PDF breaks. */
export interface PdfFault {
  /** As the standard numbers it: `ISO 14289-1 §7.3`. */
  clause: string;
  /** What is wrong where, in English: it is for whoever mends Dipla or a template. */
  text: string;
}

/** One family of rules. */
export type PdfRule = (reading: PdfReading) => PdfFault[];

/** Reads a PDF once for all rules. */
export async function readPdf(bytes: Uint8Array): Promise<PdfReading> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const tops = readStructure(document);
  return {
    document,
    tops,
    elements: tops.flatMap((top) => [...elementsOf(top)]),
    contents: readPageContents(document),
  };
}

/** The annotations of every page. */
export function annotationsOf({ document }: PdfReading): { ref: PDFRef; dict: PDFDict; page: number }[] {
  return document.getPages().flatMap(({ node }, page) => {
    const list = node.lookup(PDFName.of("Annots"));
    if (!(list instanceof PDFArray)) return [];
    return list.asArray().flatMap((ref) => {
      const dict = document.context.lookup(ref);
      return ref instanceof PDFRef && dict instanceof PDFDict ? [{ ref, dict, page }] : [];
    });
  });
}
