import { messageOf } from "../../../document/message-of.ts";
import { SealFault } from "./seal-fault.ts";

/** What is sent, and how many bytes may come back. */
export interface WebRequest {
  body?: Uint8Array<ArrayBuffer>;
  /** Media type of the body. */
  type?: string;
  most: number;
}

/** Asks an address; throws a {@link SealFault} when it may not be asked, does not answer, or answers too much. */
export type WebDoor = (address: string, request: WebRequest) => Promise<Uint8Array>;

/** Who doesn't answer in this time (ms) fails. */
const patience = 30_000;
const redirections = 3;

/**
 * The seal's only way to the network. Certificates name addresses of whoever has written them, also inside of this house: only
 * hosts that the settings name are asked, wherever an answer leads to.
 *
 * @param hosts `name` or `name:port`
 */
export function webDoor(hosts: readonly string[]): WebDoor {
  const permitted = new Set(hosts.map((host) => new URL(`http://${host}/`).host));
  const permit = (url: URL): void => {
    if (isWeb(url) && url.username === "" && permitted.has(url.host)) return;
    throw new SealFault({
      reason: "seal-not-permitted",
      cure: "seal-cure-servers",
      address: url.href,
      host: url.host,
    });
  };
  return async (address, request) => {
    let url = new URL(address);
    for (let step = 0; step <= redirections; step += 1) {
      permit(url);
      const next = await ask(url, request);
      if (next instanceof Uint8Array) return next;
      url = next;
    }
    throw unreached(url, `${redirections} × 30x`);
  };
}

/** Whether an address is one of the web, by http or https. */
export function isWeb(url: URL): boolean {
  return /^https?:$/.test(url.protocol);
}

/** The answer's body, or where else to ask. */
async function ask(url: URL, { body, type, most }: WebRequest): Promise<Uint8Array | URL> {
  try {
    const answer = await fetch(url, {
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
      ...(body && { method: "POST", body, headers: { "Content-Type": type ?? "application/octet-stream" } }),
    });
    const elsewhere = answer.headers.get("location");
    if (answer.status >= 300 && answer.status < 400 && elsewhere !== null) {
      await answer.body?.cancel();
      return new URL(elsewhere, url);
    }
    if (!answer.ok) {
      await answer.body?.cancel();
      throw unreached(url, `HTTP ${answer.status}`);
    }
    return await bounded(answer, url, most);
  } catch (error) {
    if (error instanceof SealFault) throw error;
    throw unreached(url, detailOf(error));
  }
}

async function bounded(answer: Response, url: URL, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body ?? []) {
    length += chunk.length;
    // Leaving the loop ends the connection.
    if (length > most)
      throw new SealFault({
        reason: "seal-answer-large",
        cure: "seal-cure-files",
        address: url.href,
        most: most / 1e6,
      });
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function unreached(url: URL, detail: string): SealFault {
  return new SealFault({ reason: "seal-unreached", cure: "seal-cure-unreached", address: url.href, detail });
}

/** Node says “fetch failed”, and why in the cause. */
function detailOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (error instanceof Error && error.name === "TimeoutError") return `${patience / 1000} s`;
  return cause instanceof Error && "code" in cause ? String(cause.code) : messageOf(cause ?? error);
}
