import { join } from "node:path";
import type { Host } from "../../host/host.ts";

/** The workspace's memory: never in `out/`, never cleaned. */
export function memoryFolder(root: string): string {
  return join(root, ".dipla");
}

/** Where the messages of an approved plan wait, byte by byte as they were approved. */
export function outboxFolder(root: string, plan: string): string {
  return join(memoryFolder(root), "outbox", plan);
}

/** How one of them is put together. Earlier outboxes have the message itself there, as `.eml`. */
export function recipeFile(outbox: string, eml: string): string {
  return join(outbox, `${eml}.recipe`);
}

/** A part of several of them, or of one, by its SHA-256. */
export function partFile(outbox: string, hash: string): string {
  return join(outbox, "parts", hash);
}

/** Whether a file of an outbox is a message. */
export function isMessageFile(name: string): boolean {
  return /\.(?:recipe|eml)$/.test(name);
}

/** The ledger, as findings name it. */
export const ledgerName = ".dipla/ledger.sqlite";

/** The ledger's file. */
export function ledgerFile(root: string): string {
  return join(memoryFolder(root), "ledger.sqlite");
}

/** Where `send ledger backup` puts copies that were given no place. */
export function backupFolder(root: string): string {
  return join(memoryFolder(root), "backups");
}

/** Where a restoration keeps the file that it has replaced. */
export function keptLedger(root: string, at: Date): string {
  return join(memoryFolder(root), `ledger.kept-${at.toISOString().replaceAll(":", "-")}.sqlite`);
}

/** Those that are there. */
export async function keptLedgers(root: string, host: Host): Promise<string[]> {
  const names = await host.list(memoryFolder(root));
  const kept = names.filter((name) => name.startsWith("ledger.kept-") && name.endsWith(".sqlite"));
  return kept.map((name) => join(memoryFolder(root), name));
}
