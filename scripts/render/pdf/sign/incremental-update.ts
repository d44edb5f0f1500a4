import { crossReferenceTable, crossReferenceWidths } from "../../../pdf-objects/cross-references.ts";
import type { PDFContext, PDFObject, PDFRef } from "../../../pdf-objects/pdf-lib.ts";

/**
 * New and changed objects behind the bytes of a PDF (ISO 32000-1 §7.5.6), none of which changes. The cross references are a
 * stream, as those of our files are: an update keeps to the kind that it finds. Objects are written as they are, since a
 * signature has to be found again in the bytes.
 */
export function incrementalUpdate(
  pdf: Uint8Array,
  context: PDFContext,
  changed: readonly (readonly [PDFRef, PDFObject])[],
): Buffer<ArrayBuffer> {
  const offsets = new Map<number, number>();
  const parts: Buffer[] = [Buffer.from(pdf), Buffer.from("\n")];
  let length = pdf.length + 1;
  const write = (text: string): void => {
    parts.push(Buffer.from(text, "latin1"));
    length += text.length;
  };
  for (const [ref, object] of changed) {
    offsets.set(ref.objectNumber, length);
    write(`${ref.objectNumber} ${ref.generationNumber} obj\n${object}\nendobj\n`);
  }
  const own = Math.max(context.largestObjectNumber, ...offsets.keys()) + 1;
  const start = length;
  offsets.set(own, start);
  const rows = [...offsets].sort(([a], [b]) => a - b);
  const table = crossReferenceTable(rows.map(([, offset]) => [1, offset, 0]));
  const { Root, Info, ID } = context.trailerInfo;
  const entries = [
    `/Type /XRef /Size ${own + 1} /W [ ${crossReferenceWidths} ] /Index [ ${rows.map(([number]) => `${number} 1`).join(" ")} ]`,
    `/Root ${Root} /Prev ${previousStart(pdf)} /Length ${table.length}`,
    ...(Info ? [`/Info ${Info}`] : []),
    ...(ID ? [`/ID ${ID}`] : []),
  ];
  write(`${own} 0 obj\n<< ${entries.join(" ")} >>\nstream\n`);
  parts.push(table);
  write(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}

function previousStart(pdf: Uint8Array): number {
  const tail = Buffer.from(pdf.subarray(-1024)).toString("latin1");
  const found = [...tail.matchAll(/startxref\s+(\d+)/g)].at(-1)?.[1];
  if (found === undefined) throw new Error("the file has no startxref");
  return Number(found);
}
