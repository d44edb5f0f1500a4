import { createHash } from "node:crypto";
import * as asn1 from "asn1js";
import {
  AlgorithmIdentifier,
  BasicOCSPResponse,
  CertID,
  OCSPRequest,
  OCSPResponse,
  RelativeDistinguishedNames,
  Request,
  type SingleResponse,
  TBSRequest,
} from "pkijs";
import { type CertificateStatus, checkFresh, type StatusQuestion, unsound } from "./certificate-status.ts";
import { isIssuedBy, isSame, isSignedBy, readable, type SealCertificate } from "./seal-certificate.ts";
import { SealFault } from "./seal-fault.ts";

const sha1 = "1.3.14.3.2.26";
const digests: Readonly<Record<string, string>> = {
  [sha1]: "sha1",
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};
const basicResponse = "1.3.6.1.5.5.7.48.1.1";
const ocspSigning = "1.3.6.1.5.5.7.3.9";

/** An answer that does not say how long it holds, held this long (ms). */
const dayLong = 86_400_000;

/**
 * The question for a certificate's status (RFC 6960 §4.1). It names the certificate by SHA-1, which all servers know (RFC 5019
 * §2.1.1) and which proves nothing here.
 */
export function ocspRequest(certificate: SealCertificate, issuer: SealCertificate): Uint8Array<ArrayBuffer> {
  const reqCert = certificateId(certificate, issuer, sha1);
  const request = new OCSPRequest({
    tbsRequest: new TBSRequest({ requestList: [new Request({ reqCert })] }),
  });
  return new Uint8Array(request.toSchema(true).toBER());
}

/** Whether some bytes are an answer to such a question, whatever it says. */
export function isResponse(bytes: Uint8Array): boolean {
  try {
    return OCSPResponse.fromBER(new Uint8Array(bytes)).responseBytes !== undefined;
  } catch {
    // The library has no other way to say no.
    return false;
  }
}

/**
 * What an answer says of a certificate. It counts when the issuer has signed it, or somebody whom the issuer has allowed to (RFC
 * 6960 §4.2.2.2), and when it is of now; otherwise a {@link SealFault} is thrown.
 *
 * @returns undefined where it is about other certificates
 */
export async function ocspStatus(
  bytes: Uint8Array,
  question: StatusQuestion,
): Promise<CertificateStatus | undefined> {
  const response = basicOf(bytes, question);
  const { certificate, issuer } = question;
  const one = response.tbsResponseData.responses.find((single) => isAbout(single, certificate, issuer));
  if (!one) return undefined;
  const responder = await responderOf(response, question);
  const until = one.nextUpdate ?? new Date(one.thisUpdate.getTime() + dayLong);
  checkFresh(one.thisUpdate, until, question);
  return { ...stateOf(one), until, ...(!isSame(responder, issuer) && { responder }) };
}

function basicOf(bytes: Uint8Array, question: StatusQuestion): BasicOCSPResponse {
  let response: OCSPResponse;
  try {
    response = OCSPResponse.fromBER(new Uint8Array(bytes));
    // tryLater, unauthorized, internalError … (RFC 6960 §4.2.1): such answers say nothing, and nobody signs them.
    const code = response.responseStatus.valueBlock.valueDec;
    if (code !== 0) {
      const { certificate, source } = question;
      throw new SealFault({
        reason: "seal-status-refused",
        cure: "seal-cure-unreached",
        name: certificate.name,
        source,
        code,
      });
    }
    const { responseBytes } = response;
    if (responseBytes?.responseType !== basicResponse) throw unsound("seal-status-unreadable", question);
    return BasicOCSPResponse.fromBER(new Uint8Array(responseBytes.response.valueBlock.valueHexView));
  } catch (error) {
    throw error instanceof SealFault ? error : unsound("seal-status-unreadable", question);
  }
}

async function responderOf(response: BasicOCSPResponse, question: StatusQuestion): Promise<SealCertificate> {
  const { issuer, now } = question;
  const { tbsResponseData: data, signature, signatureAlgorithm } = response;
  const delegated = readable(response.certs ?? []).filter(
    (one) =>
      !isSame(one, issuer) &&
      one.purposes.includes(ocspSigning) &&
      isIssuedBy(one, issuer) &&
      one.x509.validFromDate <= now &&
      now <= one.x509.validToDate,
  );
  for (const candidate of [issuer, ...delegated])
    if (
      isNamed(candidate, data.responderID) &&
      (await isSignedBy(candidate, data.tbsView, signature, signatureAlgorithm))
    )
      return candidate;
  throw unsound("seal-status-unsigned", question);
}

/** By its name, or by the SHA-1 of its key (RFC 6960 §4.2.1). */
function isNamed({ parsed }: SealCertificate, id: unknown): boolean {
  if (id instanceof RelativeDistinguishedNames) return parsed.subject.isEqual(id);
  return (
    id instanceof asn1.OctetString &&
    Buffer.from(id.valueBlock.valueHexView).equals(keyHash(parsed.subjectPublicKeyInfo, "sha1"))
  );
}

function isAbout({ certID }: SingleResponse, certificate: SealCertificate, issuer: SealCertificate): boolean {
  const { algorithmId } = certID.hashAlgorithm;
  if (!Object.hasOwn(digests, algorithmId)) return false;
  const own = certificateId(certificate, issuer, algorithmId);
  const same = (one: asn1.OctetString, other: asn1.OctetString): boolean =>
    Buffer.from(one.valueBlock.valueHexView).equals(other.valueBlock.valueHexView);
  return (
    same(own.issuerNameHash, certID.issuerNameHash) &&
    same(own.issuerKeyHash, certID.issuerKeyHash) &&
    own.serialNumber.isEqual(certID.serialNumber)
  );
}

function certificateId({ parsed }: SealCertificate, issuer: SealCertificate, algorithmId: string): CertID {
  const digest = digests[algorithmId] ?? "sha256";
  const name = new Uint8Array(issuer.parsed.subject.toSchema().toBER());
  const octets = (hash: Buffer): asn1.OctetString =>
    new asn1.OctetString({ valueHex: new Uint8Array(hash).buffer });
  return new CertID({
    hashAlgorithm: new AlgorithmIdentifier({ algorithmId, algorithmParams: new asn1.Null() }),
    issuerNameHash: octets(createHash(digest).update(name).digest()),
    issuerKeyHash: octets(keyHash(issuer.parsed.subjectPublicKeyInfo, digest)),
    serialNumber: parsed.serialNumber,
  });
}

function keyHash(
  { subjectPublicKey }: SealCertificate["parsed"]["subjectPublicKeyInfo"],
  digest: string,
): Buffer {
  return createHash(digest).update(subjectPublicKey.valueBlock.valueHexView).digest();
}

/** `good` is [0], `revoked` [1] with its time, `unknown` [2]; whatever else there will be is not good. */
function stateOf({ certStatus }: SingleResponse): Pick<CertificateStatus, "status" | "since"> {
  const { tagNumber } = (certStatus as asn1.BaseBlock).idBlock;
  if (tagNumber === 0) return { status: "good" };
  if (tagNumber !== 1) return { status: "unknown" };
  const time: unknown = certStatus.valueBlock?.value?.[0];
  return { status: "revoked", ...(time instanceof asn1.GeneralizedTime && { since: time.toDate() }) };
}
