import { type PageContent, readPageContents } from "../../pdf-objects/page-contents.ts";
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from "../../pdf-objects/pdf-lib.ts";
import { readStructure } from "../../pdf-objects/read-structure.ts";
import { elementsOf, type StructureElement } from "../../pdf-objects/structure-element.ts";
import type { Rule, RuleWords } from "../rule.ts";

/** A finished PDF as the rules see it. */
export interface PdfReading {
  document: PDFDocument;
  tops: StructureElement[];
  /** All elements in reading order. */
  elements: StructureElement[];
  contents: PageContent[];
}

/** A rule that finished PDFs keep. */
export type PdfRule = Rule<PdfReading>;

/** All rules for PDFs are told under one code, by clause and sentence. */
export function pdfRule(clause: string, words: RuleWords, check: PdfRule["check"]): PdfRule {
  return { code: "pdf-rule-broken", clause, words, check };
}

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
