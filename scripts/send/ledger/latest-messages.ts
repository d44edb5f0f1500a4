import { envelopeOf } from "./envelope-of.ts";
import type { Ledger, LedgerMessage, MessageState } from "./ledger.ts";

/** What has become of a message, its addresses taken together. */
export type Standing = MessageState | "partly" | "bounced" | "partly-bounced";

/**
 * What holds for each recipient of each document now: the messages of the last sending that they were in, and of those before it what
 * brought the same to addresses, or in parts, that have not been tried again since. Takes messages in the ledger's order.
 */
export function latestMessages(messages: readonly LedgerMessage[]): LedgerMessage[] {
  const sent = messages.filter(({ state }) => state !== "cancelled");
  const groups = Map.groupBy(sent, ({ document, recipient }) => `${document}/${recipient}`);
  return [...groups.values()].flatMap(latestOf);
}

/** The same of a whole ledger, or of a document in it: one recipient after the other, since all of them may be more than fits into memory. */
export function* latestInLedger(
  ledger: Pick<Ledger, "byRecipient">,
  document?: string,
): Generator<LedgerMessage> {
  for (const group of ledger.byRecipient(document)) yield* latestMessages(group);
}

function latestOf(group: readonly LedgerMessage[]): LedgerMessage[] {
  const newest = group.at(-1);
  const later = new Set<string>();
  const kept: LedgerMessage[] = [];
  for (const message of group.toReversed()) {
    const isNow = message.sending === newest?.sending;
    const isSame = message.content === newest?.content && message.version === newest?.version;
    if (!isNow && !isSame) continue;
    const keys = envelopeOf(message).map((address) => `${message.part} ${address}`);
    const left = keys.flatMap((key, place) => (later.has(key) ? [] : [place]));
    if (isNow || left.length > 0) kept.push(left.length === keys.length ? message : onlyAt(left, message));
    for (const key of keys) later.add(key);
  }
  return kept.toReversed();
}

/** A message as it is for some of its addresses: what was refused or came back elsewhere is mended. */
function onlyAt(places: readonly number[], message: LedgerMessage): LedgerMessage {
  const at = (all: readonly number[]): number[] => all.filter((place) => places.includes(place));
  const returned = message.returned && at(message.returned);
  return {
    ...message,
    refused: at(message.refused ?? []),
    returned,
    bounce: returned?.length === 0 ? "" : message.bounce,
  };
}

/** Whether somebody has not got a message yet, and nobody is about to hand it over. */
export function isOpen(message: LedgerMessage): boolean {
  return !/^(?:sent|handed-over|to-hand-over)$/.test(standingOf(message));
}

/**
 * Ids of the messages whose addresses are still needed, since something of theirs has to be sent, handed over or decided; with those of
 * the same recipient that say which of them are settled.
 */
export function neededAddresses(messages: readonly LedgerMessage[]): Set<string> {
  const groups = Map.groupBy(messages, ({ document, recipient }) => `${document}/${recipient}`);
  const needed = [...groups.values()].flatMap((group) => {
    const latest = latestMessages(group);
    const waiting = group.filter(({ state }) => !/^(?:sent|failed|handed-over|cancelled)$/.test(state));
    const isPartly = latest.some(({ refused = [] }) => refused.length > 0);
    return isPartly ? [...latest, ...waiting] : waiting;
  });
  return new Set(needed.map(({ id }) => id));
}

/** Where a message stands by all that is known of its addresses. */
export function standingOf(message: LedgerMessage): Standing {
  const { state, bounce, refused = [], returned } = message;
  if (bounce !== "") {
    const taken = envelopeOf(message).flatMap((_, place) => (refused.includes(place) ? [] : [place]));
    const isWhole = !returned || taken.every((place) => returned.includes(place));
    return isWhole ? "bounced" : "partly-bounced";
  }
  return state === "sent" && refused.length > 0 ? "partly" : state;
}

/** The addresses that it has not reached for good, where some are known. */
export function unreached(message: LedgerMessage): string[] {
  const { refused = [], returned = [] } = message;
  return envelopeOf(message).filter((_, place) => refused.includes(place) || returned.includes(place));
}
