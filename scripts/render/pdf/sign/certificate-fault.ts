import { X509Certificate } from "node:crypto";
import { Certificate } from "pkijs";

/** Why a certificate can't seal anything now: a key of the sentences' parts, with the day it speaks of, `YYYY-MM-DD`. */
export interface CertificateFault {
  reason: "certificate-expired" | "certificate-early" | "certificate-usage";
  day?: string;
}

/** KeyUsage (RFC 5280 §4.2.1.3). */
const keyUsage = "2.5.29.15";

/**
 * What keeps a certificate from sealing: it has ended, has not begun, or its key is for something else than signatures. Whoever
 * checks a seal would refuse it, after it has reached everybody.
 *
 * @param certificate X.509, DER
 */
export function certificateFault(certificate: Uint8Array, now: Date): CertificateFault | undefined {
  const { validFromDate, validToDate } = new X509Certificate(certificate);
  const day = (date: Date): string => date.toISOString().slice(0, 10);
  if (validToDate < now) return { reason: "certificate-expired", day: day(validToDate) };
  if (validFromDate > now) return { reason: "certificate-early", day: day(validFromDate) };
  return maySign(certificate) ? undefined : { reason: "certificate-usage" };
}

/** A certificate that names no use of its key may sign; one that does has to name digitalSignature or nonRepudiation. */
function maySign(certificate: Uint8Array): boolean {
  const { extensions = [] } = Certificate.fromBER(new Uint8Array(certificate));
  const usage = extensions.find(({ extnID }) => extnID === keyUsage);
  if (!usage) return true;
  // A BIT STRING: its header, how many bits are unused, then the bits from the highest.
  const [, , , first = 0] = new Uint8Array(usage.extnValue.valueBlock.valueHexView);
  return (first & 0b1100_0000) !== 0;
}
