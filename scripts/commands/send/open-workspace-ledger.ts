import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import type { Ledger } from "../../send/ledger/ledger.ts";
import { LedgerFault } from "../../send/ledger/ledger-fault.ts";
import { brokenLedger } from "./broken-ledger.ts";
import { isCopiedLedger } from "./ledger-place.ts";
import { type LedgerWitnesses, readWitnesses } from "./ledger-witnesses.ts";
import { ledgerFile, ledgerName, memoryFolder } from "./memory-folder.ts";

/**
 * The workspace's ledger; undefined, with a finding, where none can be kept, and where the one there is can't be relied on. One that
 * is lost beside an outbox or plans is never a new one, which would say that nothing was sent yet.
 */
export async function openWorkspaceLedger(
  root: string,
  host: Host,
  diagnostics: Diagnostics,
): Promise<Ledger | undefined> {
  const folder = memoryFolder(root);
  if (!(await host.makePrivateFolder(folder)))
    diagnostics.add("memory-readable", { file: ".dipla" }, { folder: ".dipla/" });
  if (await host.isRemote(folder)) {
    diagnostics.add("ledger-remote", { file: ledgerName });
    return undefined;
  }
  const witnesses = await readWitnesses(root, host);
  const opened = await openSound(ledgerFile(root), witnesses, host);
  if (!(opened instanceof LedgerFault)) {
    if (await isCopiedLedger(root, host)) diagnostics.add("ledger-copied", { file: ledgerName });
    return opened;
  }
  diagnostics.addAll([brokenLedger(opened, witnesses)]);
  return undefined;
}

/** The ledger, or why it can't be relied on. */
export async function openSound(
  path: string,
  witnesses: LedgerWitnesses,
  host: Host,
): Promise<Ledger | LedgerFault> {
  const { messages, isPlanned, isKept, head } = witnesses;
  const isUsed = messages > 0 || isPlanned || isKept || head !== undefined;
  const found = await host.stat(path);
  if (isUsed && !found) return new LedgerFault("ledger-lost");
  if (isUsed && found?.size === 0) return new LedgerFault("ledger-empty");
  // SQLite gives the files beside it the same permissions.
  await host.makePrivateFile(path);
  const [{ openLedger }, { findFault }] = await Promise.all([
    import("../../send/ledger/open-ledger.ts"),
    import("../../send/ledger/find-fault.ts"),
  ]);
  try {
    const ledger = openLedger(path, host);
    const fault = findFault(ledger, witnesses);
    if (!fault) return ledger;
    ledger.close();
    return fault;
  } catch (error) {
    if (error instanceof LedgerFault) return error;
    throw error;
  }
}
