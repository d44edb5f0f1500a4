import { join } from "node:path";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import type { Ledger } from "../../send/ledger/ledger.ts";

/** The workspace's memory: never in `out/`, never cleaned. */
export function memoryFolder(root: string): string {
  return join(root, ".dipla");
}

/** Where the messages of an approved plan wait, byte by byte as they were approved. */
export function outboxFolder(root: string, plan: string): string {
  return join(memoryFolder(root), "outbox", plan);
}

/** The workspace's ledger; undefined, with a finding, where none can be kept, or where its history was changed. */
export async function openWorkspaceLedger(
  root: string,
  host: Host,
  diagnostics: Diagnostics,
): Promise<Ledger | undefined> {
  const folder = memoryFolder(root);
  const file = ".dipla/ledger.sqlite";
  if (!(await host.makePrivateFolder(folder)))
    diagnostics.add("memory-readable", { file: ".dipla" }, { folder: ".dipla/" });
  if (await host.isRemote(folder)) {
    diagnostics.add("ledger-remote", { file });
    return undefined;
  }
  // SQLite gives the files beside it the same permissions.
  await host.makePrivateFile(join(folder, "ledger.sqlite"));
  const { openLedger } = await import("../../send/ledger/open-ledger.ts");
  const ledger = openLedger(join(folder, "ledger.sqlite"), host);
  const line = ledger.firstBroken();
  if (line === undefined) return ledger;
  ledger.close();
  diagnostics.add("ledger-broken", { file, line }, { line });
  return undefined;
}
