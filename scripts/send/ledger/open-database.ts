import { DatabaseSync } from "node:sqlite";
import { asLedgerFault, LedgerFault, sqliteCode } from "./ledger-fault.ts";
import { schema, schemaVersion, tables, triggers } from "./schema.ts";

/** “Dipl”, by which a SQLite file says whose it is. */
const applicationId = 0x4469706c;

/**
 * Opens the ledger's file, and makes its tables in an empty one, all in one step. A file that is damaged, another program's, or of a
 * newer Dipla is left as it is: what this one does not know it could only forget.
 *
 * @throws LedgerFault
 */
export function openDatabase(path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 10_000 });
    const isNew = isEmpty(database);
    if (!isNew) refuseForeign(database);
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
    // Whoever is forgotten is not to be found in freed room of the file either.
    database.exec("PRAGMA secure_delete = ON");
    if (isNew) database.exec(`BEGIN IMMEDIATE; ${schema} COMMIT;`);
    if (pragmaOf(database, "application_id") === 0) database.exec(`PRAGMA application_id = ${applicationId}`);
    return database;
  } catch (error) {
    database?.close();
    // Its tables are others than their names say.
    throw sqliteCode(error) === 1 ? new LedgerFault("ledger-damaged") : asLedgerFault(error);
  }
}

function isEmpty(database: DatabaseSync): boolean {
  return pragmaOf(database, "user_version") === 0 && partsOf(database).length === 0;
}

function refuseForeign(database: DatabaseSync): void {
  const [version, id] = [pragmaOf(database, "user_version"), pragmaOf(database, "application_id")];
  if ((id !== 0 && id !== applicationId) || version === 0) throw new LedgerFault("ledger-foreign");
  if (version > schemaVersion) throw new LedgerFault("ledger-newer", { version });
  const parts = new Set(partsOf(database));
  const missing = [...tables, ...triggers].find((name) => !parts.has(name));
  if (missing !== undefined) throw new LedgerFault("ledger-part-missing", { name: missing });
  const [check] = database.prepare("PRAGMA integrity_check(1)").all();
  if (check?.integrity_check !== "ok") throw new LedgerFault("ledger-damaged");
}

function pragmaOf(database: DatabaseSync, pragma: string): number {
  return Number(database.prepare(`PRAGMA ${pragma}`).get()?.[pragma]);
}

function partsOf(database: DatabaseSync): string[] {
  return database
    .prepare("SELECT name FROM sqlite_master")
    .all()
    .map(({ name }) => String(name));
}
