import type { Host } from "../../host/host.ts";
import type { Ledger, LedgerEvent, LedgerMessage, PlannedMessage, Sending } from "./ledger.ts";
import { openDatabase } from "./open-database.ts";
import { openLedger } from "./open-ledger.ts";

/** What a ledger is to hold again. */
export interface Restoration {
  /** The part of the history that holds, line by line as it was. */
  events: readonly LedgerEvent[];
  sendings: readonly Sending[];
  /** Its messages, in the states that the history gives them. */
  messages: readonly LedgerMessage[];
  /** Those of which nobody can know what has become since: they will be in doubt. */
  doubtful: readonly string[];
  /** Plans that the history does not know and whose messages lie in the outbox: all of theirs will be in doubt. */
  adopted: readonly { sending: Sending; messages: readonly PlannedMessage[] }[];
}

/** Writes it into a new file, and gives the ledger there. What is in doubt from now on is in the history. */
export function rebuildLedger(path: string, restoration: Restoration, host: Pick<Host, "now">): Ledger {
  const { events, doubtful, adopted } = restoration;
  copyInto(path, restoration);
  const ledger = openLedger(path, host);
  ledger.noteRestored({ lines: events.length, doubtful: doubtful.length, adopted: adopted.length });
  for (const id of doubtful) ledger.change(id, { state: "in-doubt" });
  for (const { sending, messages } of adopted) {
    ledger.announce(sending.plan);
    ledger.approve(sending, messages);
    for (const { id } of messages) ledger.change(id, { state: "in-doubt" });
  }
  return ledger;
}

function copyInto(path: string, { events, sendings, messages }: Restoration): void {
  const database = openDatabase(path);
  try {
    const addEvent = database.prepare("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)");
    const addSending = database.prepare("INSERT INTO sending VALUES (?, ?, ?, ?)");
    const addMessage = database.prepare(
      `INSERT INTO message (id, sending, document, recipient, part, state, attempts, reply, receipt, bounce, changed_at, planned)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    database.exec("BEGIN IMMEDIATE");
    for (const { seq, at, message, kind, detail, hash } of events)
      addEvent.run(seq, at, message, kind, JSON.stringify(detail), hash);
    for (const { plan, document, approvedAt, approvedBy } of sendings)
      addSending.run(plan, document, approvedAt, approvedBy ?? null);
    for (const { sending, state, attempts, reply, receipt, bounce, changedAt, ...rest } of messages) {
      const { notBefore: _, ...planned } = rest;
      const { id, document, recipient, part } = planned;
      const known = [id, sending, document, recipient, part, state, attempts, reply, receipt, bounce];
      addMessage.run(...known, changedAt, JSON.stringify(planned));
    }
    database.exec("COMMIT");
  } finally {
    database.close();
  }
}
