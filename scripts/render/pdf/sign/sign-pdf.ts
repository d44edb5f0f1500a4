import { detachedCms, type Stamp } from "./detached-cms.ts";
import { type SignatureField, withSignatureField } from "./signature-field.ts";
import type { Signer } from "./signer.ts";

/** What the signature says of itself. */
export interface SealAppearance {
  /** Claimed time of signing. */
  time: Date;
  /** What assistive technology reads for the field (ISO 14289-1 §7.18.1). */
  label: string;
  lang: string;
}

/** Bytes for a time stamp, with the certificates that it brings; where there are more, the place is made anew. */
const roomForStamp = 14_000;

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
  const field = { ...appearance, name: "Seal", subFilter: "ETSI.CAdES.detached", type: "Sig" } as const;
  const certificates = [signer.certificate, ...signer.chain].reduce((sum, { length }) => sum + length, 0);
  const room = certificates + 2_048 + (stamp ? roomForStamp : 0);
  return filled(pdf, field, room, (signed) => detachedCms(signed, signer, { stamp }));
}

/**
 * A PDF with a document time stamp (EN 319 142-1 §5.4.3) added to its end. It holds for everything before it, also for what the
 * security store says of the signatures.
 */
export async function stampPdf(
  pdf: Uint8Array,
  appearance: Omit<SealAppearance, "time">,
  stamp: Stamp,
): Promise<Uint8Array> {
  const field = {
    ...appearance,
    name: "TimeStamp",
    subFilter: "ETSI.RFC3161",
    type: "DocTimeStamp",
  } as const;
  return filled(pdf, field, roomForStamp, stamp);
}

/** Puts into the place for it what was signed of everything around that place. */
async function filled(
  pdf: Uint8Array,
  field: SignatureField,
  room: number,
  sign: (signed: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const { bytes, signed, start } = await withSignatureField(pdf, field, room);
  const cms = Buffer.from(await sign(signed));
  // How large a time stamp is, its authority alone knows. The place is part of what is signed.
  if (cms.length > room) return filled(pdf, field, cms.length + 1_024, sign);
  bytes.write(cms.toString("hex"), start, "latin1");
  return new Uint8Array(bytes);
}
