import { join } from "node:path";

/** The workspace's memory: never in `out/`, never cleaned. */
export function memoryFolder(root: string): string {
  return join(root, ".dipla");
}

/** Where the messages of an approved plan wait, byte by byte as they were approved. */
export function outboxFolder(root: string, plan: string): string {
  return join(memoryFolder(root), "outbox", plan);
}

/** The ledger, as findings name it. */
export const ledgerName = ".dipla/ledger.sqlite";

/** The ledger's file. */
export function ledgerFile(root: string): string {
  return join(memoryFolder(root), "ledger.sqlite");
}
