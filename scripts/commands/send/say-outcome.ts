import { isPartly, latestMessages } from "../../send/ledger/latest-messages.ts";
import type { MessageState } from "../../send/ledger/ledger.ts";
import type { SendTask } from "./send-task.ts";

/** Says how far all sendings are, whom nothing has reached yet, and what can be done. */
export function sayOutcome({ ledger, say, words, invocation }: SendTask, interrupted: boolean): void {
  const { printer } = invocation;
  const now = latestMessages(ledger.messages());
  const count = (...states: MessageState[]): number =>
    now.filter(({ state }) => states.includes(state)).length;
  const counts = {
    sent: count("sent"),
    failed: count("failed"),
    deferred: count("deferred", "planned", "claimed", "committing"),
    doubt: count("in-doubt"),
    handing: count("to-hand-over"),
    handed: count("handed-over"),
    partly: now.filter(isPartly).length,
    bounced: now.filter(({ bounce }) => bounce).length,
  };
  printer.emit({ event: "sent", ...counts, interrupted: interrupted ? 1 : 0 });
  for (const message of now) {
    const { recipient, name, document, state, reply, bounce } = message;
    const isDone = state === "sent" && !isPartly(message);
    if (!bounce && (isDone || state === "handed-over")) continue;
    const what = words.states[bounce ? "bounced" : isPartly(message) ? "partly" : state];
    const why = reply && !isDone ? ` – ${reply}` : "";
    printer.line(`  ${document} · ${recipient}${name ? ` (${name})` : ""}: ${what}${why}`);
  }
  say("sendingDone", counts);
  say("promise");
  if (interrupted) say("interrupted");
  else if (counts.deferred > 0) say("resumeHint");
  if (now.some(isPartly)) say("partlyHint");
  if (counts.doubt > 0) say("doubtHint");
}
