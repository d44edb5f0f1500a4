import { PDFDocument } from "../../scripts/pdf-objects/pdf-lib.ts";

type Box = ReturnType<import("@cantoo/pdf-lib").PDFPage["getMediaBox"]>;

/** The boxes of one page in pt (ISO 32000-1 §14.11.2). */
export interface PdfBoxes {
  media: Box;
  bleed: Box;
  trim: Box;
}

/** The boxes of every page. */
export async function pdfBoxes(bytes: Uint8Array): Promise<PdfBoxes[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.getPages().map((page) => ({
    media: page.getMediaBox(),
    bleed: page.getBleedBox(),
    trim: page.getTrimBox(),
  }));
}
