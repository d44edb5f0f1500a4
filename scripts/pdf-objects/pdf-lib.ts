import { createRequire } from "node:module";
import type * as PdfLib from "@cantoo/pdf-lib";

const library: typeof PdfLib = createRequire(import.meta.url)("@cantoo/pdf-lib");

/**
 * The PDF library, as far as it is used, by its CommonJS build. Its ES modules are 340 files (151 of them an index of colour spaces
 * that nothing here needs), and Node takes twice as long to link them as to run these: an eighth of a second of every build that
 * prints. Both builds have classes of their own, and `instanceof` knows one of them only: everything imports from here.
 */
export const {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} = library;

/** What a stream holds, its filters undone (ISO 32000-1 §7.4). */
export const decodePDFRawStream: typeof PdfLib.decodePDFRawStream = library.decodePDFRawStream;

export type PDFArray = PdfLib.PDFArray;
export type PDFContext = PdfLib.PDFContext;
export type PDFDict = PdfLib.PDFDict;
export type PDFDocument = PdfLib.PDFDocument;
export type PDFEmbeddedPage = PdfLib.PDFEmbeddedPage;
export type PDFHexString = PdfLib.PDFHexString;
export type PDFName = PdfLib.PDFName;
export type PDFNumber = PdfLib.PDFNumber;
export type PDFObject = PdfLib.PDFObject;
export type PDFPage = PdfLib.PDFPage;
export type PDFRawStream = PdfLib.PDFRawStream;
export type PDFRef = PdfLib.PDFRef;
export type PDFStream = PdfLib.PDFStream;
export type PDFString = PdfLib.PDFString;
