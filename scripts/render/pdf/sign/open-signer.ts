import { type CertificateFault, certificateFault } from "./certificate-fault.ts";
import { detachedCms } from "./detached-cms.ts";
import { keySigner, pemSigner } from "./key-signer.ts";
import { readP12 } from "./read-p12.ts";
import { type SealAppearance, signPdf } from "./sign-pdf.ts";
import type { Signer } from "./signer.ts";
import { timeStampAuthority } from "./time-stamp.ts";

/** A key with its certificates, as files hold them. */
export type KeyMaterial =
  | { p12: Uint8Array; passphrase: string }
  | { key: Uint8Array; certificates: string; passphrase: Uint8Array | undefined };

/** What a signer does for the rest of the program: sign a PDF, and sign any bytes. */
export interface DocumentSigner {
  /** X.509, DER. */
  certificate: Uint8Array;
  /** What keeps the certificate from sealing at that time. */
  fault(now: Date): CertificateFault | undefined;
  pdf(bytes: Uint8Array, appearance: SealAppearance): Promise<Uint8Array>;
  /** A detached CAdES signature, DER, which says when it was made. */
  detached(bytes: Uint8Array, time: Date): Promise<Uint8Array>;
}

/** Opens a key. Throws an error whose message is a reason, or the cryptographic library's own words. */
export function openSigner(material: KeyMaterial, timeStamp: string | undefined): DocumentSigner {
  const signer = signerOf(material);
  const stamp = timeStamp === undefined ? undefined : timeStampAuthority(timeStamp);
  return {
    certificate: signer.certificate,
    fault: (now) => certificateFault(signer.certificate, now),
    pdf: (bytes, appearance) => signPdf(bytes, signer, appearance, stamp),
    detached: (bytes, time) => detachedCms(bytes, signer, { stamp, time }),
  };
}

function signerOf(material: KeyMaterial): Signer {
  if ("key" in material) return pemSigner(material.key, material.certificates, material.passphrase);
  const { key, certificates } = readP12(material.p12, material.passphrase);
  return keySigner(key, certificates);
}
