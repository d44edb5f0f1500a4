import type { Publication } from "../../scripts/document/publication.ts";
import { createDiagnostics } from "../../scripts/findings/diagnostics.ts";
import { createNodeHost } from "../../scripts/host/node-host.ts";
import { decodePDFRawStream, PDFDocument, PDFName, PDFRawStream } from "../../scripts/pdf-objects/pdf-lib.ts";
import { facesOf } from "../../scripts/render/assets/faces.ts";
import { preparePictures } from "../../scripts/render/assets/prepare-pictures.ts";
import { renderHtml } from "../../scripts/render/html/render-html.ts";
import { renderSelfContained } from "../../scripts/render/html/self-contained.ts";
import { printRequest } from "../../scripts/render/pdf/print-request.ts";
import { printPdf } from "../../scripts/render/pdf/render-pdf.ts";
import type { Origin } from "../../scripts/render/pdf/structure/mark-structure.ts";
import type { InProcess } from "./build-in-process.ts";

/** A publication as Chromium prints it, before it is finished. */
export interface PrintedPage {
  printed: Uint8Array;
  origins: readonly Origin[];
  html: Uint8Array;
  /** The print with the last glyph of its last page replaced by glyph 0. */
  withMissingGlyph(): Promise<Uint8Array>;
}

/** Prints a publication and leaves it as it comes out of the browser. */
export async function printPublication(publication: Publication, pipeline: InProcess): Promise<PrintedPage> {
  const host = createNodeHost();
  const job = {
    publication,
    pictures: await preparePictures(publication, host),
    faces: facesOf(publication),
    host,
    browser: pipeline.browser,
    diagnostics: createDiagnostics(),
  };
  const request = await printRequest(job, renderHtml);
  const { printed } = await printPdf(request, await pipeline.browser(), job.diagnostics);
  const { bytes: html } = await renderSelfContained(job);
  return { printed, origins: request.origins, html, withMissingGlyph: () => withMissingGlyph(printed) };
}

async function withMissingGlyph(printed: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(printed, { updateMetadata: false });
  const node = document.getPage(document.getPageCount() - 1).node;
  const contents = node.Contents();
  if (!(contents instanceof PDFRawStream)) throw new Error("the page has several content streams");
  const text = Buffer.from(decodePDFRawStream(contents).decode()).toString("latin1");
  const at = text.lastIndexOf("> Tj", text.lastIndexOf("EMC"));
  const changed = `${text.slice(0, at - 4)}0000${text.slice(at)}`;
  const stream = document.context.flateStream(Buffer.from(changed, "latin1"));
  node.set(PDFName.of("Contents"), document.context.register(stream));
  return document.save();
}
