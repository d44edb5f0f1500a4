import { latestInLedger, standingOf, unreached } from "../../send/ledger/latest-messages.ts";
import type { LedgerMessage, MessageState } from "../../send/ledger/ledger.ts";
import type { SendTask } from "./send-task.ts";

/** Says how far all sendings are, whom nothing has reached yet, and what can be done. */
export function sayOutcome({ ledger, say, words, invocation }: SendTask, interrupted: boolean): void {
  const { printer } = invocation;
  const counts = {
    ...{ sent: 0, failed: 0, deferred: 0, doubt: 0, handing: 0, handed: 0 },
    ...{ partly: 0, bounced: 0 },
  };
  const lines: string[] = [];
  let isReturned = false;
  for (const message of latestInLedger(ledger)) {
    const { state, bounce, refused = [] } = message;
    const column = columns[state];
    if (column) counts[column] += 1;
    if (state === "sent" && refused.length > 0) counts.partly += 1;
    if (bounce) counts.bounced += 1;
    isReturned ||= /bounced$/.test(standingOf(message));
    const line = lineOf(message, words);
    if (line !== undefined) lines.push(line);
  }
  printer.emit({ event: "sent", ...counts, interrupted: interrupted ? 1 : 0 });
  for (const line of lines) printer.line(line);
  say("sendingDone", counts);
  if (counts.partly + counts.bounced > 0) say("sendingReturned", counts);
  say("promise");
  if (interrupted) say("interrupted");
  else if (counts.deferred > 0) say("resumeHint");
  if (counts.failed + counts.partly > 0) say("partlyHint");
  if (isReturned) say("bouncedHint");
  if (counts.doubt > 0) say("doubtHint");
  if (counts.handing > 0) say("handingHint");
}

/** Where messages are counted. */
const columns: Partial<
  Record<MessageState, "sent" | "failed" | "deferred" | "doubt" | "handing" | "handed">
> = {
  sent: "sent",
  failed: "failed",
  deferred: "deferred",
  planned: "deferred",
  claimed: "deferred",
  committing: "deferred",
  "in-doubt": "doubt",
  "to-hand-over": "handing",
  "handed-over": "handed",
};

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
