import type { LedgerMessage } from "./ledger.ts";

/**
 * Everybody whom a message goes to (RFC 5321 §3.3): those in its head, those who get a copy that nobody sees, or only the ones that are
 * still open where the others have it. What is noted of single addresses is noted by their place here.
 */
export function envelopeOf({
  addresses,
  cc = [],
  bcc = [],
  to = [...addresses, ...cc, ...bcc],
}: Pick<LedgerMessage, "addresses" | "cc" | "bcc" | "to">): readonly string[] {
  return to;
}
