import { isOpen, latestInLedger } from "../../send/ledger/latest-messages.ts";
import { exitCodes } from "../../workspace/exit-codes.ts";
import { sayOutcome } from "./say-outcome.ts";
import type { SendTask } from "./send-task.ts";

/** `dipla send status`: how far all sendings are. Reads only; a sender may be at work beside it. */
export async function showStatus(task: SendTask): Promise<number> {
  const { ledger, say } = task;
  sayOutcome(task, false);
  let count = 0;
  for (const _ of ledger.events()) count += 1;
  say("chain", { count, hash: ledger.head() });
  const open = latestInLedger(ledger).some(isOpen);
  return open ? exitCodes.recipients : exitCodes.success;
}
