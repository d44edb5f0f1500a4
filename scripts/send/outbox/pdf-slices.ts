import type { Slice } from "./zip-slices.ts";

/**
 * Where the streams of a PDF stand (ISO 32000-2 §7.3.8), one behind the other: fonts, pages, profiles. What only looks like one is a slice as
 * good as another, since nothing is read of it.
 */
export function pdfSlices(pdf: Uint8Array): Slice[] {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length);
  const slices: Slice[] = [];
  for (let at = file.indexOf(opening); at >= 0; ) {
    const from = at + opening.length;
    const to = file.indexOf(closing, from);
    if (to < 0) break;
    slices.push({ from, to });
    at = file.indexOf(opening, to + closing.length);
  }
  return slices;
}

const opening = "stream\n";
const closing = "\nendstream";
