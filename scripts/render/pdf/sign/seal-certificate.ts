import { X509Certificate } from "node:crypto";
import type * as asn1 from "asn1js";
import {
  type AlgorithmIdentifier,
  Certificate,
  ContentInfo,
  CRLDistributionPoints,
  ExtKeyUsage,
  type GeneralName,
  getCrypto,
  InfoAccess,
  SignedData,
} from "pkijs";
import { isWeb } from "./web-door.ts";

/** A certificate and what it says about proving it. */
export interface SealCertificate {
  /** X.509, DER. */
  der: Uint8Array;
  x509: X509Certificate;
  parsed: Certificate;
  /** Whom it is of, in the words that people know. */
  name: string;
  isSelfSigned: boolean;
  /** Addresses of the web that say whether it is revoked (OCSP) … */
  responders: readonly string[];
  /** … hold the authority's list … */
  lists: readonly string[];
  /** … and its issuer's certificate (RFC 5280 §4.2.2.1, §4.2.1.13). */
  issuers: readonly string[];
  /** Extended key usages, OIDs. */
  purposes: readonly string[];
  /** Its authority says that nobody has to ask for its status (RFC 6960 §4.2.2.2.1). */
  isUnchecked: boolean;
}

const oid = {
  commonName: "2.5.4.3",
  organisation: "2.5.4.10",
  authorityAccess: "1.3.6.1.5.5.7.1.1",
  ocsp: "1.3.6.1.5.5.7.48.1",
  issuers: "1.3.6.1.5.5.7.48.2",
  noCheck: "1.3.6.1.5.5.7.48.1.5",
  lists: "2.5.29.31",
  purposes: "2.5.29.37",
} as const;

/** Signatures by MD5 and SHA-1 prove nothing any more. */
const broken = ["1.2.840.113549.1.1.4", "1.2.840.113549.1.1.5", "1.2.840.10045.4.1", "1.2.840.10040.4.3"];

/** @throws what the cryptographic libraries say of bytes that are no certificate */
export function readCertificate(der: Uint8Array): SealCertificate {
  const x509 = new X509Certificate(der);
  const parsed = Certificate.fromBER(new Uint8Array(der));
  const find = (id: string): unknown => parsed.extensions?.find(({ extnID }) => extnID === id)?.parsedValue;
  const access = find(oid.authorityAccess);
  const described = access instanceof InfoAccess ? access.accessDescriptions : [];
  const ofMethod = (method: string): string[] =>
    addresses(
      described
        .filter(({ accessMethod }) => accessMethod === method)
        .map(({ accessLocation }) => accessLocation),
    );
  const points = find(oid.lists);
  const purposes = find(oid.purposes);
  return {
    der,
    x509,
    parsed,
    name: nameOf(parsed),
    isSelfSigned: x509.subject === x509.issuer && x509.verify(x509.publicKey),
    responders: ofMethod(oid.ocsp),
    lists: points instanceof CRLDistributionPoints ? listAddresses(points) : [],
    issuers: ofMethod(oid.issuers),
    purposes: purposes instanceof ExtKeyUsage ? purposes.keyPurposes : [],
    isUnchecked: parsed.extensions?.some(({ extnID }) => extnID === oid.noCheck) ?? false,
  };
}

/** Those of some certificates that can be read: what came along and is none helps nobody. */
export function readable(all: readonly unknown[]): SealCertificate[] {
  return all.flatMap((one) => {
    if (!(one instanceof Certificate)) return [];
    try {
      return [readCertificate(new Uint8Array(one.toSchema().toBER()))];
    } catch {
      // Whoever needs it says that it is missing.
      return [];
    }
  });
}

/** All certificates of a file or an answer: DER, PEM, or a CMS that holds nothing else (RFC 5280 §4.2.2.1). */
export function readCertificates(bytes: Uint8Array): SealCertificate[] {
  const ders = pemBlocks(bytes);
  return (ders.length > 0 ? ders : [bytes]).flatMap((der) => {
    try {
      return [readCertificate(der)];
    } catch (error) {
      const inside = certificatesOfCms(der);
      if (inside.length === 0) throw error;
      return inside.map((one) => readCertificate(one));
    }
  });
}

/** What stands between the lines of a PEM text; nothing where it is none. */
export function pemBlocks(bytes: Uint8Array): Uint8Array[] {
  const text = Buffer.from(bytes).toString("latin1");
  const blocks = text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\s]+)-----END \1-----/g);
  return [...blocks].map(([, , body = ""]) => new Uint8Array(Buffer.from(body, "base64")));
}

/** Whether somebody has signed some bytes, in a way that is still believed. */
export async function isSignedBy(
  { parsed }: SealCertificate,
  data: Uint8Array,
  signature: asn1.BitString,
  algorithm: AlgorithmIdentifier,
): Promise<boolean> {
  if (broken.includes(algorithm.algorithmId)) return false;
  const bytes = new Uint8Array(data).buffer;
  try {
    return await getCrypto(true).verifyWithPublicKey(
      bytes,
      signature,
      parsed.subjectPublicKeyInfo,
      algorithm,
    );
  } catch {
    // An algorithm that nobody here knows, or bytes that are no signature by it: nothing was proved.
    return false;
  }
}

/** Whether one certificate was signed with the other's key. */
export function isIssuedBy({ x509 }: SealCertificate, issuer: SealCertificate): boolean {
  return issuer.x509.ca && x509.checkIssued(issuer.x509) && x509.verify(issuer.x509.publicKey);
}

/** Whether two are the same, byte by byte: a name may have several certificates. */
export function isSame(one: SealCertificate, other: SealCertificate): boolean {
  return one.x509.raw.equals(other.x509.raw);
}

function certificatesOfCms(der: Uint8Array): Uint8Array[] {
  try {
    const signed = new SignedData({ schema: ContentInfo.fromBER(new Uint8Array(der)).content });
    return (signed.certificates ?? [])
      .filter((one) => one instanceof Certificate)
      .map((one) => new Uint8Array(one.toSchema().toBER()));
  } catch {
    // It is no CMS either: the caller says what it is not.
    return [];
  }
}

function nameOf({ subject }: Certificate): string {
  const value = (type: string): string | undefined => {
    const found: unknown = subject.typesAndValues.find((one) => one.type === type)?.value.valueBlock.value;
    return typeof found === "string" && found.trim() !== "" ? found : undefined;
  };
  const name = value(oid.commonName) ?? value(oid.organisation) ?? "";
  return name.replace(/\p{Cc}/gu, " ");
}

function listAddresses({ distributionPoints }: CRLDistributionPoints): string[] {
  return addresses(
    distributionPoints.flatMap(({ distributionPoint }) =>
      Array.isArray(distributionPoint) ? distributionPoint : [],
    ),
  );
}

/** Addresses of the web among names; lists of a house's directory (ldap:) are out of reach for whoever reads the file. */
function addresses(names: readonly GeneralName[]): string[] {
  const texts = names.filter(({ type }) => type === 6).map(({ value }) => String(value));
  return [...new Set(texts)].filter((text) => URL.canParse(text) && isWeb(new URL(text)));
}
