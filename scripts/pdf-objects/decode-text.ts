import { PDFHexString, PDFString } from "./pdf-lib.ts";

/** The text of a PDF string as it is written, `(…)` or `<…>`: UTF-16 with a byte order mark, else PDFDocEncoding. */
export function decodeText(written: string): string {
  return written.startsWith("<")
    ? PDFHexString.of(written.slice(1, -1)).decodeText()
    : PDFString.of(written.slice(1, -1)).decodeText();
}
