import { join } from "node:path";
import type { Host } from "../../host/host.ts";
import { sha256 } from "../../host/sha256.ts";
import { chainStart } from "../../send/ledger/event-chain.ts";
import type { Ledger } from "../../send/ledger/ledger.ts";
import { backupFolder, isMessageFile, keptLedgers, memoryFolder } from "./memory-folder.ts";

/** What lies beside the ledger and tells of sendings, whatever the ledger says. */
export interface LedgerWitnesses {
  /** Plans that have something in the outbox: their messages, or the note that they were approved. */
  outbox: readonly string[];
  /** Messages in the outbox. */
  messages: number;
  /** Whether a plan was ever made here. */
  isPlanned: boolean;
  /** Whether a copy of the ledger is kept: by a backup, or by a restoration, which may not have come to its end. */
  isKept: boolean;
  /** Hash of the last line of the history when the ledger was closed; undefined where none was noted. */
  head: string | undefined;
}

/** Looks at them. */
export async function readWitnesses(root: string, host: Host): Promise<LedgerWitnesses> {
  const memory = memoryFolder(root);
  const found = await Promise.all(
    (await foldersIn(join(memory, "outbox"), host)).map(async (plan) => {
      const names = await host.list(join(memory, "outbox", plan));
      const messages = names.filter(isMessageFile).length;
      return { plan, messages, files: names.length };
    }),
  );
  const filled = found.filter(({ files }) => files > 0);
  const plans = await Promise.all(
    (await foldersIn(join(memory, "plans"), host)).map((name) => host.list(join(memory, "plans", name))),
  );
  return {
    outbox: filled.map(({ plan }) => plan),
    messages: filled.reduce((sum, { messages }) => sum + messages, 0),
    isPlanned: plans.flat().length > 0,
    isKept: [...(await keptLedgers(root, host)), ...(await host.list(backupFolder(root)))].length > 0,
    head: await readHead(root, host),
  };
}

async function foldersIn(folder: string, host: Host): Promise<string[]> {
  const names = await host.list(folder);
  return names.filter((name) => name.endsWith("/")).map((name) => name.slice(0, -1));
}

/**
 * Notes how far the history has come, so that an older copy in the ledger's place is known for one: it would send again what was
 * sent since.
 */
export async function keepHead(root: string, ledger: Pick<Ledger, "head">, host: Host): Promise<void> {
  const head = ledger.head();
  if (head === chainStart || head === (await readHead(root, host))) return;
  await host.write(headFile(root), `${head} ${sha256(head)}\n`, { private: true });
}

/** A note that is damaged says nothing of the ledger. */
async function readHead(root: string, host: Host): Promise<string | undefined> {
  const bytes = await host.read(headFile(root));
  const [head = "", check] = new TextDecoder().decode(bytes).trim().split(" ");
  return sha256(head) === check ? head : undefined;
}

function headFile(root: string): string {
  return join(memoryFolder(root), "ledger.head");
}
