import { envelopeOf } from "../ledger/envelope-of.ts";
import type { Channel, LedgerMessage, MessageState } from "../ledger/ledger.ts";
import type { PlanEntry } from "./plan.ts";

/** What a recipient would get now. */
export interface Offer {
  /** Hash of the files' inputs. */
  document: string;
  channel: Channel;
  addresses: readonly string[];
  cc?: readonly string[] | undefined;
  bcc?: readonly string[] | undefined;
}

/** With them the recipient has, or may have, that version. */
const delivered: readonly MessageState[] = ["sent", "handed-over", "to-hand-over", "in-doubt", "committing"];

/** What earlier sendings mean for one recipient: whether there is something to send, and as which version. */
export function compareWithSent(
  offer: Offer,
  content: string,
  earlier: readonly LedgerMessage[],
): Pick<PlanEntry, "status" | "changes" | "version" | "supersedes" | "to"> & {
  replaced: string | undefined;
} {
  const known = earlier.filter(({ state }) => state !== "cancelled");
  const had = known.filter(({ state }) => delivered.includes(state));
  const last = Math.max(0, ...had.map(({ version }) => version));
  const latest = had.filter(({ version }) => version === last);
  const next = {
    changes: [],
    version: last + 1,
    supersedes: last || undefined,
    replaced: latest[0]?.messageId || undefined,
  };
  if (known.some(isInDoubt)) return { ...next, status: "in-doubt", version: last, supersedes: undefined };
  const unfinished = known.filter(({ version, content: had }) => version > last && had === content);
  const failed = unfinished.some(({ state }) => state === "failed");
  if (last === 0) {
    if (failed) return { ...next, status: "failed" };
    return {
      ...next,
      status: known.some(({ state }) => state !== "failed") ? "unsent" : known.length > 0 ? "changed" : "new",
    };
  }
  const [one] = latest;
  if (one?.content === content) {
    const status = latest.some(({ bounce }) => bounce !== "") ? "bounced" : "unchanged";
    const to = refusedOf(latest);
    if (to.length > 0) return { ...next, status: "failed", version: last, supersedes: undefined, to };
    // A part of it that was refused is worth another attempt.
    if (known.some(({ version, state }) => version === last && state === "failed"))
      return { ...next, status: "failed", version: last, supersedes: undefined };
    return { ...next, status, version: last, supersedes: undefined };
  }
  if (failed) return { ...next, status: "failed" };
  return { ...next, status: "changed", changes: one ? changesOf(offer, content, one) : [] };
}

/** Whether a person has to decide first: also of what is with the server now, or was when a run was killed. */
function isInDoubt({ state }: LedgerMessage): boolean {
  return state === "in-doubt" || state === "committing";
}

/** Addresses of the recipient that have not been accepted for each part of it, by the last time that they were tried. */
function refusedOf(latest: readonly LedgerMessage[]): string[] {
  const last = new Map<string, { address: string; isRefused: boolean }>();
  for (const message of latest) {
    const { part, refused = [] } = message;
    envelopeOf(message).forEach((address, place) => {
      last.set(`${part} ${address}`, { address, isRefused: refused.includes(place) });
    });
  }
  const open = [...last.values()].filter(({ isRefused }) => isRefused);
  return [...new Set(open.map(({ address }) => address))];
}

function changesOf({ channel }: Offer, content: string, sent: LedgerMessage): string[] {
  const [[document, place], [hadDocument, hadPlace]] = [content.split("-"), sent.content.split("-")];
  const where = sent.channel === channel ? "address" : "channel";
  return [...(document === hadDocument ? [] : ["document"]), ...(place === hadPlace ? [] : [where])];
}
