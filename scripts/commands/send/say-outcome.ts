import { latestMessages } from "../../send/ledger/latest-messages.ts";
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
    bounced: now.filter(({ bounce }) => bounce).length,
  };
  printer.emit({ event: "sent", ...counts, interrupted: interrupted ? 1 : 0 });
  for (const { recipient, name, document, state, reply, bounce } of now)
    if (bounce || !/^(?:sent|handed-over)$/.test(state))
      printer.line(
        `  ${document} · ${recipient}${name ? ` (${name})` : ""}: ${words.states[bounce ? "bounced" : state]}${reply && state !== "sent" ? ` – ${reply}` : ""}`,
      );
  say("sendingDone", counts);
  say("promise");
  if (interrupted) say("interrupted");
  else if (counts.deferred > 0) say("resumeHint");
  if (counts.doubt > 0) say("doubtHint");
}
