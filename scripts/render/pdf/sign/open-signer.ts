import { type CertificateFault, certificateFault } from "./certificate-fault.ts";
import { detachedCms } from "./detached-cms.ts";
import { keySigner, pemSigner } from "./key-signer.ts";
import { longTermSeal } from "./long-term-seal.ts";
import { readP12 } from "./read-p12.ts";
import { readCertificate, readCertificates, type SealCertificate } from "./seal-certificate.ts";
import { SealFault } from "./seal-fault.ts";
import { type SealAppearance, signPdf } from "./sign-pdf.ts";
import type { Signer } from "./signer.ts";
import { readStatusFile, StatusProofs } from "./status-proofs.ts";
import { timeStampAuthority } from "./time-stamp.ts";
import { sealData, type ValidationSources } from "./validation-data.ts";
import { webDoor } from "./web-door.ts";

/** A key with its certificates, as files hold them. */
export type KeyMaterial =
  | { p12: Uint8Array; passphrase: string }
  | { key: Uint8Array; certificates: string; passphrase: Uint8Array | undefined };

/** Baseline levels of ETSI EN 319 142-1: signed, with its time, with proofs, with a time stamp over them. */
export type SealLevel = "B" | "T" | "LT" | "LTA";

/** A file with its name in the settings. */
export interface NamedBytes {
  name: string;
  bytes: Uint8Array;
}

/** What a seal is made with, beside its key. */
export interface SealWishes {
  level: SealLevel;
  /** Address of a time stamping authority; needed from level T on. */
  timeStamp: string | undefined;
  /** Files of certificates that chains end at. */
  authorities: readonly NamedBytes[];
  /** Lists and answers of authorities, fetched by hand. */
  revocationFiles: readonly NamedBytes[];
  /** Hosts that may be asked for certificates and their status. */
  revocationServers: readonly string[];
  now(): Date;
}

/** What a signer does for the rest of the program: sign a PDF, and sign any bytes. */
export interface DocumentSigner {
  /** X.509, DER. */
  certificate: Uint8Array;
  /** Whom the certificate is of, and its last day, `YYYY-MM-DD`. */
  holder: string;
  until: string;
  /** What keeps the certificate from sealing at that time. */
  fault(now: Date): CertificateFault | undefined;
  /** Asks for the status of the seal's own certificates where the level needs it; throws a `SealFault`. */
  prove(): Promise<void>;
  pdf(bytes: Uint8Array, appearance: SealAppearance): Promise<Uint8Array>;
  /** A detached CAdES signature, DER, which says when it was made. */
  detached(bytes: Uint8Array, time: Date): Promise<Uint8Array>;
}

/**
 * Opens a key. Throws an error whose message is a reason, or the cryptographic library's own words, and a `SealFault` for a file of
 * authorities that holds something else.
 */
export function openSigner(material: KeyMaterial, wishes: SealWishes): DocumentSigner {
  const signer = signerOf(material);
  const { name, x509 } = readCertificate(signer.certificate);
  const { level, timeStamp } = wishes;
  const stamp = timeStamp === undefined ? undefined : timeStampAuthority(timeStamp);
  const isLong = level === "LT" || level === "LTA";
  const sources = isLong ? sourcesOf(wishes) : undefined;
  return {
    certificate: signer.certificate,
    holder: name,
    until: x509.validToDate.toISOString().slice(0, 10),
    fault: (now) => certificateFault(signer.certificate, now),
    prove: async () => {
      if (sources) await sealData(signer, sources);
    },
    pdf: (bytes, appearance) =>
      sources && stamp
        ? longTermSeal(bytes, appearance, { signer, stamp, sources, isArchived: level === "LTA" })
        : signPdf(bytes, signer, appearance, stamp),
    detached: (bytes, time) => detachedCms(bytes, signer, { stamp, time }),
  };
}

function sourcesOf({ authorities, revocationFiles, revocationServers, now }: SealWishes): ValidationSources {
  const door = webDoor(revocationServers);
  return {
    authorities: authorities.flatMap(certificatesOf),
    door,
    proofs: new StatusProofs(
      revocationFiles.map(({ name, bytes }) => readStatusFile(name, bytes)),
      door,
    ),
    now,
  };
}

function certificatesOf({ name, bytes }: NamedBytes): SealCertificate[] {
  try {
    return readCertificates(bytes);
  } catch {
    throw new SealFault({ reason: "seal-file-certificates", cure: "seal-cure-file", name });
  }
}

function signerOf(material: KeyMaterial): Signer {
  if ("key" in material) return pemSigner(material.key, material.certificates, material.passphrase);
  const { key, certificates } = readP12(material.p12, material.passphrase);
  return keySigner(key, certificates);
}
