import type { SealCertificate } from "./seal-certificate.ts";
import { SealFault } from "./seal-fault.ts";

/** What an authority says of one of its certificates. */
export interface CertificateStatus {
  /** `unknown` is said by a server that has never heard of the certificate. */
  status: "good" | "revoked" | "unknown";
  /** When it was revoked. */
  since?: Date | undefined;
  /** How long that may be passed on. */
  until: Date;
  /** Who has said it in the authority's name, with a certificate of its own. */
  responder?: SealCertificate | undefined;
}

/** Whose status is asked, by whose authority, and when. */
export interface StatusQuestion {
  certificate: SealCertificate;
  issuer: SealCertificate;
  now: Date;
  /** Whom the answer comes from: an address, or a file. */
  source: string;
}

/** Clocks differ. */
const skew = 300_000;

/** Throws a {@link SealFault} when something is said from tomorrow on, or was said until yesterday. */
export function checkFresh(from: Date, until: Date, { certificate, source, now }: StatusQuestion): void {
  if (from.getTime() <= now.getTime() + skew && now <= until) return;
  const day = (until < now ? until : from).toISOString().slice(0, 16).replace("T", " ");
  const reason = until < now ? "seal-status-old" : "seal-status-early";
  throw new SealFault({ reason, cure: "seal-cure-fresh", name: certificate.name, source, day });
}

/** The fault of an answer that nobody has to believe. */
export function unsound(reason: string, { certificate, source }: StatusQuestion): SealFault {
  return new SealFault({ reason, cure: "seal-cure-unsound", name: certificate.name, source });
}
