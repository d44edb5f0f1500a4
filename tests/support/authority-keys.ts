import * as asn1 from "asn1js";
import {
  AccessDescription,
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  CRLDistributionPoints,
  DistributionPoint,
  Extension,
  ExtKeyUsage,
  GeneralName,
  InfoAccess,
} from "pkijs";

/** Kinds of keys that seals and authorities have. */
export type KeyKind = "rsa" | "p256" | "p384";

/** Somebody with a key and a certificate. */
export interface Holder {
  name: string;
  kind: KeyKind;
  keys: CryptoKeyPair;
  certificate: Certificate;
  issuer: Holder | undefined;
  der: Uint8Array;
  pem: string;
}

/** What a certificate says beside its name and key. */
export interface HolderWishes {
  kind?: KeyKind;
  isAuthority?: boolean;
  purposes?: readonly string[];
  isUnchecked?: boolean;
  ocsp?: readonly string[];
  lists?: readonly string[];
  issuers?: readonly string[];
  /** Days from today. */
  from?: number;
  to?: number;
}

const oid = {
  ocsp: "1.3.6.1.5.5.7.48.1",
  issuers: "1.3.6.1.5.5.7.48.2",
  authorityAccess: "1.3.6.1.5.5.7.1.1",
  noCheck: "1.3.6.1.5.5.7.48.1.5",
} as const;

/** The hash that goes with a key. */
export function hashOf({ kind }: Holder): "SHA-256" | "SHA-384" {
  return kind === "p384" ? "SHA-384" : "SHA-256";
}

let serial = 1_000;

/** Somebody new, with a certificate by an issuer or by himself. */
export async function issue(
  name: string,
  issuer: Holder | undefined,
  wishes: HolderWishes = {},
): Promise<Holder> {
  const { kind = issuer?.kind ?? "p256", isAuthority = false, from = -2, to = 3_000 } = wishes;
  const keys = await makeKeys(kind);
  const certificate = new Certificate();
  certificate.version = 2;
  serial += 1;
  certificate.serialNumber = new asn1.Integer({ value: serial });
  for (const [names, text] of [
    [certificate.issuer, issuer?.name ?? name],
    [certificate.subject, name],
  ] as const)
    names.typesAndValues.push(
      new AttributeTypeAndValue({ type: "2.5.4.6", value: new asn1.PrintableString({ value: "BG" }) }),
      new AttributeTypeAndValue({ type: "2.5.4.3", value: new asn1.Utf8String({ value: text }) }),
    );
  certificate.notBefore.value = days(from);
  certificate.notAfter.value = days(to);
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  const ownId = await keyId(certificate);
  certificate.extensions = [
    extension("2.5.29.19", new BasicConstraints({ cA: isAuthority }).toSchema(), true),
    extension(
      "2.5.29.15",
      new asn1.BitString({ valueHex: new Uint8Array([isAuthority ? 0x06 : 0xc0]).buffer }),
      true,
    ),
    extension("2.5.29.14", new asn1.OctetString({ valueHex: ownId })),
    extension(
      "2.5.29.35",
      new AuthorityKeyIdentifier({
        keyIdentifier: new asn1.OctetString({ valueHex: issuer ? await keyId(issuer.certificate) : ownId }),
      }).toSchema(),
    ),
    ...more(wishes),
  ];
  const own: Omit<Holder, "der" | "pem"> = { name, kind, keys, certificate, issuer };
  const signer = issuer ?? { ...own, der: new Uint8Array(), pem: "" };
  await certificate.sign(signer.keys.privateKey, hashOf(signer));
  const der = new Uint8Array(certificate.toSchema().toBER());
  return { ...own, der, pem: pemOf("CERTIFICATE", der) };
}

/** Somebody's private key as PEM. */
export async function keyPem({ keys }: Holder): Promise<string> {
  return pemOf("PRIVATE KEY", new Uint8Array(await crypto.subtle.exportKey("pkcs8", keys.privateKey)));
}

/** Bytes between the lines of PEM. */
export function pemOf(what: string, der: Uint8Array): string {
  const body = Buffer.from(der)
    .toString("base64")
    .replace(/.{64}(?=.)/g, "$&\n");
  return `-----BEGIN ${what}-----\n${body}\n-----END ${what}-----\n`;
}

/** The moment so many days from now. */
export function days(count: number): Date {
  return new Date(Math.floor(Date.now() / 1000) * 1000 + count * 86_400_000);
}

/** An extension of certificates, lists and answers. */
export function extension(id: string, value: asn1.BaseBlock, critical = false): Extension {
  return new Extension({ extnID: id, critical, extnValue: value.toBER() });
}

function more({ purposes, isUnchecked, ocsp = [], lists = [], issuers = [] }: HolderWishes): Extension[] {
  const access = [
    ...ocsp.map((address) => [oid.ocsp, address]),
    ...issuers.map((address) => [oid.issuers, address]),
  ];
  const descriptions = access.map(
    ([accessMethod = "", address = ""]) =>
      new AccessDescription({ accessMethod, accessLocation: new GeneralName({ type: 6, value: address }) }),
  );
  const points = lists.map(
    (address) => new DistributionPoint({ distributionPoint: [new GeneralName({ type: 6, value: address })] }),
  );
  return [
    ...(purposes
      ? [extension("2.5.29.37", new ExtKeyUsage({ keyPurposes: [...purposes] }).toSchema(), true)]
      : []),
    ...(isUnchecked ? [extension(oid.noCheck, new asn1.Null())] : []),
    ...(access.length > 0
      ? [extension(oid.authorityAccess, new InfoAccess({ accessDescriptions: descriptions }).toSchema())]
      : []),
    ...(lists.length > 0
      ? [extension("2.5.29.31", new CRLDistributionPoints({ distributionPoints: points }).toSchema())]
      : []),
  ];
}

async function makeKeys(kind: KeyKind): Promise<CryptoKeyPair> {
  const usages: KeyUsage[] = ["sign", "verify"];
  if (kind !== "rsa")
    return crypto.subtle.generateKey(
      { name: "ECDSA", namedCurve: kind === "p256" ? "P-256" : "P-384" },
      true,
      usages,
    );
  const publicExponent = new Uint8Array([1, 0, 1]);
  return crypto.subtle.generateKey(
    { name: "RSASSA-PKCS1-v1_5", modulusLength: 2048, publicExponent, hash: "SHA-256" },
    true,
    usages,
  );
}

async function keyId({ subjectPublicKeyInfo }: Certificate): Promise<ArrayBuffer> {
  const { valueHexView } = subjectPublicKeyInfo.subjectPublicKey.valueBlock;
  return crypto.subtle.digest("SHA-1", new Uint8Array(valueHexView));
}
