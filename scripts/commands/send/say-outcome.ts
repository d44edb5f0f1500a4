import { latestMessages, standingOf, unreached } from "../../send/ledger/latest-messages.ts";
import type { LedgerMessage, MessageState } from "../../send/ledger/ledger.ts";
import type { SendTask } from "./send-task.ts";

/** Says how far all sendings are, whom nothing has reached yet, and what can be done. */
export function sayOutcome({ ledger, say, words, invocation }: SendTask, interrupted: boolean): void {
  const { printer } = invocation;
  const now = latestMessages(ledger.messages());
  const count = (...states: MessageState[]): number =>
    now.filter(({ state }) => states.includes(state)).length;
  const stands = now.map(standingOf);
  const counts = {
    sent: count("sent"),
    failed: count("failed"),
    deferred: count("deferred", "planned", "claimed", "committing"),
    doubt: count("in-doubt"),
    handing: count("to-hand-over"),
    handed: count("handed-over"),
    partly: now.filter(({ state, refused = [] }) => state === "sent" && refused.length > 0).length,
    bounced: now.filter(({ bounce }) => bounce).length,
  };
  printer.emit({ event: "sent", ...counts, interrupted: interrupted ? 1 : 0 });
  for (const message of now) {
    const line = lineOf(message, words);
    if (line !== undefined) printer.line(line);
  }
  say("sendingDone", counts);
  if (counts.partly + counts.bounced > 0) say("sendingReturned", counts);
  say("promise");
  if (interrupted) say("interrupted");
  else if (counts.deferred > 0) say("resumeHint");
  if (counts.failed + counts.partly > 0) say("partlyHint");
  if (stands.some((one) => one === "bounced" || one === "partly-bounced")) say("bouncedHint");
  if (counts.doubt > 0) say("doubtHint");
  if (counts.handing > 0) say("handingHint");
}

/** One message that has not reached everybody, with the addresses where it has not; undefined for one that has. */
function lineOf(message: LedgerMessage, words: SendTask["words"]): string | undefined {
  const { recipient, name, document, reply, bounce } = message;
  const standing = standingOf(message);
  if (standing === "sent" || standing === "handed-over") return undefined;
  const where = /^partly/.test(standing) ? unreached(message).join(", ") : "";
  // Whose answer it is that was lost is as open as before.
  const doubt = message.state === "in-doubt" && bounce ? words.states["in-doubt"] : "";
  const what = [words.states[standing], doubt].filter(Boolean).join(", ");
  const why = [where, bounce, reply].filter(Boolean).join(" ");
  return `  ${document} · ${recipient}${name ? ` (${name})` : ""}: ${what}${why ? ` – ${why}` : ""}`;
}
