import { latestInLedger } from "../../send/ledger/latest-messages.ts";
import { exitCodes } from "../../workspace/exit-codes.ts";
import { ledgerName } from "./memory-folder.ts";
import type { SendTask } from "./send-task.ts";

/**
 * `dipla send mark DOCUMENT RECIPIENT… --receipt NUMBER`: a package went by hand, by post or through another system, and
 * this is the number that it was taken under.
 */
export async function markHandedOver(
  task: SendTask,
  [document, ...recipients]: readonly string[],
): Promise<number> {
  const { ledger, diagnostics, invocation, words, say } = task;
  const { receipt, by } = invocation.values;
  if (document === undefined || recipients.length === 0 || typeof receipt !== "string")
    return exitCodes.usage;
  const waiting = [
    ...latestInLedger(ledger, document).filter(({ state }) => /^(?:to-hand-over|handed-over)$/.test(state)),
  ];
  for (const recipient of recipients) {
    const messages = waiting.filter((message) => message.recipient === recipient);
    if (messages.length === 0)
      diagnostics.add("message-unknown", { file: ledgerName }, { name: `${document} · ${recipient}` });
    for (const { id, name } of messages) {
      const detail = { receipt, ...(typeof by === "string" && { by }) };
      ledger.change(id, { state: "handed-over", receipt, detail });
      say("marked", { name: name || recipient, state: words.states["handed-over"] });
    }
  }
  return diagnostics.hasErrors() ? exitCodes.content : exitCodes.success;
}
