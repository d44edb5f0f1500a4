import type { LedgerMessage } from "./ledger.ts";

/**
 * What holds for each recipient of each document now: the messages of the last sending that they were in. Earlier failures
 * that were sent again since are history. Takes messages in the ledger's order.
 */
export function latestMessages(messages: readonly LedgerMessage[]): LedgerMessage[] {
  const latest = new Map<string, LedgerMessage[]>();
  for (const message of messages) {
    if (message.state === "cancelled") continue;
    const key = `${message.document}/${message.recipient}`;
    const known = latest.get(key);
    if (known?.[0]?.sending === message.sending) known.push(message);
    else latest.set(key, [message]);
  }
  return [...latest.values()].flat();
}

/** Whether somebody has not got a message yet, and nobody is about to hand it over. */
export function isOpen(message: LedgerMessage): boolean {
  return isPartly(message) || !/^(?:sent|handed-over|to-hand-over)$/.test(message.state);
}

/** Whether the server accepted it for some of its addresses only. */
export function isPartly({ state, refused = [] }: LedgerMessage): boolean {
  return state === "sent" && refused.length > 0;
}
