import { DatabaseSync } from "node:sqlite";
import { chainStart, eventHash } from "./event-chain.ts";
import type { LedgerEvent, LedgerMessage } from "./ledger.ts";
import { asLedgerFault, LedgerFault, sqliteCode } from "./ledger-fault.ts";
import { eventOf, messageOf, type Row } from "./rows.ts";

/** What can still be read of a ledger. */
export interface Salvage {
  /** The beginning of its history, as far as each line fits the one before it. */
  events: LedgerEvent[];
  /** Rows that agree with themselves; whether with the history as well is for others to see. */
  messages: LedgerMessage[];
}

/** Reads what it can of a file that may be damaged, or no ledger at all. The file is a copy: SQLite may write to it. */
export function salvageLedger(path: string): Salvage {
  let database: DatabaseSync | undefined;
  try {
    const opened = new DatabaseSync(path);
    database = opened;
    const rows = (what: string): Row[] => [...readable(opened, `SELECT * FROM ${what}`)];
    // What lies behind a damaged page is reached from the other end.
    const ends = [...rows("message ORDER BY rowid"), ...rows("message ORDER BY rowid DESC")];
    const messages = ends.flatMap((row) => sound(() => messageOf(row)));
    return {
      events: honestBeginning(rows("event ORDER BY seq")),
      messages: [...new Map(messages.map((message) => [message.id, message])).values()],
    };
  } catch (error) {
    if (!isDamage(error)) throw error;
    return { events: [], messages: [] };
  } finally {
    database?.close();
  }
}

/** Rows up to the first that can't be read. */
function* readable(database: DatabaseSync, sql: string): Generator<Row> {
  try {
    for (const row of database.prepare(sql).iterate()) yield row;
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
}

/** One of what can be read, or nothing. */
function sound<T>(read: () => T): T[] {
  try {
    return [read()];
  } catch (error) {
    if (!(error instanceof LedgerFault)) throw error;
    return [];
  }
}

/** Damaged, or with other tables (1). */
function isDamage(error: unknown): boolean {
  return sqliteCode(error) === 1 || asLedgerFault(error) instanceof LedgerFault;
}

function honestBeginning(rows: readonly Row[]): LedgerEvent[] {
  const events: LedgerEvent[] = [];
  for (const row of rows) {
    const event = eventOf(row);
    if (event.seq !== events.length + 1) break;
    if (event.hash !== eventHash(event, events.at(-1)?.hash ?? chainStart)) break;
    events.push(event);
  }
  return events;
}
