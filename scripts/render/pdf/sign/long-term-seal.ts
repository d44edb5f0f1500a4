import type { Stamp } from "./detached-cms.ts";
import { withSecurityStore } from "./security-store.ts";
import { type SealAppearance, signPdf, stampPdf } from "./sign-pdf.ts";
import type { Signer } from "./signer.ts";
import {
  joined,
  missing,
  type Stamped,
  sealData,
  stampData,
  type ValidationData,
  type ValidationSources,
} from "./validation-data.ts";

/** A seal that can be judged in ten years: what it is made with, and where its proofs come from. */
export interface LongTermSeal {
  signer: Signer;
  stamp: Stamp;
  sources: ValidationSources;
  /** With a time stamp over the proofs, too. */
  isArchived: boolean;
}

/**
 * A PDF with a signature of the level PAdES B-LT or B-LTA (EN 319 142-1 §6): signed and stamped, then the proofs, then the time stamp
 * over them, each behind the bytes of the one before.
 */
export async function longTermSeal(
  pdf: Uint8Array,
  appearance: SealAppearance,
  { signer, stamp, sources, isArchived }: LongTermSeal,
): Promise<Uint8Array> {
  // Whoever can't prove the seal's own certificate need not ask for a time stamp: some of them cost.
  const ofSeal = await sealData(signer, sources);
  const stamps: Stamped[] = [];
  const noted: Stamp = async (data) => {
    const token = await stamp(data);
    // A signature that found too little room was made and stamped again: the last one counts.
    stamps.splice(0, 1, { token, data });
    return token;
  };
  const signed = await signPdf(pdf, signer, appearance, noted);
  const stored = joined([ofSeal, await dataOf(stamps, sources)]);
  const proved = await withSecurityStore(signed, stored);
  if (!isArchived) return proved;
  const archived = await stampPdf(proved, appearance, noted);
  // Authorities have several keys: the second stamp may be by another one than the first.
  const more = missing(await dataOf(stamps, sources), stored);
  return isEmpty(more) ? archived : withSecurityStore(archived, more);
}

async function dataOf(stamps: readonly Stamped[], sources: ValidationSources): Promise<ValidationData> {
  return joined(await Promise.all(stamps.map((one) => stampData(one, sources))));
}

function isEmpty({ certificates, lists, responses }: ValidationData): boolean {
  return certificates.length + lists.length + responses.length === 0;
}
