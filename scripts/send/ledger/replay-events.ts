import type { LedgerEvent, MessageState } from "./ledger.ts";

/** A message as the history alone tells of it. */
export interface RecordedMessage {
  id: string;
  /** The plan that it was approved with. */
  plan: string;
  state: MessageState;
  content: string;
  eml: string;
  version: number;
  bounce: string;
  isForgotten: boolean;
}

/** What the history alone tells. */
export interface RecordedHistory {
  messages: Map<string, RecordedMessage>;
  /** Approved plans, with the number of their messages. */
  approved: Map<string, { document: string; by: string | undefined; messages: number }>;
  /** Plans whose messages were put into the outbox, approved in the end or not. */
  announced: Set<string>;
  /** Hashes of its lines. */
  hashes: Set<string>;
}

/** Tells from a history that fits together what became of each message. */
export function replayEvents(events: Iterable<LedgerEvent>): RecordedHistory {
  const history: RecordedHistory = {
    messages: new Map(),
    approved: new Map(),
    announced: new Set(),
    hashes: new Set(),
  };
  let plan = "";
  for (const { message, kind, detail, hash } of events) {
    history.hashes.add(hash);
    const text = (name: string): string => String(detail[name] ?? "");
    if (kind === "approving" || kind === "approved") history.announced.add(text("plan"));
    if (kind === "approved") {
      plan = text("plan");
      const by = detail.by === undefined ? undefined : text("by");
      history.approved.set(plan, { document: text("document"), by, messages: Number(detail.messages) });
    }
    if (message === "") continue;
    const known = history.messages.get(message);
    if (known) step(known, kind, text);
    else
      history.messages.set(message, {
        id: message,
        plan,
        state: stateAfter(kind) ?? "planned",
        content: text("content"),
        eml: text("eml"),
        version: Number(detail.version),
        bounce: "",
        isForgotten: false,
      });
  }
  return history;
}

function step(message: RecordedMessage, kind: string, text: (name: string) => string): void {
  if (kind === "bounced") message.bounce = text("status");
  else if (kind === "forgotten") message.isForgotten = true;
  else message.state = stateAfter(kind) ?? message.state;
}

/** Events that are not named after the state that they lead to. */
const others: Readonly<Record<string, MessageState>> = {
  recovered: "planned",
  "decided-resend": "planned",
  "decided-mark-sent": "sent",
};

const states: ReadonlySet<string> = new Set<MessageState>([
  "planned",
  "claimed",
  "committing",
  "sent",
  "deferred",
  "failed",
  "in-doubt",
  "to-hand-over",
  "handed-over",
  "cancelled",
]);

function stateAfter(kind: string): MessageState | undefined {
  return others[kind] ?? (isState(kind) ? kind : undefined);
}

function isState(kind: string): kind is MessageState {
  return states.has(kind);
}
