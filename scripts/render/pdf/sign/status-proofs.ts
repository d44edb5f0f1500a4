import type { CertificateStatus, StatusQuestion } from "./certificate-status.ts";
import { listStatus, type RevocationList, readList } from "./list-status.ts";
import { isResponse, ocspRequest, ocspStatus } from "./ocsp-status.ts";
import { pemBlocks, type SealCertificate } from "./seal-certificate.ts";
import { SealFault } from "./seal-fault.ts";
import type { WebDoor } from "./web-door.ts";

/** Proof that an authority knows a certificate and has not revoked it. */
export interface StatusProof {
  kind: "response" | "list";
  /** The answer or the list as it came, DER. */
  der: Uint8Array;
  until: Date;
  /** Whoever answered in the authority's name. */
  responder?: SealCertificate | undefined;
}

/** A list or an answer that somebody has fetched by hand. */
export interface StatusFile {
  name: string;
  der: Uint8Array;
  list: RevocationList | undefined;
}

const responseSize = 100_000;
/** Bytes. It is put into every copy. */
const listSize = 5_000_000;

/**
 * Throws a {@link SealFault} for what is neither a list nor an answer.
 *
 * @param bytes DER or PEM
 */
export function readStatusFile(name: string, bytes: Uint8Array): StatusFile {
  const der = pemBlocks(bytes)[0] ?? bytes;
  const list = readList(der);
  if (list || isResponse(der)) return { name, der, list };
  throw new SealFault({ reason: "seal-file-status", cure: "seal-cure-file", name });
}

/**
 * Proofs of certificates' status, from files first, then by asking (OCSP, which is short), then from the authority's list. What was
 * proved once in a run is proved for all its copies, while it is fresh.
 */
export class StatusProofs {
  readonly #files: readonly StatusFile[];
  readonly #door: WebDoor;
  readonly #known = new Map<string, Promise<StatusProof>>();
  readonly #lists = new Map<string, Promise<{ der: Uint8Array; list: RevocationList }>>();

  constructor(files: readonly StatusFile[], door: WebDoor) {
    this.#files = files;
    this.#door = door;
  }

  /** Throws a {@link SealFault} for a certificate that is revoked, unknown, or whose status nobody can be asked for. */
  of(certificate: SealCertificate, issuer: SealCertificate, now: Date): Promise<StatusProof> {
    const key = certificate.x509.fingerprint256;
    const prove = (): Promise<StatusProof> => this.#prove(certificate, issuer, now);
    return remembered(this.#known, key, prove, ({ until }) => now <= until);
  }

  async #prove(certificate: SealCertificate, issuer: SealCertificate, now: Date): Promise<StatusProof> {
    let fault: unknown;
    for (const attempt of this.#sources({ certificate, issuer, now }))
      try {
        const proof = await attempt();
        if (proof) return proof;
      } catch (error) {
        if (!(error instanceof SealFault) || error.isFinal) throw error;
        fault ??= error;
      }
    const { name } = certificate;
    throw fault ?? new SealFault({ reason: "seal-no-source", cure: "seal-cure-files", name });
  }

  #sources(asked: Omit<StatusQuestion, "source">): (() => Promise<StatusProof | undefined>)[] {
    const { certificate, issuer } = asked;
    const files = this.#files.map(({ name, der, list }) => async () => {
      const question = { ...asked, source: name };
      return list
        ? proofOf("list", der, await listStatus(list, question), question)
        : proofOf("response", der, await ocspStatus(der, question), question);
    });
    const responders = certificate.responders.map((source) => async () => {
      const body = ocspRequest(certificate, issuer);
      const der = await this.#door(source, { body, type: "application/ocsp-request", most: responseSize });
      const question = { ...asked, source };
      const status = await ocspStatus(der, question);
      if (!status) throw new SealFault(aboutOthers(question));
      return proofOf("response", der, status, question);
    });
    const lists = certificate.lists.map((source) => async () => {
      const question = { ...asked, source };
      const { der, list } = await this.#list(question);
      const status = await listStatus(list, question);
      if (!status) throw new SealFault(aboutOthers(question));
      return proofOf("list", der, status, question);
    });
    return [...files, ...responders, ...lists];
  }

  /** Many certificates stand in the same list. */
  #list(question: StatusQuestion): Promise<{ der: Uint8Array; list: RevocationList }> {
    const { source, now } = question;
    const fetched = async (): Promise<{ der: Uint8Array; list: RevocationList }> => {
      const bytes = await this.#door(source, { most: listSize });
      const der = pemBlocks(bytes)[0] ?? bytes;
      const list = readList(der);
      if (!list) throw new SealFault({ ...aboutOthers(question), reason: "seal-status-unreadable" });
      return { der, list };
    };
    return remembered(this.#lists, source, fetched, ({ list: { parsed } }) => {
      return parsed.nextUpdate !== undefined && now <= parsed.nextUpdate.value;
    });
  }
}

/** What was made before, or is being made, unless that failed or is old. */
function remembered<Made>(
  all: Map<string, Promise<Made>>,
  key: string,
  make: () => Promise<Made>,
  isFresh: (made: Made) => boolean,
): Promise<Made> {
  const made = all.get(key)?.then((one) => (isFresh(one) ? one : make()), make) ?? make();
  all.set(key, made);
  return made;
}

function aboutOthers({
  certificate,
  source,
}: StatusQuestion): { reason: string; cure: string } & Record<string, string> {
  return { reason: "seal-status-other", cure: "seal-cure-unsound", name: certificate.name, source };
}

function proofOf(
  kind: StatusProof["kind"],
  der: Uint8Array,
  status: CertificateStatus | undefined,
  { certificate: { name }, source }: StatusQuestion,
): StatusProof | undefined {
  if (!status) return undefined;
  if (status.status === "good") return { kind, der, until: status.until, responder: status.responder };
  const day = status.since?.toISOString().slice(0, 10) ?? "?";
  // No other source can take it back.
  throw status.status === "revoked"
    ? new SealFault({ reason: "seal-revoked", cure: "seal-cure-revoked", name, source, day }, true)
    : new SealFault({ reason: "seal-unknown", cure: "seal-cure-unknown", name, source }, true);
}
