import { contentHash } from "../plan/content-hash.ts";
import { envelopeOf } from "./envelope-of.ts";
import type { Ledger, LedgerMessage } from "./ledger.ts";
import { asLedgerFault, LedgerFault } from "./ledger-fault.ts";
import { messageKey } from "./message-key.ts";
import { type RecordedHistory, type RecordedMessage, replayEvents } from "./replay-events.ts";

/** What is known beside the ledger of what it has to hold. */
export interface Witnesses {
  /** Plans whose messages lie in the outbox. */
  outbox: readonly string[];
  /** Hash of the line that was the last one when the ledger was closed. */
  head: string | undefined;
}

/**
 * Why a ledger can't be relied on; undefined for a sound one. Its history has to fit together, what it says of each message has
 * to be what the history says, and neither may be older than what lies beside it.
 */
export function findFault(ledger: Ledger, witnesses: Witnesses): LedgerFault | undefined {
  try {
    return ledger.atOnce(() => faultNow(ledger, witnesses));
  } catch (error) {
    const fault = asLedgerFault(error);
    if (fault instanceof LedgerFault) return fault;
    throw fault;
  }
}

function faultNow(ledger: Ledger, { outbox, head }: Witnesses): LedgerFault | undefined {
  const line = ledger.firstBroken();
  if (line !== undefined) return new LedgerFault("ledger-history", { line });
  let isKnown = head === undefined;
  // Of thousands of lines none is kept to be looked for.
  const noted = Iterator.from(ledger.events()).map((event) => {
    isKnown ||= event.hash === head;
    return event;
  });
  const history = replayEvents(noted);
  const contradiction = contradictionIn(ledger.eachMessage(), history) ?? foreignSending(ledger, history);
  if (contradiction) return contradiction;
  const isOlder = !isKnown || outbox.some((plan) => !history.announced.has(plan));
  return isOlder ? new LedgerFault("ledger-older") : undefined;
}

/** Takes from the history what it has found. */
function contradictionIn(
  messages: Iterable<LedgerMessage>,
  history: RecordedHistory,
): LedgerFault | undefined {
  const { messages: left } = history;
  for (const message of messages) {
    const recorded = left.get(message.id);
    if (!recorded) return new LedgerFault("ledger-message-unrecorded", { id: message.id });
    left.delete(message.id);
    if (message.state !== recorded.state)
      return new LedgerFault("ledger-contradiction", {
        id: message.id,
        state: message.state,
        recorded: recorded.state,
      });
    if (!isAsApproved(message, recorded))
      return new LedgerFault("ledger-message-changed", { id: message.id });
  }
  const [lost] = left.keys();
  return lost === undefined ? undefined : new LedgerFault("ledger-message-lost", { id: lost });
}

/** Whether a message is the one that the history tells of: who gets what, where, and what came back. */
export function isAsApproved(message: LedgerMessage, recorded: RecordedMessage): boolean {
  const { sending, recipient, part, content, eml, version, bounce, channel, addresses, cc, bcc } = message;
  const { to = [], refused = [], returned } = message;
  const everybody = envelopeOf({ addresses, cc, bcc });
  const [document = ""] = content.split("-");
  return (
    messageKey(sending, recipient, part) === message.id &&
    sending === recorded.plan &&
    content === recorded.content &&
    eml === recorded.eml &&
    version === recorded.version &&
    bounce === recorded.bounce &&
    refused.join(",") === recorded.refused &&
    // Before returned addresses were kept one by one, a message came back as a whole.
    (returned === undefined || returned.join(",") === recorded.returned) &&
    to.every((address) => everybody.includes(address)) &&
    // Whoever was forgotten has no address any more.
    (recorded.isForgotten || contentHash({ document, channel, addresses, cc, bcc }) === content)
  );
}

/** Who approved what is in the history, too. */
function foreignSending(ledger: Ledger, { approved }: RecordedHistory): LedgerFault | undefined {
  const sendings = ledger.sendings();
  const other = sendings.find(({ plan, document, approvedBy }) => {
    const recorded = approved.get(plan);
    return recorded?.document !== document || recorded.by !== approvedBy;
  });
  if (other) return new LedgerFault("ledger-sending-changed", { plan: other.plan });
  const known = new Set(sendings.map(({ plan }) => plan));
  const lost = [...approved.keys()].find((plan) => !known.has(plan));
  return lost === undefined ? undefined : new LedgerFault("ledger-sending-changed", { plan: lost });
}
