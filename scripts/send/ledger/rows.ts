import type { SQLOutputValue } from "node:sqlite";
import { isPlannedMessage } from "./is-planned-message.ts";
import type { LedgerEvent, LedgerMessage, PlannedMessage, Sending } from "./ledger.ts";
import { LedgerFault } from "./ledger-fault.ts";

/** A row as SQLite gives it. */
export type Row = Record<string, SQLOutputValue>;

/** An approval. */
export function sendingOf(row: Row): Sending {
  return {
    plan: String(row.plan),
    document: String(row.document),
    approvedAt: String(row.approved_at),
    approvedBy: row.approved_by === null ? undefined : String(row.approved_by),
  };
}

/**
 * A message.
 *
 * @throws LedgerFault when the row does not agree with itself
 */
export function messageOf(row: Row): LedgerMessage {
  const planned = plannedOf(row);
  const { id, document, recipient, part } = planned;
  if (id !== row.id || document !== row.document || recipient !== row.recipient || part !== row.part)
    throw new LedgerFault("ledger-message-changed", { id: String(row.id) });
  return {
    ...planned,
    sending: String(row.sending),
    state: String(row.state) as LedgerMessage["state"],
    attempts: Number(row.attempts),
    notBefore: Number(row.not_before),
    reply: String(row.reply),
    receipt: String(row.receipt),
    bounce: String(row.bounce),
    changedAt: String(row.changed_at),
  };
}

/** A line of the history. Details that can't be read don't fit its hash. */
export function eventOf(row: Row): LedgerEvent {
  const detail = parsedObject(String(row.detail)) as LedgerEvent["detail"] | undefined;
  return {
    seq: Number(row.seq),
    at: String(row.at),
    message: String(row.message),
    kind: String(row.kind),
    detail: detail ?? { unreadable: String(row.detail) },
    hash: String(row.hash),
  };
}

function plannedOf({ id, planned }: Row): PlannedMessage {
  const parsed = parsedObject(String(planned));
  if (!isPlannedMessage(parsed)) throw new LedgerFault("ledger-message-changed", { id: String(id) });
  return parsed;
}

/** Undefined for what is not what was written. */
function parsedObject(text: string): object | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed ? parsed : undefined;
  } catch {
    return undefined;
  }
}
