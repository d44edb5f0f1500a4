import { isIssuedBy, isSame, readCertificates, type SealCertificate } from "./seal-certificate.ts";
import { SealFault } from "./seal-fault.ts";
import type { WebDoor } from "./web-door.ts";

/** Longer ones than this are a loop, or somebody's joke. */
const mostIssuers = 8;
const certificateSize = 100_000;

/** Where a chain may end, and where its links are found. */
export interface ChainSources {
  /** Certificates that are trusted as they are. Without any, a chain ends at one that signs itself. */
  authorities: readonly SealCertificate[];
  door: WebDoor;
  now: Date;
}

/**
 * A certificate and the issuers above it, up to the one that is trusted. Issuers are taken from what came along, or fetched from
 * where certificates say that they are; each is the issuer by its signature, and in force.
 */
export async function certificateChain(
  first: SealCertificate,
  along: readonly SealCertificate[],
  sources: ChainSources,
): Promise<SealCertificate[]> {
  const { authorities, now } = sources;
  const chain: SealCertificate[] = [];
  for (let current = first; ; ) {
    checkInForce(current, now);
    chain.push(current);
    if (authorities.some((one) => isSame(one, current))) return chain;
    if (current.isSelfSigned) {
      if (authorities.length === 0) return chain;
      throw new SealFault({
        reason: "seal-other-authority",
        cure: "seal-cure-authorities",
        name: current.name,
      });
    }
    if (chain.length > mostIssuers) throw issuerMissing(current);
    current = await issuerOf(current, along, sources);
  }
}

async function issuerOf(
  certificate: SealCertificate,
  along: readonly SealCertificate[],
  { authorities, door }: ChainSources,
): Promise<SealCertificate> {
  const here = [...authorities, ...along].find((one) => isIssuedBy(certificate, one));
  if (here) return here;
  let fault: unknown;
  for (const address of certificate.issuers)
    try {
      const fetched = readCertificates(await door(address, { most: certificateSize }));
      const issuer = fetched.find((one) => isIssuedBy(certificate, one));
      if (issuer) return issuer;
    } catch (error) {
      // Bytes that are no certificate are as good as none; what may not or can not be asked is told.
      if (error instanceof SealFault) fault ??= error;
    }
  throw fault ?? issuerMissing(certificate);
}

function checkInForce({ x509, name }: SealCertificate, now: Date): void {
  const { validFromDate, validToDate } = x509;
  if (validFromDate <= now && now <= validToDate) return;
  const day = (validToDate < now ? validToDate : validFromDate).toISOString().slice(0, 10);
  const reason = validToDate < now ? "seal-chain-expired" : "seal-chain-early";
  throw new SealFault({ reason, cure: "seal-cure-chain", name, day });
}

function issuerMissing({ name }: SealCertificate): SealFault {
  return new SealFault({ reason: "seal-issuer-missing", cure: "seal-cure-issuer", name });
}
