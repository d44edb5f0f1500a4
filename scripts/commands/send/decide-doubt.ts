import { nearest } from "../../document/nearest.ts";
import { envelopeOf } from "../../send/ledger/envelope-of.ts";
import type { LedgerMessage, MessageState } from "../../send/ledger/ledger.ts";
import { exitCodes } from "../../workspace/exit-codes.ts";
import { ledgerName } from "./memory-folder.ts";
import type { SendTask } from "./send-task.ts";
import { withSenderLock } from "./with-sender-lock.ts";

/**
 * `dipla send in-doubt list | resend ID… | mark-sent ID…`: what a person decides after a look into the mail server's log. Instead of ids
 * `all` means every one that is in doubt now, after a cut of many.
 * `resend` sends the identical message again with the next `send resume`.
 */
export async function decideDoubt(task: SendTask, [verb, ...ids]: readonly string[]): Promise<number> {
  if (verb === "list" && ids.length === 0) return list(task);
  const isVerb = verb === "resend" || verb === "mark-sent";
  const near = verb === undefined || isVerb ? undefined : nearest(verb, ["list", "resend", "mark-sent"]);
  if (near) {
    const said = { name: `send in-doubt ${verb}`, near: `send in-doubt ${near}` };
    task.invocation.printer.complain("commandTypo", said);
  }
  if (!isVerb || ids.length === 0) return exitCodes.usage;
  return withSenderLock(task, async () => {
    const { ledger, diagnostics, invocation } = task;
    // A crash may have left some that nobody has listed yet.
    ledger.recover();
    const open = inDoubt(task);
    const chosen = ids.length === 1 && ids[0] === "all" ? open.map((one) => one.id) : ids;
    if (chosen.length === 0) task.say("noneInDoubt");
    for (const id of chosen) {
      // The beginning of an id that two messages share is the name of neither.
      const meant = open.filter((one) => one.id.startsWith(id) || one.messageId === id);
      const message = meant.length === 1 ? meant[0] : undefined;
      if (!message) {
        diagnostics.add("message-unknown", { file: ledgerName }, { name: id });
        continue;
      }
      const { by } = invocation.values;
      const detail = typeof by === "string" ? { by } : {};
      const state = stateOf(message, verb);
      ledger.change(message.id, { state, kind: `decided-${verb}`, detail });
      tell(task, { ...message, state });
    }
    if (verb === "resend" && chosen.length > 0) task.say("resumeHint");
    return diagnostics.hasErrors() ? exitCodes.content : exitCodes.success;
  });
}

/** A package is sent again by a hand. */
function stateOf({ channel }: LedgerMessage, verb: "resend" | "mark-sent"): MessageState {
  if (verb === "resend") return channel === "mail" ? "planned" : "to-hand-over";
  return channel === "mail" ? "sent" : "handed-over";
}

function list(task: SendTask): number {
  const all = inDoubt(task);
  if (all.length === 0) task.say("noneInDoubt");
  for (const message of all) tell(task, message);
  return all.length > 0 ? exitCodes.recipients : exitCodes.success;
}

function inDoubt({ ledger }: SendTask): LedgerMessage[] {
  return ledger.messages({ states: ["in-doubt"] });
}

function tell({ invocation: { printer }, words }: SendTask, message: LedgerMessage): void {
  const { id, recipient, part, name, messageId, state, changedAt } = message;
  printer.emit({ event: "message", id, recipient, part, state });
  printer.line(
    `  ${id.slice(0, 12)}  ${changedAt.slice(0, 19)}  ${name || recipient}  ${envelopeOf(message).join(", ")}  ${messageId}  ${words.states[state]}`,
  );
}
