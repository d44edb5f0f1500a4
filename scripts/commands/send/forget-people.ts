import { join } from "node:path";
import type { Host } from "../../host/host.ts";
import { exitCodes } from "../../workspace/exit-codes.ts";
import { readPlan } from "./keep-plan.ts";
import { backupFolder, keptLedgers, memoryFolder, outboxFolder } from "./memory-folder.ts";
import type { SendTask } from "./send-task.ts";
import { withSenderLock } from "./with-sender-lock.ts";

/**
 * `dipla send forget --before DAY`: removes names, addresses, servers’ answers, plans and copies of messages that were last
 * changed before that day. Which recipient got which version when stays, and so does the history.
 */
export async function forgetPeople(task: SendTask): Promise<number> {
  const { ledger, invocation, say } = task;
  const { values, host, root } = invocation;
  const { before } = values;
  if (typeof before !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(before)) return exitCodes.usage;
  return withSenderLock(task, async () => {
    const forgotten = ledger.forget(before);
    const kept = new Set(
      Iterator.from(ledger.eachMessage())
        .filter(({ name }) => name !== "")
        .map(({ sending }) => sending),
    );
    for (const { plan, document, approvedAt } of ledger.sendings()) {
      if (kept.has(plan) || approvedAt >= before) continue;
      await host.remove(outboxFolder(root, plan));
      await host.remove(join(memoryFolder(root), "plans", document, `${plan}.json`));
    }
    await forgetOldPlans(join(memoryFolder(root), "plans"), before, task);
    if (forgotten.length > 0) await forgetCopies(root, host);
    say("forgotten", { count: forgotten.length });
    const left = Iterator.from(ledger.eachMessage())
      .filter(({ changedAt, name }) => changedAt < before && name !== "")
      .reduce((sum) => sum + 1, 0);
    if (left > 0) say("forgottenKept", { count: left });
    return exitCodes.success;
  });
}

/** Copies of the ledger that Dipla has made hold names, too. Those elsewhere are in the hands of whoever made them. */
async function forgetCopies(root: string, host: Host): Promise<void> {
  await host.remove(backupFolder(root));
  for (const kept of await keptLedgers(root, host))
    for (const end of ["", "-wal", "-shm"]) await host.remove(`${kept}${end}`);
}

/** Plans that were never approved hold names, too; so do damaged ones, which nobody can approve. */
async function forgetOldPlans(
  folder: string,
  before: string,
  { invocation: { host } }: SendTask,
): Promise<void> {
  for (const document of await host.list(folder))
    for (const name of await host.list(join(folder, document))) {
      const path = join(folder, document, name);
      if (!name.endsWith(".json")) continue;
      const plan = await readPlan(path, host);
      if (!plan || plan.date < before) await host.remove(path);
    }
}
