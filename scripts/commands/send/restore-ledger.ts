import { join } from "node:path";
import { sha256 } from "../../host/sha256.ts";
import { displayPath } from "../../host/workspace-paths.ts";
import { LedgerFault } from "../../send/ledger/ledger-fault.ts";
import type { Restoration } from "../../send/ledger/rebuild-ledger.ts";
import { exitCodes } from "../../workspace/exit-codes.ts";
import { brokenLedger } from "./broken-ledger.ts";
import { keepLedgerPlace } from "./ledger-place.ts";
import { keepHead, readWitnesses } from "./ledger-witnesses.ts";
import { keptLedger, ledgerFile, ledgerName, memoryFolder } from "./memory-folder.ts";
import { openSound } from "./open-workspace-ledger.ts";
import { readRemains } from "./read-remains.ts";
import type { UnopenedTask } from "./send-task.ts";
import { withSenderLock } from "./with-sender-lock.ts";

/** Faults that a restoration would make worse: the ledger itself may be sound. */
const notDamage = ["ledger-newer", "ledger-in-use", "not-allowed", "disk-full", "disk-broken"];

/**
 * `dipla send ledger restore [BACKUP] [--approve HASH]`: shows what can be proved of what was sent, and with its hash puts a ledger that
 * says so in the broken one's place, which is kept beside it.
 */
export async function restoreLedger(
  task: UnopenedTask,
  [backup, ...more]: readonly string[],
): Promise<number> {
  if (more.length > 0) return exitCodes.usage;
  const { invocation, diagnostics, say } = task;
  const { host, root, values } = invocation;
  return withSenderLock(task, async () => {
    const witnesses = await readWitnesses(root, host);
    const fault = await openSound(ledgerFile(root), witnesses, host);
    if (!(fault instanceof LedgerFault)) {
      fault.close();
      say("ledgerNeedsNothing");
      return exitCodes.success;
    }
    if (notDamage.includes(fault.reason)) {
      diagnostics.addAll([brokenLedger(fault, witnesses)]);
      return exitCodes.content;
    }
    const { planRestoration } = await import("../../send/ledger/plan-restoration.ts");
    const { restoration, missing } = planRestoration(await readRemains(root, backup, witnesses, host));
    if (missing.length > 0) {
      const plans = missing.map((plan) => plan.slice(0, 16)).join(", ");
      diagnostics.add("ledger-unprovable", { file: ledgerName }, { plans });
      return exitCodes.content;
    }
    const hash = sha256(JSON.stringify(restoration));
    sayRestoration(restoration, task);
    if (typeof values.approve !== "string") {
      say("restoreApprove", { hash: hash.slice(0, 16) });
      return exitCodes.success;
    }
    if (values.approve.length < 8 || !hash.startsWith(values.approve)) {
      diagnostics.add("restoration-changed", { file: ledgerName });
      return exitCodes.content;
    }
    await replaceLedger(restoration, task);
    return exitCodes.success;
  });
}

function sayRestoration(restoration: Restoration, { say, invocation: { printer } }: UnopenedTask): void {
  const { events, messages, adopted, doubtful } = restoration;
  const count = (state: string): number => messages.filter((message) => message.state === state).length;
  const lost = adopted.flatMap((one) => one.messages);
  const inDoubt = new Set(doubtful);
  const open = messages.filter(({ id, state }) => state === "in-doubt" || inDoubt.has(id));
  say("restorePlan", {
    lines: events.length,
    sent: count("sent"),
    failed: count("failed"),
    handed: count("handed-over"),
    doubt: open.length + lost.length,
  });
  for (const { id, document, recipient, name, messageId } of [...open, ...lost])
    printer.line(`  ${id.slice(0, 12)}  ${document} · ${recipient}${name ? ` (${name})` : ""}  ${messageId}`);
}

/** Step by step, each of which leaves a ledger that stops, if the next one never comes. */
async function replaceLedger(restoration: Restoration, task: UnopenedTask): Promise<void> {
  const { say, invocation } = task;
  const { host, root } = invocation;
  const fresh = join(memoryFolder(root), "ledger.restored.sqlite");
  const ends = ["", "-wal", "-shm"];
  for (const end of ends) await host.remove(`${fresh}${end}`);
  await host.makePrivateFile(fresh);
  const { rebuildLedger } = await import("../../send/ledger/rebuild-ledger.ts");
  const { findFault } = await import("../../send/ledger/find-fault.ts");
  const ledger = rebuildLedger(fresh, restoration, host);
  const fault = findFault(ledger, { ...(await readWitnesses(root, host)), head: undefined });
  const head = ledger.head();
  ledger.close();
  if (fault) throw fault;
  const kept = keptLedger(root, host.now());
  // All of it is kept before any of it goes: a file without its log would know less, and a log beside another file would spoil that one.
  for (const end of ["-wal", ""]) {
    const bytes = await host.read(`${ledgerFile(root)}${end}`);
    if (bytes) await host.write(`${kept}${end}`, bytes, { private: true });
  }
  for (const end of ends) await host.remove(`${ledgerFile(root)}${end}`);
  await keepLedgerPlace(root, host, fresh);
  await host.rename(fresh, ledgerFile(root));
  await keepHead(root, { head: () => head }, host);
  say("restored", { path: displayPath(root, kept) });
  say("doubtHint");
}
