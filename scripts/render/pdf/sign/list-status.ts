import * as asn1 from "asn1js";
import { CertificateRevocationList, GeneralName, IssuingDistributionPoint } from "pkijs";
import { type CertificateStatus, checkFresh, type StatusQuestion, unsound } from "./certificate-status.ts";
import { isSignedBy, type SealCertificate } from "./seal-certificate.ts";

/**
 * Bytes for each of the parser's nodes, at least: an entry has three nodes in 35 bytes, with a reason seven in 49. The parser's own
 * bound of 10,000 nodes would take a list of three thousand entries for none.
 */
const bytesOfNode = 4;
const distributionPoint = "2.5.29.28";

/** An authority's list of revoked certificates, read once: some have a hundred thousand entries. */
export interface RevocationList {
  parsed: CertificateRevocationList;
  /** Serial numbers, hex, and when they were revoked. */
  revoked: ReadonlyMap<string, Date>;
}

/** @returns undefined for bytes that are no list */
export function readList(bytes: Uint8Array): RevocationList | undefined {
  try {
    const maxNodes = Math.max(asn1.DEFAULT_MAX_NODES, bytes.length / bytesOfNode);
    const { result } = asn1.fromBER(new Uint8Array(bytes), { maxNodes: Math.floor(maxNodes) });
    const revoked = takeEntries(result);
    return { parsed: new CertificateRevocationList({ schema: result }), revoked };
  } catch {
    // Whoever asks says what it should have been.
    return undefined;
  }
}

/**
 * Takes the entries out of a list before the library makes an object of each, which takes it three quarters of its time. What was
 * signed are the list's bytes, and they stay (RFC 5280 §5.1: entries come behind the times, and may be missing).
 */
function takeEntries(list: unknown): Map<string, Date> {
  const fields = childrenOf(childrenOf(list)[0]);
  const index = fields.findLastIndex((field) => field instanceof asn1.UTCTime) + 1;
  if (!(fields[index] instanceof asn1.Sequence)) return new Map();
  const [entries] = fields.splice(index, 1);
  return new Map(
    childrenOf(entries).map((entry) => {
      const [serial, time] = childrenOf(entry);
      if (serial instanceof asn1.Integer && time instanceof asn1.UTCTime)
        return [serialOf(serial), time.toDate()];
      throw new Error("no entry of a list");
    }),
  );
}

function childrenOf(block: unknown): asn1.BaseBlock[] {
  return block instanceof asn1.Sequence ? block.valueBlock.value : [];
}

/**
 * What a list says of a certificate (RFC 5280 §6.3.3), for lists that the certificate's issuer signs itself. Throws a fault for one
 * that is old, forged, or holds a part only that the certificate may not be in.
 *
 * @returns undefined where it is another authority's
 */
export async function listStatus(
  { parsed, revoked }: RevocationList,
  question: StatusQuestion,
): Promise<CertificateStatus | undefined> {
  const { certificate, issuer } = question;
  if (!parsed.issuer.isEqual(issuer.parsed.subject)) return undefined;
  if (!(await isSignedBy(issuer, parsed.tbsView, parsed.signatureValue, parsed.signatureAlgorithm)))
    throw unsound("seal-status-unsigned", question);
  if (!holds(parsed, certificate)) throw unsound("seal-list-partial", question);
  // RFC 5280 §5.1.2.5 demands the date of the next one.
  if (!parsed.nextUpdate) throw unsound("seal-list-endless", question);
  checkFresh(parsed.thisUpdate.value, parsed.nextUpdate.value, question);
  const since = revoked.get(serialOf(certificate.parsed.serialNumber));
  const until = parsed.nextUpdate.value;
  return since === undefined ? { status: "good", until } : { status: "revoked", since, until };
}

/** Whether the certificate would stand in it: what a critical extension says that nobody here knows may say no. */
function holds({ crlExtensions }: CertificateRevocationList, certificate: SealCertificate): boolean {
  return (crlExtensions?.extensions ?? [])
    .filter(({ critical, extnID }) => critical || extnID === distributionPoint)
    .every(({ extnID, parsedValue }) => {
      if (extnID !== distributionPoint || !(parsedValue instanceof IssuingDistributionPoint)) return false;
      const point = parsedValue;
      const { ca } = certificate.x509;
      if (point.indirectCRL || point.onlyContainsAttributeCerts || point.onlySomeReasons !== undefined)
        return false;
      if (ca ? point.onlyContainsUserCerts : point.onlyContainsCACerts) return false;
      return isNamedBy(point, certificate);
    });
}

/** A list that says where it lies has to be one of those that the certificate names. */
function isNamedBy(
  { distributionPoint: names }: IssuingDistributionPoint,
  { lists }: SealCertificate,
): boolean {
  if (!Array.isArray(names)) return names === undefined;
  const own = names.filter((name) => name instanceof GeneralName).map(({ value }) => String(value));
  return own.some((address) => lists.includes(address));
}

function serialOf({ valueBlock }: { valueBlock: { valueHexView: Uint8Array } }): string {
  return Buffer.from(valueBlock.valueHexView).toString("hex");
}
