import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Host } from "../../host/host.ts";
import { chainStart, eventHash, firstBroken } from "./event-chain.ts";
import { neededAddresses } from "./latest-messages.ts";
import type {
  Change,
  Ledger,
  LedgerEvent,
  LedgerMessage,
  MessageFilter,
  MessageState,
  PlannedMessage,
  Sending,
} from "./ledger.ts";
import { openDatabase } from "./open-database.ts";
import { eventOf, messageOf, sendingOf } from "./rows.ts";

/**
 * The ledger in a SQLite file on a local disk; makes it when it is not there. Whether what it says can be relied on, `findFault` tells.
 *
 * @throws LedgerFault
 */
export function openLedger(path: string, host: Pick<Host, "now">): Ledger {
  return new SqliteLedger(path, host);
}

/**
 * `synchronous=FULL`: with less, a power cut may forget the last “sent”, and a forgotten “sent” is a message sent twice. Whatever
 * changes a message notes an event in the same transaction.
 */
class SqliteLedger implements Ledger {
  readonly #database: DatabaseSync;
  readonly #steps: Statements;
  readonly #now: () => string;

  constructor(path: string, host: Pick<Host, "now">) {
    this.#database = openDatabase(path);
    this.#steps = statements(this.#database);
    this.#now = () => host.now().toISOString();
  }

  announce(plan: string): void {
    this.#together(() => this.#note("", "approving", { plan }));
  }

  noteRestored(detail: LedgerEvent["detail"]): void {
    this.#together(() => this.#note("", "restored", detail));
  }

  backup(path: string): void {
    this.#database.prepare("VACUUM INTO ?").run(path);
  }

  approve(sending: Sending, messages: Iterable<PlannedMessage>): void {
    this.#together(() => {
      this.#cancelUnsent(sending, messages);
      this.#addSending(sending, messages);
    });
  }

  sending(plan: string): Sending | undefined {
    return this.sendings().find((one) => one.plan === plan);
  }

  sendings(document?: string): Sending[] {
    return this.#steps.sendings
      .all()
      .map(sendingOf)
      .filter((one) => document === undefined || one.document === document);
  }

  claim(time: number): LedgerMessage | undefined {
    return this.#together(() => {
      const row = this.#steps.next.get(time);
      if (!row) return undefined;
      this.#steps.claim.run(this.#now(), String(row.id));
      this.#note(String(row.id), "claimed");
      return messageOf({ ...row, state: "claimed", attempts: Number(row.attempts) + 1 });
    });
  }

  nextDue(): number | undefined {
    const due = this.#steps.nextDue.get()?.due;
    return due === null || due === undefined ? undefined : Number(due);
  }

  change(id: string, change: Change): void {
    this.#together(() => this.#apply(id, change));
  }

  bounced(id: string, status: string, reply: string, place?: number): void {
    this.#together(() => {
      const { bounce, returned } = this.message(id) ?? {};
      // What came back as a whole, or nobody knows where from, stays so.
      const isWhole = place === undefined || (bounce !== "" && !returned);
      const places = isWhole ? null : JSON.stringify([...new Set([...(returned ?? []), place])]);
      this.#steps.bounce.run(status, reply, this.#now(), places, id);
      this.#note(id, "bounced", place === undefined ? { status } : { status, place });
    });
  }

  recover(): { planned: number; inDoubt: number } {
    return this.#together(() => {
      const claimed = this.#steps.inState.all("claimed");
      const committing = this.#steps.inState.all("committing");
      for (const { id } of claimed) this.#apply(String(id), { state: "planned", kind: "recovered" });
      for (const { id } of committing) this.#apply(String(id), { state: "in-doubt" });
      return { planned: claimed.length, inDoubt: committing.length };
    });
  }

  message(id: string): LedgerMessage | undefined {
    const row = this.#steps.message.get(id);
    return row && messageOf(row);
  }

  messages(filter?: MessageFilter): LedgerMessage[] {
    return [...this.eachMessage(filter)];
  }

  // Its statement is its own: whoever goes through all may ask for others meanwhile.
  *eachMessage({ document, recipient, states }: MessageFilter = {}): Generator<LedgerMessage> {
    const found =
      document !== undefined && recipient !== undefined
        ? this.#steps.ofRecipient.all(document, recipient)
        : this.#database.prepare("SELECT * FROM message ORDER BY rowid").iterate();
    for (const row of found) {
      const message = messageOf(row);
      if (document !== undefined && message.document !== document) continue;
      if (recipient !== undefined && message.recipient !== recipient) continue;
      if (!states || states.includes(message.state)) yield message;
    }
  }

  *byRecipient(document?: string): Generator<LedgerMessage[]> {
    const recipients = this.#database.prepare(
      "SELECT document, recipient FROM message WHERE ?1 IS NULL OR document = ?1 GROUP BY document, recipient ORDER BY MIN(rowid)",
    );
    for (const row of recipients.iterate(document ?? null))
      yield this.messages({ document: String(row.document), recipient: String(row.recipient) });
  }

  count(states: readonly MessageState[]): number {
    return Number(this.#steps.count.get(JSON.stringify(states))?.count);
  }

  atOnce<T>(reading: () => T): T {
    this.#database.exec("BEGIN");
    try {
      return reading();
    } finally {
      this.#database.exec("COMMIT");
    }
  }

  events(): Iterable<LedgerEvent> {
    return eventsOf(this.#steps);
  }

  head(): string {
    return String(this.#steps.lastEvent.get()?.hash ?? chainStart);
  }

  firstBroken(): ReturnType<Ledger["firstBroken"]> {
    return firstBroken(eventsOf(this.#steps));
  }

  forget(before: string): string[] {
    return this.#together(() => {
      const old: string[] = [];
      for (const group of this.byRecipient()) {
        const needed = neededAddresses(group);
        for (const { id, changedAt, name, addresses } of group)
          if (changedAt < before && (name || addresses.length) && !needed.has(id)) old.push(id);
      }
      for (const id of old) {
        this.#steps.forget.run(id);
        this.#note(id, "forgotten");
      }
      return old;
    });
  }

  close(): void {
    this.#database.close();
  }

  /** All of it, or nothing. */
  #together<T>(work: () => T): T {
    this.#database.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      this.#database.exec("COMMIT");
      return result;
    } catch (error) {
      this.#database.exec("ROLLBACK");
      throw error;
    }
  }

  #apply(id: string, { state, kind, reply, receipt, refused = [], notBefore, detail = {} }: Change): void {
    const { changes } = this.#steps.change.run({
      id,
      state,
      reply: reply ?? null,
      receipt: receipt ?? null,
      notBefore: notBefore ?? 0,
      at: this.#now(),
    });
    if (changes !== 1) throw new Error(`the ledger has no message ${id}`);
    const places = refused.join(",");
    if (places) this.#steps.refuse.run(JSON.stringify(refused), id);
    this.#note(id, kind ?? state, places ? { ...detail, places } : detail);
  }

  #note(message: string, kind: string, detail: LedgerEvent["detail"] = {}): void {
    const last = this.#steps.lastEvent.get();
    const event = { seq: Number(last?.seq ?? 0) + 1, at: this.#now(), message, kind, detail };
    const hash = eventHash(event, String(last?.hash ?? chainStart));
    this.#steps.addEvent.run(event.seq, event.at, message, kind, JSON.stringify(detail), hash);
  }

  /** A newer plan takes the place of what an older one has not sent. */
  #cancelUnsent({ plan, document }: Sending, messages: Iterable<PlannedMessage>): void {
    const included = new Set(Iterator.from(messages).map(({ recipient }) => recipient));
    for (const { id, recipient, state } of this.#steps.unsent.all(document)) {
      // A package that waits for a hand is on somebody's desk: only another one for the same recipient takes its place.
      if (state === "to-hand-over" && !included.has(String(recipient))) continue;
      this.#apply(String(id), { state: "cancelled", detail: { by: plan } });
    }
  }

  #addSending({ plan, document, approvedAt, approvedBy }: Sending, messages: Iterable<PlannedMessage>): void {
    const { addSending, addMessage } = this.#steps;
    addSending.run(plan, document, approvedAt, approvedBy ?? null);
    const by = approvedBy && { by: approvedBy };
    const count = Iterator.from(messages).reduce((sum) => sum + 1, 0);
    this.#note("", "approved", { plan, document, messages: count, ...by });
    for (const message of messages) {
      const state = message.channel === "mail" ? "planned" : "to-hand-over";
      const { id, recipient, part, content, eml, version } = message;
      addMessage.run(id, plan, document, recipient, part, state, this.#now(), JSON.stringify(message));
      this.#note(id, state, { content, eml, version });
    }
  }
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
    refuse: prepare("UPDATE message SET planned = json_set(planned, '$.refused', json(?)) WHERE id = ?"),
    bounce:
      prepare(`UPDATE message SET bounce = ?1, reply = ?2, changed_at = ?3, planned = CASE WHEN ?4 IS NULL THEN json_remove(planned, '$.returned')
         ELSE json_set(planned, '$.returned', json(?4)) END WHERE id = ?5`),
    inState: prepare("SELECT id FROM message WHERE state = ? ORDER BY rowid"),
    message: prepare("SELECT * FROM message WHERE id = ?"),
    ofRecipient: prepare("SELECT * FROM message WHERE document = ? AND recipient = ? ORDER BY rowid"),
    count: prepare("SELECT COUNT(*) AS count FROM message WHERE state IN (SELECT value FROM json_each(?))"),
    forget: prepare(
      "UPDATE message SET reply = '', planned = json_set(json_remove(planned, '$.to', '$.cc', '$.bcc'), '$.name', '', '$.addresses', json_array()) WHERE id = ?",
    ),
    addEvent: prepare("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)"),
    lastEvent: prepare("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1"),
    events: prepare("SELECT * FROM event ORDER BY seq"),
  };
}

function* eventsOf(steps: Statements): Generator<LedgerEvent> {
  for (const row of steps.events.iterate()) yield eventOf(row);
}
