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
  receipt: string;
  /** Places of addresses that were not accepted, with commas between them. */
  refused: string;
  /** Places of addresses that it came back from, in the order in which they were noted; none where it is not known which. */
  returned: string;
  attempts: number;
  changedAt: string;
  isForgotten: boolean;
}

/** What the history alone tells. */
export interface RecordedHistory {
  messages: Map<string, RecordedMessage>;
  /** Approved plans, with who approved them and when. */
  approved: Map<string, { document: string; by: string | undefined; at: string }>;
  /** Plans whose messages were put into the outbox, approved in the end or not. */
  announced: Set<string>;
}

/** Tells from a history that fits together what became of each message. */
export function replayEvents(events: Iterable<LedgerEvent>): RecordedHistory {
  const history: RecordedHistory = {
    messages: new Map(),
    approved: new Map(),
    announced: new Set(),
  };
  let plan = "";
  for (const event of events) {
    const { at, message, kind, detail } = event;
    const text = (name: string): string => String(detail[name] ?? "");
    if (kind === "approving" || kind === "approved") history.announced.add(text("plan"));
    if (kind === "approved") {
      plan = text("plan");
      const by = detail.by === undefined ? undefined : text("by");
      history.approved.set(plan, { document: text("document"), by, at });
    }
    if (message === "") continue;
    const known = history.messages.get(message);
    if (known) step(known, event, text);
    else
      history.messages.set(message, {
        id: message,
        plan,
        state: stateAfter(kind) ?? "planned",
        content: text("content"),
        eml: text("eml"),
        version: Number(detail.version),
        bounce: "",
        receipt: "",
        refused: "",
        returned: "",
        attempts: 0,
        changedAt: at,
        isForgotten: false,
      });
  }
  return history;
}

function step(message: RecordedMessage, { kind, at }: LedgerEvent, text: (name: string) => string): void {
  // Whoever is forgotten is forgotten by when something was last done.
  if (kind !== "forgotten") message.changedAt = at;
  if (kind === "claimed") message.attempts += 1;
  if (kind === "sent") message.refused = text("places");
  if (kind === "handed-over") message.receipt = text("receipt");
  if (kind === "bounced") {
    message.returned = returnedAfter(message, text("place"));
    message.bounce = text("status");
  } else if (kind === "forgotten") message.isForgotten = true;
  else if (kind === "decided-resend") message.state = message.eml === "" ? "to-hand-over" : "planned";
  else if (kind === "decided-mark-sent") message.state = message.eml === "" ? "handed-over" : "sent";
  else message.state = stateAfter(kind) ?? message.state;
}

function returnedAfter({ bounce, returned }: RecordedMessage, place: string): string {
  if (place === "" || (bounce !== "" && returned === "")) return "";
  return [...new Set([...returned.split(",").filter(Boolean), place])].join(",");
}

const states: readonly MessageState[] = [
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
];

function stateAfter(kind: string): MessageState | undefined {
  if (kind === "recovered") return "planned";
  return states.find((state) => state === kind);
}
