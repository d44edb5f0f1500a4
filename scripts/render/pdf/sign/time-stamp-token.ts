import { Certificate, ContentInfo, SignedData } from "pkijs";
import { messageOf } from "../../../document/message-of.ts";
import { readCertificate, type SealCertificate } from "./seal-certificate.ts";
import { SealFault } from "./seal-fault.ts";

const timeStamping = "1.3.6.1.5.5.7.3.8";

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
  const signer = await signerOf(signed, stamped);
  const along = (signed.certificates ?? [])
    .filter((one) => one instanceof Certificate)
    .map((one) => readCertificate(new Uint8Array(one.toSchema().toBER())));
  const certificate = readCertificate(new Uint8Array(signer.toSchema().toBER()));
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
    throw unsound(messageOf(error));
  }
  throw unsound("CMS");
}

function unsound(detail: string): SealFault {
  return new SealFault({ reason: "seal-stamp-unsound", cure: "seal-cure-stamp", detail });
}
