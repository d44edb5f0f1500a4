import { createHash } from "node:crypto";
import * as asn1 from "asn1js";
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from "pkijs";
import type { SignatureDigest, Signer } from "./signer.ts";

const oid = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  signatureTimeStamp: "1.2.840.113549.1.9.16.2.14",
} as const;

const digestIds: Readonly<Record<SignatureDigest, string>> = {
  sha256: "2.16.840.1.101.3.4.2.1",
  sha384: "2.16.840.1.101.3.4.2.2",
  sha512: "2.16.840.1.101.3.4.2.3",
};

/** ecdsa-with-SHA256 …: RFC 5758 §3.2. */
const ecIds: Readonly<Record<SignatureDigest, string>> = {
  sha256: "1.2.840.10045.4.3.2",
  sha384: "1.2.840.10045.4.3.3",
  sha512: "1.2.840.10045.4.3.4",
};

/** Gives a time stamp token over a signature. */
export type Stamp = (signature: Uint8Array) => Promise<Uint8Array>;

/**
 * A detached CAdES signature over some data, DER: CMS (RFC 5652) with the signed attributes of ETSI EN 319 122-1 baseline
 * B-B and, with a stamp, B-T.
 *
 * @param time for the signing-time attribute, which CAdES demands (EN 319 122-1 §6.3) and PAdES forbids (EN 319 142-1 §6.3)
 */
export async function detachedCms(
  data: Uint8Array,
  signer: Signer,
  { stamp, time }: { stamp?: Stamp | undefined; time?: Date } = {},
): Promise<Uint8Array> {
  const certificate = Certificate.fromBER(new Uint8Array(signer.certificate));
  const digest = new AlgorithmIdentifier({ algorithmId: digestIds[signer.digest] });
  const attributes = signedAttributes(data, signer, time);
  const signature = await signer.sign(new Uint8Array(setOf(attributes).toBER()));
  const info = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm: digest,
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: signatureAlgorithm(signer),
    signature: new asn1.OctetString({ valueHex: copy(signature) }),
  });
  if (stamp)
    info.unsignedAttrs = new SignedAndUnsignedAttributes({
      type: 1,
      attributes: [await stamped(signature, stamp)],
    });
  const signed = new SignedData({
    version: 1,
    digestAlgorithms: [digest],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: oid.data }),
    certificates: [certificate, ...signer.chain.map((bytes) => Certificate.fromBER(new Uint8Array(bytes)))],
    signerInfos: [info],
  });
  const content = new ContentInfo({ contentType: oid.signedData, content: signed.toSchema(true) });
  return new Uint8Array(content.toSchema().toBER());
}

/** In the order of their encodings, as DER wants a set to be. */
function signedAttributes(data: Uint8Array, signer: Signer, time: Date | undefined): Attribute[] {
  const hash = (bytes: Uint8Array, name: string): ArrayBuffer =>
    copy(createHash(name).update(bytes).digest());
  const certificateId = new asn1.Sequence({
    value: [
      new asn1.Sequence({
        // SHA-256 is the default and is left out (RFC 5035 §4).
        value: [
          new asn1.Sequence({
            value: [new asn1.OctetString({ valueHex: hash(signer.certificate, "sha256") })],
          }),
        ],
      }),
    ],
  });
  const attributes = [
    new Attribute({ type: oid.contentType, values: [new asn1.ObjectIdentifier({ value: oid.data })] }),
    new Attribute({
      type: oid.messageDigest,
      values: [new asn1.OctetString({ valueHex: hash(data, signer.digest) })],
    }),
    new Attribute({ type: oid.signingCertificateV2, values: [certificateId] }),
    ...(time ? [new Attribute({ type: oid.signingTime, values: [timeOf(time)] })] : []),
  ];
  const encoded = (attribute: Attribute): Buffer => Buffer.from(attribute.toSchema().toBER());
  return attributes.sort((a, b) => Buffer.compare(encoded(a), encoded(b)));
}

/** UTCTime until 2049, GeneralizedTime from then on (RFC 5652 §11.3); whole seconds. */
function timeOf(time: Date): asn1.UTCTime | asn1.GeneralizedTime {
  const valueDate = new Date(Math.floor(time.getTime() / 1000) * 1000);
  return valueDate.getUTCFullYear() < 2050
    ? new asn1.UTCTime({ valueDate })
    : new asn1.GeneralizedTime({ valueDate });
}

/** What is signed is the set itself, and not the tagged field that stands in the message (RFC 5652 §5.4). */
function setOf(attributes: readonly Attribute[]): asn1.Set {
  return new asn1.Set({ value: attributes.map((attribute) => attribute.toSchema()) });
}

function signatureAlgorithm({ kind, digest }: Signer): AlgorithmIdentifier {
  return kind === "ec"
    ? new AlgorithmIdentifier({ algorithmId: ecIds[digest] })
    : new AlgorithmIdentifier({ algorithmId: "1.2.840.113549.1.1.1", algorithmParams: new asn1.Null() });
}

async function stamped(signature: Uint8Array, stamp: Stamp): Promise<Attribute> {
  const token = asn1.fromBER(copy(await stamp(signature))).result;
  return new Attribute({ type: oid.signatureTimeStamp, values: [token] });
}

function copy(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
