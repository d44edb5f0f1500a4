import { DatabaseSync } from "node:sqlite";
import { sqliteCode } from "./ledger-fault.ts";

/**
 * Takes the right to send from this ledger, held until it is given back or the process ends: the kernel frees a lock on a
 * file after `kill -9`, too, which no file with a process number does. Undefined while somebody else has it. Two senders on one
 * ledger would take each other's claims for those of a crash, and send twice.
 */
export function takeSenderLock(path: string): { release(): void } | undefined {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (isTaken(error)) return undefined;
    throw error;
  }
  return {
    release() {
      database.exec("ROLLBACK");
      database.close();
    },
  };
}

/** SQLITE_BUSY and SQLITE_LOCKED. */
function isTaken(error: unknown): boolean {
  return [5, 6].includes(sqliteCode(error) ?? 0);
}
