import { judge, judgementOfCopies } from "../../findings/judge.ts";
import { exitCodes } from "../../workspace/exit-codes.ts";
import { deliver } from "./deliver.ts";
import { readSecrets, type SendSecrets } from "./read-secrets.ts";
import { sayOutcome } from "./say-outcome.ts";
import type { SettledTask } from "./send-task.ts";
import { withSenderLock } from "./with-sender-lock.ts";

/** `dipla send resume`: sends what an interrupted or refused run has left. */
export async function resumeSending(task: SettledTask): Promise<number> {
  const secrets = await readSecrets(task.settings, task.config, task.invocation.host, task.diagnostics);
  if (task.diagnostics.hasErrors()) return exitCodes.content;
  return withSenderLock(task, () => finishSending(task, secrets));
}

/** Sends all that was approved and waits, and says how far it has come; the sender's lock is held by the caller. */
export async function finishSending(task: SettledTask, secrets: SendSecrets): Promise<number> {
  const { config, settings, diagnostics, ledger, invocation } = task;
  const { host, printer } = invocation;
  const delivery = { config, settings, secrets, interrupted: invocation.interrupted() };
  const code = await deliver(delivery, ledger, host, printer.emit, diagnostics);
  sayOutcome(task, delivery.interrupted.aborted);
  // A server that takes nothing is told by the recipients' code; what is wrong with a row comes first.
  const isFaulty = judge(diagnostics.list(), judgementOfCopies(config)).some(
    (found) => found.level === "error" && found.code !== "mail-server",
  );
  return isFaulty ? exitCodes.content : code;
}
