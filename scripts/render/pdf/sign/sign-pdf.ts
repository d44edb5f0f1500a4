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
import { detachedCms, type Stamp } from "./detached-cms.ts";
import { incrementalUpdate } from "./incremental-update.ts";
import type { Signer } from "./signer.ts";

/** What the signature says of itself. */
export interface SealAppearance {
  /** Claimed time of signing. */
  time: Date;
  /** What assistive technology reads for the field (ISO 14289-1 §7.18.1). */
  label: string;
  lang: string;
}

/** Digits of each number in the byte range. */
const digits = 10;
/** Flags: print, locked (ISO 32000-1 table 165); PDF/A asks for the first and forbids to hide (ISO 19005-2 §6.3.2). */
const fieldFlags = 132;

/**
 * A PDF with a PAdES signature (EN 319 142-1, B-B, with a stamp B-T) added to its end: what was there stays byte by byte, so
 * the file keeps its tags, its identifier and the standards it claims. The field can't be seen: it has no size.
 */
export async function signPdf(
  pdf: Uint8Array,
  signer: Signer,
  appearance: SealAppearance,
  stamp?: Stamp,
): Promise<Uint8Array> {
  const room = roomFor(signer, stamp !== undefined);
  const bytes = await withPlaceholder(pdf, appearance, room);
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
  const cms = Buffer.from(await detachedCms(signed, signer, { stamp })).toString("hex");
  if (cms.length > room * 2) throw new Error("the signature is larger than the place for it");
  bytes.write(cms, start + 1, "latin1");
  return new Uint8Array(bytes);
}

/** Bytes for the CMS: certificates, a signature, attributes; a time stamp brings certificates of its own. */
function roomFor({ certificate, chain }: Signer, isStamped: boolean): number {
  const certificates = [certificate, ...chain].reduce((sum, { length }) => sum + length, 0);
  return certificates + 2_048 + (isStamped ? 14_000 : 0);
}

async function withPlaceholder(
  pdf: Uint8Array,
  appearance: SealAppearance,
  room: number,
): Promise<Buffer<ArrayBuffer>> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const { context, catalog } = document;
  const [page] = document.getPages();
  if (!page) throw new Error("a document without pages can't be signed");
  const hole = PDFName.of("*".repeat(digits));
  const signature = context.register(
    context.obj({
      Type: "Sig",
      Filter: "Adobe.PPKLite",
      SubFilter: "ETSI.CAdES.detached",
      ByteRange: [0, hole, hole, hole],
      Contents: PDFHexString.of("0".repeat(room * 2)),
      M: PDFString.fromDate(appearance.time),
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
      T: PDFString.of("Seal"),
      TU: PDFHexString.fromText(appearance.label),
      Lang: PDFString.of(appearance.lang),
      V: signature,
      P: page.ref,
    }),
  );
  const annotations = page.node.lookupMaybe(PDFName.of("Annots"), PDFArray);
  page.node.set(PDFName.of("Annots"), context.obj([...(annotations?.asArray() ?? []), field]));
  // ISO 14289-1 §7.18.3
  page.node.set(PDFName.of("Tabs"), PDFName.of("S"));
  const form = catalog.lookupMaybe(PDFName.of("AcroForm"), PDFDict) ?? context.obj({});
  form.set(PDFName.of("Fields"), context.obj([field]));
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
