import { join, resolve } from "node:path";
import { nearest } from "../../document/nearest.ts";
import { displayPath } from "../../host/workspace-paths.ts";
import { exitCodes } from "../../workspace/exit-codes.ts";
import type { Invocation } from "../command.ts";
import { backupFolder } from "./memory-folder.ts";
import { restoreLedger } from "./restore-ledger.ts";
import { type SendTask, withSendTask, withUnopenedTask } from "./send-task.ts";

/** `dipla send ledger check | backup [FILE] | restore [BACKUP] [--approve HASH]`. */
export async function lookAfterLedger(
  invocation: Invocation,
  [verb, ...rest]: readonly string[],
): Promise<number> {
  if (verb === "check" && rest.length === 0) return withSendTask(invocation, async (task) => check(task));
  if (verb === "backup") return withSendTask(invocation, (task) => backUp(task, rest));
  if (verb === "restore") return withUnopenedTask(invocation, (task) => restoreLedger(task, rest));
  const near = verb === undefined ? undefined : nearest(verb, ["check", "backup", "restore"]);
  if (near && near !== verb) {
    const said = { name: `send ledger ${verb}`, near: `send ledger ${near}` };
    invocation.printer.complain("commandTypo", said);
  }
  return exitCodes.usage;
}

/** Whoever gets here has a sound ledger: a broken one was told when it was opened. */
function check({ ledger, say }: SendTask): number {
  let count = 0;
  for (const _ of ledger.events()) count += 1;
  const messages = Iterator.from(ledger.eachMessage()).reduce((sum) => sum + 1, 0);
  say("ledgerSound", { messages, count, hash: ledger.head() });
  return exitCodes.success;
}

/** A copy that can be restored from, whatever a sender does meanwhile. Nothing is overwritten. */
async function backUp(
  { ledger, invocation, diagnostics, say }: SendTask,
  [file, ...more]: readonly string[],
): Promise<number> {
  if (more.length > 0) return exitCodes.usage;
  const { host, root } = invocation;
  const name = `ledger-${host.now().toISOString().replaceAll(":", "-")}.sqlite`;
  const path = file === undefined ? join(backupFolder(root), name) : resolve(host.cwd, file);
  if (await host.stat(path)) {
    diagnostics.add("backup-exists", { file: displayPath(root, path) }, { path: displayPath(root, path) });
    return exitCodes.usage;
  }
  if (file === undefined) await host.makePrivateFolder(backupFolder(root));
  await host.makePrivateFile(path);
  ledger.backup(path);
  say("wrote", { path });
  return exitCodes.success;
}
