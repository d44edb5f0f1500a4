import { DatabaseSync, type SQLOutputValue, type StatementSync } from "node:sqlite";
import type { Host } from "../../host/host.ts";
import { chainStart, eventHash, firstBroken } from "./event-chain.ts";
import type { Change, Ledger, LedgerEvent, LedgerMessage, PlannedMessage, Sending } from "./ledger.ts";
import { schema } from "./schema.ts";

type Row = Record<string, SQLOutputValue>;

/**
 * The ledger in a SQLite file on a local disk. `synchronous=FULL`: with less, a power cut may forget the last “sent”,
 * and a forgotten “sent” is a message sent twice.
 */
export function openLedger(path: string, host: Pick<Host, "now">): Ledger {
  const database = new DatabaseSync(path, { timeout: 10_000 });
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
  database.exec(schema);
  const now = (): string => host.now().toISOString();
  const steps = statements(database);
  const together = <T>(work: () => T): T => {
    database.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      database.exec("COMMIT");
      return result;
    } catch (error) {
      database.exec("ROLLBACK");
      throw error;
    }
  };
  const note = (message: string, kind: string, detail: LedgerEvent["detail"] = {}): void => {
    const last = steps.lastEvent.get() as Row | undefined;
    const event = { seq: Number(last?.seq ?? 0) + 1, at: now(), message, kind, detail };
    const hash = eventHash(event, String(last?.hash ?? chainStart));
    steps.addEvent.run(event.seq, event.at, message, kind, JSON.stringify(detail), hash);
  };
  const apply = (id: string, { state, kind, reply, receipt, notBefore, detail }: Change): void => {
    const { changes } = steps.change.run({
      id,
      state,
      reply: reply ?? null,
      receipt: receipt ?? null,
      notBefore: notBefore ?? 0,
      at: now(),
    });
    if (changes !== 1) throw new Error(`the ledger has no message ${id}`);
    note(id, kind ?? state, detail);
  };
  const all = (): LedgerMessage[] => steps.messages.all().map((row) => messageOf(row as Row));
  return {
    approve: (sending, messages) => together(() => approve(sending, messages, { steps, note, apply, now })),
    sending: (plan) => sendingsOf(steps).find((one) => one.plan === plan),
    sendings: (document) =>
      sendingsOf(steps).filter((one) => document === undefined || one.document === document),
    claim: (time) =>
      together(() => {
        const row = steps.next.get(time) as Row | undefined;
        if (!row) return undefined;
        steps.claim.run(now(), String(row.id));
        note(String(row.id), "claimed");
        return messageOf({ ...row, state: "claimed", attempts: Number(row.attempts) + 1 });
      }),
    nextDue: () => {
      const due = (steps.nextDue.get() as Row | undefined)?.due;
      return due === null || due === undefined ? undefined : Number(due);
    },
    change: (id, change) => together(() => apply(id, change)),
    bounced: (id, status, reply) =>
      together(() => {
        steps.bounce.run(status, reply, now(), id);
        note(id, "bounced", { status });
      }),
    recover: () =>
      together(() => {
        const [claimed, committing] = ["claimed", "committing"].map(
          (state) => steps.inState.all(state) as Row[],
        );
        for (const { id } of claimed ?? []) apply(String(id), { state: "planned", kind: "recovered" });
        for (const { id } of committing ?? []) apply(String(id), { state: "in-doubt" });
        return { planned: claimed?.length ?? 0, inDoubt: committing?.length ?? 0 };
      }),
    message: (id) => {
      const row = steps.message.get(id) as Row | undefined;
      return row && messageOf(row);
    },
    messages: ({ document, states } = {}) =>
      all().filter(
        (one) =>
          (document === undefined || one.document === document) && (!states || states.includes(one.state)),
      ),
    events: () => eventsOf(steps),
    head: () => String((steps.lastEvent.get() as Row | undefined)?.hash ?? chainStart),
    firstBroken: () => firstBroken(eventsOf(steps)),
    forget: (before) =>
      together(() => {
        const old = all().filter(
          ({ changedAt, name, addresses }) => changedAt < before && (name || addresses.length),
        );
        for (const { id } of old) {
          steps.forget.run(id);
          note(id, "forgotten");
        }
        return old.map(({ id }) => id);
      }),
    close: () => database.close(),
  };
}

type Statements = ReturnType<typeof statements>;

function statements(database: DatabaseSync) {
  const prepare = (sql: string): StatementSync => database.prepare(sql);
  const due = "state IN ('planned', 'deferred')";
  return {
    addSending: prepare("INSERT INTO sending VALUES (?, ?, ?, ?)"),
    sendings: prepare("SELECT * FROM sending ORDER BY approved_at, plan"),
    unsent: prepare(
      `SELECT id, recipient, state FROM message WHERE document = ? AND state IN ('planned', 'deferred', 'to-hand-over')`,
    ),
    addMessage: prepare(
      "INSERT INTO message (id, sending, document, recipient, part, state, changed_at, planned) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    ),
    next: prepare(
      `SELECT * FROM message WHERE ${due} AND not_before <= ? ORDER BY not_before, rowid LIMIT 1`,
    ),
    nextDue: prepare(`SELECT MIN(not_before) AS due FROM message WHERE ${due}`),
    claim: prepare(
      "UPDATE message SET state = 'claimed', attempts = attempts + 1, changed_at = ? WHERE id = ?",
    ),
    change: prepare(
      `UPDATE message SET state = $state, reply = COALESCE($reply, reply), receipt = COALESCE($receipt, receipt),
         not_before = $notBefore, changed_at = $at WHERE id = $id`,
    ),
    bounce: prepare("UPDATE message SET bounce = ?, reply = ?, changed_at = ? WHERE id = ?"),
    inState: prepare("SELECT id FROM message WHERE state = ? ORDER BY rowid"),
    message: prepare("SELECT * FROM message WHERE id = ?"),
    messages: prepare("SELECT * FROM message ORDER BY rowid"),
    forget: prepare(
      "UPDATE message SET reply = '', planned = json_set(planned, '$.name', '', '$.addresses', json_array()) WHERE id = ?",
    ),
    addEvent: prepare("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)"),
    lastEvent: prepare("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1"),
    events: prepare("SELECT * FROM event ORDER BY seq"),
  };
}

function approve(
  sending: Sending,
  messages: readonly PlannedMessage[],
  {
    steps,
    note,
    apply,
    now,
  }: {
    steps: Statements;
    note: (message: string, kind: string, detail?: LedgerEvent["detail"]) => void;
    apply: (id: string, change: Change) => void;
    now: () => string;
  },
): void {
  const { plan, document, approvedAt, approvedBy } = sending;
  const included = new Set(messages.map(({ recipient }) => recipient));
  for (const { id, recipient, state } of steps.unsent.all(document) as Row[]) {
    // A package that waits for a hand is on somebody's desk: only another one for the same recipient takes its place.
    if (state === "to-hand-over" && !included.has(String(recipient))) continue;
    apply(String(id), { state: "cancelled", detail: { by: plan } });
  }
  steps.addSending.run(plan, document, approvedAt, approvedBy ?? null);
  note("", "approved", { plan, document, messages: messages.length, ...(approvedBy && { by: approvedBy }) });
  for (const message of messages) {
    const state = message.channel === "mail" ? "planned" : "to-hand-over";
    const { id, recipient, part } = message;
    steps.addMessage.run(id, plan, document, recipient, part, state, now(), JSON.stringify(message));
    note(id, state, { content: message.content, eml: message.eml, version: message.version });
  }
}

function sendingsOf(steps: Statements): Sending[] {
  return (steps.sendings.all() as Row[]).map((row) => ({
    plan: String(row.plan),
    document: String(row.document),
    approvedAt: String(row.approved_at),
    approvedBy: row.approved_by === null ? undefined : String(row.approved_by),
  }));
}

function messageOf(row: Row): LedgerMessage {
  return {
    ...(JSON.parse(String(row.planned)) as PlannedMessage),
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

function* eventsOf(steps: Statements): Generator<LedgerEvent> {
  for (const row of steps.events.iterate() as Iterable<Row>)
    yield {
      seq: Number(row.seq),
      at: String(row.at),
      message: String(row.message),
      kind: String(row.kind),
      detail: JSON.parse(String(row.detail)) as LedgerEvent["detail"],
      hash: String(row.hash),
    };
}
