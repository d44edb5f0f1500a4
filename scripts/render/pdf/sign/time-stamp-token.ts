import { createHash } from "node:crypto";
import * as asn1 from "asn1js";
import { type Certificate, ContentInfo, SignedData } from "pkijs";
import { messageOf } from "../../../document/message-of.ts";
import { readable, type SealCertificate } from "./seal-certificate.ts";
import { SealFault } from "./seal-fault.ts";

const timeStamping = "1.3.6.1.5.5.7.3.8";
/** The older attribute has SHA-1, the newer any (RFC 2634 §5.4, RFC 5035 §3). */
const signingCertificate = ["1.2.840.113549.1.9.16.2.12", "1.2.840.113549.1.9.16.2.47"];
/** Bytes of a hash → its function. */
const digests: Readonly<Record<number, string>> = { 20: "sha1", 32: "sha256", 48: "sha384", 64: "sha512" };

/** Who has given a time stamp, and the certificates that came with it. */
export interface StampSigner {
  certificate: SealCertificate;
  along: readonly SealCertificate[];
}

/**
 * Who has signed a time stamp (RFC 3161 §2.3). Throws a {@link SealFault} when its signature doesn't hold, or when its key is not for
 * time stamps.
 *
 * @param token CMS, DER
 * @param stamped what it is for
 */
export async function stampSigner(token: Uint8Array, stamped: Uint8Array): Promise<StampSigner> {
  const signed = new SignedData({ schema: ContentInfo.fromBER(new Uint8Array(token)).content });
  const [certificate] = readable([await signerOf(signed, stamped)]);
  if (!certificate || !isNamed(certificate, signed)) throw unsoundStamp("ESSCertID");
  const along = readable(signed.certificates ?? []);
  if (!certificate.purposes.includes(timeStamping))
    throw new SealFault({ reason: "seal-stamp-purpose", cure: "seal-cure-stamp", name: certificate.name });
  return { certificate, along };
}

async function signerOf(signed: SignedData, stamped: Uint8Array): Promise<Certificate> {
  try {
    const { signatureVerified, signerCertificate } = await signed.verify({
      signer: 0,
      data: new Uint8Array(stamped).buffer,
      extendedMode: true,
    });
    if (signatureVerified && signerCertificate) return signerCertificate;
  } catch (error) {
    throw unsoundStamp(messageOf(error));
  }
  throw unsoundStamp("CMS");
}

/**
 * Whether the token names the certificate that it was signed with, by its hash (RFC 3161 §2.4.2, RFC 5816): without that, another
 * certificate for the same key could be put in its place.
 */
function isNamed({ der }: SealCertificate, { signerInfos }: SignedData): boolean {
  const attributes = signerInfos[0]?.signedAttrs?.attributes ?? [];
  const [named] = attributes.find(({ type }) => signingCertificate.includes(type))?.values ?? [];
  // SigningCertificate ::= SEQUENCE { certs SEQUENCE OF ESSCertID …, and the hash is the one OCTET STRING of the first.
  const first = childrenOf(childrenOf(childrenOf(named)[0])[0]);
  const hash =
    first.find((one) => one instanceof asn1.OctetString)?.valueBlock.valueHexView ?? new Uint8Array();
  const digest = digests[hash.length];
  return digest !== undefined && createHash(digest).update(der).digest().equals(hash);
}

function childrenOf(block: unknown): unknown[] {
  return block instanceof asn1.Sequence ? block.valueBlock.value : [];
}

/** The fault of a token that proves nothing, with what is wrong in the words of whoever found it. */
export function unsoundStamp(detail: string): SealFault {
  return new SealFault({ reason: "seal-stamp-unsound", cure: "seal-cure-stamp", detail });
}
