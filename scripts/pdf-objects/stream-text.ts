import { inflateSync } from "node:zlib";
import { decodePDFRawStream, PDFName, type PDFRawStream } from "./pdf-lib.ts";

/** What a stream holds, unpacked, one byte a character (latin1). */
export function streamText(stream: PDFRawStream): string {
  const { dict, contents } = stream;
  // Chromium packs plainly, and zlib unpacks them several times faster than the library.
  const isPlain =
    dict.get(PDFName.of("Filter")) === PDFName.of("FlateDecode") && !dict.has(PDFName.of("DecodeParms"));
  const bytes = isPlain ? inflateSync(contents) : decodePDFRawStream(stream).decode();
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
