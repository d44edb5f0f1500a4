import { join } from "node:path";
import type { Host } from "../../host/host.ts";
import { ledgerFile, memoryFolder } from "./memory-folder.ts";

/**
 * Whether the ledger's file is another than the one that was sent with last: somebody has copied the workspace, and the other one may send
 * the same. A folder that was moved or renamed keeps its files' numbers.
 */
export async function isCopiedLedger(root: string, host: Host): Promise<boolean> {
  const [noted, now] = await Promise.all([host.read(placeFile(root)), placeOf(ledgerFile(root), host)]);
  // An empty or torn note says nothing.
  const known = /^(\d+)\n$/.exec(new TextDecoder().decode(noted))?.[1];
  return known !== undefined && now !== undefined && known !== now;
}

/**
 * Notes which file it is, when something has been sent with it or decided in it.
 *
 * @param file that is about to take its place; otherwise the one that is there
 */
export async function keepLedgerPlace(root: string, host: Host, file = ledgerFile(root)): Promise<void> {
  const now = await placeOf(file, host);
  if (now === undefined || !(await hasChanged(root, now, host))) return;
  await host.write(placeFile(root), `${now}\n`, { private: true });
}

async function hasChanged(root: string, now: string, host: Host): Promise<boolean> {
  return new TextDecoder().decode(await host.read(placeFile(root))) !== `${now}\n`;
}

/** Its number on its disk. */
async function placeOf(file: string, host: Host): Promise<string | undefined> {
  const found = await host.stat(file);
  return found && String(found.ino);
}

function placeFile(root: string): string {
  return join(memoryFolder(root), "ledger.place");
}
