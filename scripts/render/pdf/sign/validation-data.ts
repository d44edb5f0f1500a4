import { type ChainSources, certificateChain } from "./certificate-chain.ts";
import { isSame, readCertificate, type SealCertificate } from "./seal-certificate.ts";
import { SealFault } from "./seal-fault.ts";
import type { Signer } from "./signer.ts";
import type { StatusProof, StatusProofs } from "./status-proofs.ts";
import { stampSigner } from "./time-stamp-token.ts";

/** What a reader needs to judge a signature when nobody can be asked any more, DER, each thing once. */
export interface ValidationData {
  certificates: readonly Uint8Array[];
  lists: readonly Uint8Array[];
  responses: readonly Uint8Array[];
}

/** Where validation data come from. */
export interface ValidationSources extends Omit<ChainSources, "now"> {
  proofs: StatusProofs;
  now(): Date;
}

/** A time stamp, and what it is for. */
export interface Stamped {
  token: Uint8Array;
  data: Uint8Array;
}

/** The certificates above a seal's own and proofs of their status. */
export function sealData(
  { certificate, chain }: Pick<Signer, "certificate" | "chain">,
  sources: ValidationSources,
): Promise<ValidationData> {
  return dataFor(readCertificate(certificate), chain.map(readCertificate), sources);
}

/** The same for whoever gave a time stamp. */
export async function stampData(
  { token, data }: Stamped,
  sources: ValidationSources,
): Promise<ValidationData> {
  const { certificate, along } = await stampSigner(token, data);
  return dataFor(certificate, along, sources);
}

/** Several signatures' data as one, in a fixed order. */
export function joined(all: readonly ValidationData[]): ValidationData {
  return {
    certificates: once(all.flatMap(({ certificates }) => certificates)),
    lists: once(all.flatMap(({ lists }) => lists)),
    responses: once(all.flatMap(({ responses }) => responses)),
  };
}

/** What of it is not there yet. */
export function missing(wanted: ValidationData, there: ValidationData): ValidationData {
  const rest = (want: readonly Uint8Array[], have: readonly Uint8Array[]): Uint8Array[] =>
    want.filter((one) => !have.some((other) => Buffer.compare(one, other) === 0));
  return {
    certificates: rest(wanted.certificates, there.certificates),
    lists: rest(wanted.lists, there.lists),
    responses: rest(wanted.responses, there.responses),
  };
}

async function dataFor(
  first: SealCertificate,
  along: readonly SealCertificate[],
  { now, ...sources }: ValidationSources,
): Promise<ValidationData> {
  const chain = await certificateChain(first, along, { ...sources, now: now() });
  const found: { certificates: SealCertificate[]; proofs: StatusProof[] } = {
    certificates: [...chain],
    proofs: [],
  };
  for (const [index, certificate] of chain.entries()) {
    const issuer = chain[index + 1];
    if (!issuer) break;
    await prove(certificate, issuer, { sources, now: now(), found, asked: [] });
  }
  const of = (kind: StatusProof["kind"]): Uint8Array[] =>
    found.proofs.filter((proof) => proof.kind === kind).map(({ der }) => der);
  return joined([
    { certificates: found.certificates.map(({ der }) => der), lists: of("list"), responses: of("response") },
  ]);
}

interface Proving {
  sources: Omit<ValidationSources, "now">;
  now: Date;
  found: { certificates: SealCertificate[]; proofs: StatusProof[] };
  /** Whose status is being proved: nobody vouches for himself. */
  asked: readonly SealCertificate[];
}

/** A certificate's status, and that of whoever has vouched for it, unless the authority says that nobody has to ask. */
async function prove(certificate: SealCertificate, issuer: SealCertificate, proving: Proving): Promise<void> {
  const { sources, now, found, asked } = proving;
  if (certificate.isUnchecked) return;
  const proof = await sources.proofs.of(certificate, issuer, now);
  found.proofs.push(proof);
  const { responder } = proof;
  if (!responder) return;
  if ([...asked, certificate].some((one) => isSame(one, responder)))
    throw new SealFault({ reason: "seal-responder-alone", cure: "seal-cure-files", name: responder.name });
  found.certificates.push(responder);
  await prove(responder, issuer, { ...proving, asked: [...asked, certificate] });
}

function once(all: readonly Uint8Array[]): Uint8Array[] {
  return [...new Map(all.map((bytes) => [Buffer.from(bytes).toString("base64"), bytes])).values()];
}
