import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
} from "../../../pdf-objects/pdf-lib.ts";
import { incrementalUpdate } from "./incremental-update.ts";

/** A field with a signature or a time stamp. */
export interface SignatureField {
  name: string;
  type: "Sig" | "DocTimeStamp";
  subFilter: string;
  /** What assistive technology reads for it (ISO 14289-1 §7.18.1). */
  label: string;
  lang: string;
  /** Claimed time; a time stamp has its own. */
  time?: Date;
}

/** A file that waits for its signature. */
export interface UnsignedFile {
  bytes: Buffer<ArrayBuffer>;
  /** Everything but the place for the signature. */
  signed: Buffer;
  /** Where its first digit goes. */
  start: number;
}

/** Digits of each number in the byte range. */
const digits = 10;
/** Flags: print, locked (ISO 32000-1 table 165); PDF/A asks for the first and forbids to hide (ISO 19005-2 §6.3.2). */
const fieldFlags = 132;

/**
 * Adds a field that can't be seen, whose signature is still zeros, behind the bytes of a file.
 *
 * @param room bytes for the signature
 */
export async function withSignatureField(
  pdf: Uint8Array,
  field: SignatureField,
  room: number,
): Promise<UnsignedFile> {
  const bytes = await withPlaceholder(pdf, field, room);
  const start = bytes.indexOf(`<${"0".repeat(64)}`, pdf.length);
  const end = start + room * 2 + 2;
  const range = [0, start, end, bytes.length - end];
  const at = bytes.indexOf(`/ByteRange [ 0 /${"*".repeat(digits)}`, pdf.length);
  if (start < 0 || at < 0) throw new Error("the place for the signature was lost");
  const place = `/ByteRange [ 0 ${range
    .slice(1)
    .map((number) => String(number).padEnd(digits + 1))
    .join(" ")} ]`;
  bytes.write(place, at, "latin1");
  const signed = Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  return { bytes, signed, start: start + 1 };
}

async function withPlaceholder(
  pdf: Uint8Array,
  { type, subFilter, name, label, lang, time }: SignatureField,
  room: number,
): Promise<Buffer<ArrayBuffer>> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const { context, catalog } = document;
  const [page] = document.getPages();
  if (!page) throw new Error("a document without pages can't be signed");
  const hole = PDFName.of("*".repeat(digits));
  const signature = context.register(
    context.obj({
      Type: type,
      Filter: "Adobe.PPKLite",
      SubFilter: subFilter,
      ByteRange: [0, hole, hole, hole],
      Contents: PDFHexString.of("0".repeat(room * 2)),
      ...(time && { M: PDFString.fromDate(time) }),
    }),
  );
  const field = context.register(
    context.obj({
      Type: "Annot",
      Subtype: "Widget",
      FT: "Sig",
      // No size and beside the page: nothing to see, and nothing that a structure would have to hold.
      Rect: [-1, -1, -1, -1],
      F: fieldFlags,
      T: PDFString.of(name),
      TU: PDFHexString.fromText(label),
      Lang: PDFString.of(lang),
      V: signature,
      P: page.ref,
    }),
  );
  const annotations = page.node.lookupMaybe(PDFName.of("Annots"), PDFArray);
  page.node.set(PDFName.of("Annots"), context.obj([...(annotations?.asArray() ?? []), field]));
  // ISO 14289-1 §7.18.3
  page.node.set(PDFName.of("Tabs"), PDFName.of("S"));
  const form = catalog.lookupMaybe(PDFName.of("AcroForm"), PDFDict) ?? context.obj({});
  const fields = form.lookupMaybe(PDFName.of("Fields"), PDFArray)?.asArray() ?? [];
  form.set(PDFName.of("Fields"), context.obj([...fields, field]));
  // Signatures exist, and only additions are allowed (ISO 32000-1 table 219).
  form.set(PDFName.of("SigFlags"), PDFNumber.of(3));
  catalog.set(PDFName.of("AcroForm"), form);
  const root = context.trailerInfo.Root;
  if (!(root instanceof PDFRef)) throw new Error("the file has no catalog");
  return incrementalUpdate(pdf, context, [
    [page.ref, page.node],
    [root, catalog],
    ...[signature, field].map((ref) => [ref, context.lookup(ref) ?? context.obj({})] as const),
  ]);
}
