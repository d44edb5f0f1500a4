import { join } from "node:path";
import { exitCodes } from "../../cli/exit-codes.ts";
import { memoryFolder, outboxFolder } from "./memory-folder.ts";
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
    const kept = new Set(ledger.messages().flatMap(({ sending, name }) => (name ? [sending] : [])));
    for (const { plan, document, approvedAt } of ledger.sendings()) {
      if (kept.has(plan) || approvedAt >= before) continue;
      await host.remove(outboxFolder(root, plan));
      await host.remove(join(memoryFolder(root), "plans", document, `${plan}.json`));
    }
    await forgetOldPlans(join(memoryFolder(root), "plans"), before, task);
    say("forgotten", { count: forgotten.length });
    return exitCodes.success;
  });
}

/** Plans that were never approved hold names, too. */
async function forgetOldPlans(
  folder: string,
  before: string,
  { invocation: { host } }: SendTask,
): Promise<void> {
  for (const document of await host.list(folder))
    for (const name of await host.list(join(folder, document))) {
      const path = join(folder, document, name);
      const bytes = name.endsWith(".json") ? await host.read(path) : undefined;
      if (bytes && (JSON.parse(new TextDecoder().decode(bytes)) as { date: string }).date < before)
        await host.remove(path);
    }
}
