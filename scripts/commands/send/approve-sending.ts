import { type KeptPlan, sendable } from "../../send/plan/plan.ts";
import { exitCodes } from "../../workspace/exit-codes.ts";
import { approvePlan } from "./approve-plan.ts";
import { finishSending } from "./finish-sending.ts";
import { findPlan } from "./keep-plan.ts";
import { unlessSealFails } from "./open-seal.ts";
import { openOutboxStage } from "./outbox-stage.ts";
import { digestPlan, type PlanDigest, prepareAgain } from "./prepare-again.ts";
import { readSecrets, type SendSecrets } from "./read-secrets.ts";
import type { SettledTask } from "./send-task.ts";
import { sendingRequest, tellNobody } from "./sending-request.ts";
import { withSenderLock } from "./with-sender-lock.ts";

/** `dipla send DOCUMENT --approve HASH`: sends that plan if it is still what would be sent, byte by byte. */
export async function approveSending(document: string, hash: string, task: SettledTask): Promise<number> {
  const { config, diagnostics, invocation, ledger } = task;
  const { host, values } = invocation;
  const known = await digestOf(document, hash, task);
  if (!known) {
    diagnostics.add("plan-unknown", { file: ".dipla/plans" }, { hash, document });
    return exitCodes.content;
  }
  const secrets = await readSecrets(task.settings, config, host, diagnostics);
  if (diagnostics.hasErrors()) return exitCodes.content;
  return withSenderLock(task, async () => {
    // Approved before and not finished: what is left of it is sent.
    if (ledger.sending(known.hash)) return finishSending(task, secrets);
    // What a crash has left with the server may have been accepted: it is in doubt before anything is compared with it.
    ledger.recover();
    const by = typeof values.by === "string" ? values.by : undefined;
    return (await approveAgain(known, by, task, secrets)) ? finishSending(task, secrets) : exitCodes.content;
  });
}

/** Of the plan itself nothing is kept in memory while it is made again. */
async function digestOf(
  document: string,
  hash: string,
  { invocation: { root, host } }: SettledTask,
): Promise<PlanDigest | undefined> {
  const found = await findPlan(root, document, hash, host);
  return found && digestPlan(found);
}

/** Makes the plan again, and takes it over with its messages where it is the same; tells why not. */
async function approveAgain(
  known: PlanDigest,
  by: string | undefined,
  task: SettledTask,
  secrets: SendSecrets,
): Promise<boolean> {
  const { config, diagnostics, invocation, ledger } = task;
  const { host, root, printer } = invocation;
  const stage = await openOutboxStage(root, host);
  try {
    const request = await sendingRequest(known.document, task, secrets);
    if (!request) return false;
    const again = prepareAgain(known, { ...request, date: known.date, stage }, host, printer.emit);
    const prepared = await unlessSealFails(again, config, diagnostics);
    if (!prepared) return false;
    diagnostics.addAll(prepared.outcome.diagnostics);
    const { plan } = prepared;
    if (!plan) return tellNobody(known.document, diagnostics);
    if (plan === "other" || !hasSomething(plan)) {
      const what = plan === "other" ? "plan-other" : "plan-nothing";
      diagnostics.add("plan-changed", { file: ".dipla/plans" }, { what, document: known.document });
      return false;
    }
    await approvePlan(plan, { by, stage }, ledger, host);
    return true;
  } finally {
    await stage.close();
  }
}

function hasSomething({ entries }: KeptPlan): boolean {
  return Iterator.from(entries).some(({ status }) => sendable.includes(status));
}
