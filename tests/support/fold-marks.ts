import {
  decodePDFRawStream,
  type PDFArray,
  PDFDocument,
  type PDFRawStream,
} from "../../scripts/pdf-objects/pdf-lib.ts";

/** Where each page's dashed marks stand, in mm from the trimmed left edge. */
export async function foldMarks(bytes: Uint8Array): Promise<number[][]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.getPages().map((page) => {
    const contents = page.node.Contents() as PDFArray;
    const last = document.context.lookup(contents.get(contents.size() - 1)) as PDFRawStream;
    const text = Buffer.from(decodePDFRawStream(last).decode()).toString("latin1");
    const dashed = /\[3 2\] 0 d (.*?) S/.exec(text)?.[1] ?? "";
    const places = [...dashed.matchAll(/(-?[\d.]+) -?[\d.]+ m/g)].map(
      ([, x]) => Math.round(((Number(x) - page.getTrimBox().x) / 72) * 25.4 * 100) / 100,
    );
    return [...new Set(places)].sort((a, b) => a - b);
  });
}
