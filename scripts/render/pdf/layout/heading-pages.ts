import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from "../../../pdf-objects/pdf-lib.ts";

/** Page number (from 1) of each named destination: Chromium writes one for every id that a link points at. */
export async function headingPages(pdf: Uint8Array): Promise<Map<string, number>> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const pageIndex = new Map(document.getPages().map((page, index) => [page.ref.toString(), index + 1]));
  const destinations = document.catalog.lookup(PDFName.of("Dests"));
  const pages = new Map<string, number>();
  if (!(destinations instanceof PDFDict)) return pages;
  for (const [name, value] of destinations.entries()) {
    const target = document.context.lookup(value);
    const array = target instanceof PDFDict ? target.lookup(PDFName.of("D")) : target;
    const page = array instanceof PDFArray ? array.get(0) : undefined;
    const number = page instanceof PDFRef ? pageIndex.get(page.toString()) : undefined;
    if (number !== undefined) pages.set(decodeName(name), number);
  }
  return pages;
}

/** PDF names hold the id percent-encoded, and as UTF-8 bytes escaped with #. */
function decodeName(name: PDFName): string {
  const text = name.decodeText();
  try {
    return decodeURIComponent(text);
  } catch {
    // A literal % in an id: the name is taken as it stands.
    return text;
  }
}
