import { deflateSync } from "node:zlib";
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from "../../../pdf-objects/pdf-lib.ts";
import { incrementalUpdate } from "./incremental-update.ts";
import type { ValidationData } from "./validation-data.ts";

/**
 * A PDF with validation data added to its document security store (EN 319 142-1 §5.4.2), behind its bytes. Each thing stands there
 * once for all signatures: the entries by signature (VRI) may be left out, and tell no reader more where there is one seal.
 */
export async function withSecurityStore(pdf: Uint8Array, data: ValidationData): Promise<Uint8Array> {
  const { context, catalog } = await PDFDocument.load(pdf, { updateMetadata: false });
  const root = context.trailerInfo.Root;
  if (!(root instanceof PDFRef)) throw new Error("the file has no catalog");
  const store = catalog.lookupMaybe(PDFName.of("DSS"), PDFDict) ?? context.obj({ Type: "DSS" });
  const streams: (readonly [PDFRef, PDFObject])[] = [];
  const add = (name: string, all: readonly Uint8Array[]): void => {
    if (all.length === 0) return;
    const entries = all.map((bytes) => streamOf(bytes, context));
    streams.push(...entries);
    const before = store.lookupMaybe(PDFName.of(name), PDFArray)?.asArray() ?? [];
    store.set(PDFName.of(name), context.obj([...before, ...entries.map(([ref]) => ref)]));
  };
  add("Certs", data.certificates);
  add("OCSPs", data.responses);
  add("CRLs", data.lists);
  const known = catalog.get(PDFName.of("DSS"));
  const ref = known instanceof PDFRef ? known : context.nextRef();
  catalog.set(PDFName.of("DSS"), ref);
  return new Uint8Array(
    incrementalUpdate(pdf, context, [
      ...(ref === known ? [] : [[root, catalog] as const]),
      [ref, store],
      ...streams,
    ]),
  );
}

/** Lists of thousands of numbers halve when they are packed; certificates don't. */
function streamOf(bytes: Uint8Array, context: PDFContext): readonly [PDFRef, PDFObject] {
  const packed = deflateSync(bytes);
  const isSmaller = packed.length < bytes.length * 0.9;
  const dictionary = context.obj(isSmaller ? { Filter: "FlateDecode" } : {});
  return [context.nextRef(), PDFRawStream.of(dictionary, isSmaller ? new Uint8Array(packed) : bytes)];
}
