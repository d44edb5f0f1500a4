import { type KeptPlan, sendable } from "../plan/plan.ts";
import { plannedMessages } from "../plan/planned-messages.ts";
import { isAsApproved } from "./find-fault.ts";
import type { LedgerEvent, LedgerMessage, MessageState, PlannedMessage, Sending } from "./ledger.ts";
import { messageKey } from "./message-key.ts";
import type { Restoration } from "./rebuild-ledger.ts";
import { type RecordedHistory, type RecordedMessage, replayEvents } from "./replay-events.ts";
import type { Salvage } from "./salvage-ledger.ts";

/** All that is left of a ledger, and beside it. */
export interface Remains {
  /** What can be read of the ledger, of backups and of copies kept by earlier restorations. */
  salvages: readonly Salvage[];
  /** Hash of the line that was the last one when the ledger was closed. */
  head: string | undefined;
  /** Plans that are what their hash says. */
  plans: ReadonlyMap<string, KeptPlan>;
  /** Plans whose messages were put into the outbox, with who approved them and when, where that is known. */
  outbox: readonly { plan: string; by: string | undefined; at: string | undefined }[];
}

/** States that nothing leads out of by itself: what the history says of them still holds. */
const final: readonly MessageState[] = ["sent", "failed", "handed-over", "cancelled", "in-doubt"];

/**
 * What can be proved of what was sent. The history says what a message had come to; where more may have come since, because it was
 * still open, or its sending is only known from the outbox, it is in doubt, and never open again. `missing`: plans of whose messages
 * nothing is left that says whose they are.
 */
export function planRestoration({ salvages, head, plans, outbox }: Remains): {
  restoration: Restoration;
  missing: readonly string[];
} {
  const { events, torn } = wholeApprovals(knowsMost(salvages, head));
  const history = replayEvents(events);
  const rows = Map.groupBy(
    salvages.flatMap((salvage) => salvage.messages),
    ({ id }) => id,
  );
  const missing = new Set<string>();
  const messages: LedgerMessage[] = [];
  for (const recorded of history.messages.values()) {
    const row = rows
      .get(recorded.id)
      ?.find((one) =>
        isAsApproved(
          { ...one, bounce: recorded.bounce, refused: placesIn(recorded.refused), returned: undefined },
          recorded,
        ),
      );
    const planned = row ?? plannedBy(recorded, plans);
    if (planned) messages.push(messageFrom(planned, row?.reply ?? "", recorded));
    else missing.add(recorded.plan);
  }
  const heardOf = [
    ...torn,
    ...[...rows.values()]
      .flat()
      .filter(hasOwnKey)
      .map(({ sending }) => sending),
  ];
  const notes = new Map(outbox.map((one) => [one.plan, one]));
  const unknown = [...new Set([...notes.keys(), ...heardOf])]
    .filter((plan) => !history.approved.has(plan))
    .map((plan) => notes.get(plan) ?? { plan, by: undefined, at: undefined });
  for (const { plan } of unknown) if (!plans.has(plan)) missing.add(plan);
  const restoration = {
    events,
    sendings: sendingsOf(history),
    messages,
    doubtful: messages.filter(({ state }) => !final.includes(state)).map(({ id }) => id),
    adopted: adoptedFrom(unknown, plans, messages),
  };
  return { restoration, missing: [...missing] };
}

/** Whether recipient and sending are those that its id was made of. */
function hasOwnKey({ id, sending, recipient, part }: LedgerMessage): boolean {
  return messageKey(sending, recipient, part) === id;
}

/** The longest history; one that has the last line which was noted goes before others. */
function knowsMost(salvages: readonly Salvage[], head: string | undefined): readonly LedgerEvent[] {
  const has = ({ events }: Salvage): number => (events.some(({ hash }) => hash === head) ? 1 : 0);
  const sorted = salvages.toSorted((a, b) => has(b) - has(a) || b.events.length - a.events.length);
  return sorted[0]?.events ?? [];
}

/**
 * An approval is one step with all its messages: of one that breaks off with the history, the rest is to be found where the plan is.
 */
function wholeApprovals(events: readonly LedgerEvent[]): { events: readonly LedgerEvent[]; torn: string[] } {
  const at = events.findLastIndex(({ kind }) => kind === "approved");
  const approval = events[at];
  if (!approval) return { events, torn: [] };
  const noted = events.slice(at + 1, at + 1 + Number(approval.detail.messages));
  const isWhole =
    noted.length === Number(approval.detail.messages) &&
    noted.every(({ kind }) => kind === "planned" || kind === "to-hand-over");
  return isWhole
    ? { events, torn: [] }
    : { events: events.slice(0, at), torn: [String(approval.detail.plan)] };
}

function plannedBy(
  { id, plan, isForgotten }: RecordedMessage,
  plans: Remains["plans"],
): PlannedMessage | undefined {
  const known = plans.get(plan);
  const planned =
    known &&
    Iterator.from(known.entries)
      .flatMap((entry) => plannedMessages(known, entry))
      .find((message) => message.id === id);
  if (!planned || !isForgotten) return planned;
  const { to: _to, cc: _cc, bcc: _bcc, ...rest } = planned;
  return { ...rest, name: "", addresses: [] };
}

function messageFrom(planned: PlannedMessage, reply: string, recorded: RecordedMessage): LedgerMessage {
  const { plan: sending, state, bounce, attempts, receipt, changedAt } = recorded;
  return {
    ...planned,
    sending,
    state,
    bounce,
    attempts,
    receipt,
    changedAt,
    reply,
    notBefore: 0,
    refused: placesIn(recorded.refused),
    returned: recorded.returned === "" ? undefined : placesIn(recorded.returned),
  };
}

function placesIn(places: string): number[] {
  return places === "" ? [] : places.split(",").map(Number);
}

function sendingsOf({ approved }: RecordedHistory): Sending[] {
  return [...approved].map(([plan, { document, by, at }]) => ({
    plan,
    document,
    approvedAt: at,
    approvedBy: by,
  }));
}

function adoptedFrom(
  unknown: Remains["outbox"],
  plans: Remains["plans"],
  messages: readonly LedgerMessage[],
): Restoration["adopted"] {
  // A plan leaves out what was accepted before it.
  const had = new Set(
    messages.filter(({ state }) => /^(?:sent|in-doubt)$/.test(state)).map(({ messageId }) => messageId),
  );
  return unknown
    .flatMap(({ plan: hash, by, at }) => {
      const plan = plans.get(hash);
      if (!plan) return [];
      const entries = Iterator.from(plan.entries).filter(({ status }) => sendable.includes(status));
      return {
        sending: { plan: hash, document: plan.document, approvedAt: at ?? plan.date, approvedBy: by },
        messages: entries
          .flatMap((entry) => plannedMessages(plan, entry))
          .filter(({ messageId, to }) => to !== undefined || messageId === "" || !had.has(messageId))
          .toArray(),
      };
    })
    .toSorted((a, b) => a.sending.approvedAt.localeCompare(b.sending.approvedAt));
}
