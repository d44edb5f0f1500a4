/**
 * Where a message stands. `planned` → `claimed` (a connection has it) → `committing` (all of it is with the server, its
 * answer is not) → `sent`, `deferred` (the server asked to come again) or `failed` (the server refused it). `in-doubt`: the
 * answer was lost, and only a person can know. Copies on paper wait `to-hand-over` until they are `handed-over`.
 */
export type MessageState =
  | "planned"
  | "claimed"
  | "committing"
  | "sent"
  | "deferred"
  | "failed"
  | "in-doubt"
  | "to-hand-over"
  | "handed-over"
  | "cancelled";

/** How a recipient gets a copy: by mail, on paper, or through an official e-delivery system that takes uploads. */
export type Channel = "mail" | "paper" | "e-delivery";

/** One file that a recipient gets. */
export interface SentFile {
  name: string;
  sha256: string;
  bytes: number;
}

/** One message to one recipient, or one package to hand over. */
export interface LedgerMessage {
  /** The same for ever for this sending, recipient and part. */
  id: string;
  /** Hash of the approved plan. */
  sending: string;
  document: string;
  recipient: string;
  lang: string;
  channel: Channel;
  /** Counts what this recipient has got of this document, from 1. */
  version: number;
  /** The version that this one replaces. */
  supersedes: number | undefined;
  /** A package over the size limit goes in several messages: 1 of 1 for most. */
  part: number;
  parts: number;
  /** Hash of what the recipient gets and where: another one is worth another message. */
  content: string;
  reference: string;
  /** Personal; gone after `forget`. */
  name: string;
  /** Personal; gone after `forget`. */
  addresses: readonly string[];
  /** Who is in its head as well; personal, too. */
  cc?: readonly string[] | undefined;
  /** Who gets it without being in its head; personal, too. */
  bcc?: readonly string[] | undefined;
  /** The only ones that it goes to, where the others have it; personal as well. */
  to?: readonly string[] | undefined;
  /** Which of those that it went to the server did not accept, by their place among them. */
  refused?: readonly number[] | undefined;
  /** Which of those came back, by their place; none with a bounce: it is not known which, or all. */
  returned?: readonly number[] | undefined;
  files: readonly SentFile[];
  /** With its angle brackets; empty for what isn't mailed. */
  messageId: string;
  /** SHA-256 of the message as it goes over the wire. */
  eml: string;
  state: MessageState;
  attempts: number;
  /** ms since 1970; not tried again before. */
  notBefore: number;
  /** The server's last words, or why a person decided. Personal, since servers repeat addresses. */
  reply: string;
  /** Number under which another system took it. */
  receipt: string;
  /** Status code of a bounce (RFC 3463), once one has come back. */
  bounce: string;
  /** ISO 8601 of its last change. */
  changedAt: string;
}

/** What is known of a message when its sending is approved. */
export type PlannedMessage = Omit<
  LedgerMessage,
  | "state"
  | "attempts"
  | "notBefore"
  | "reply"
  | "receipt"
  | "bounce"
  | "changedAt"
  | "sending"
  | "refused"
  | "returned"
>;

/** An approved plan. */
export interface Sending {
  plan: string;
  document: string;
  approvedAt: string;
  approvedBy: string | undefined;
}

/** One line of the history; never changed, never removed, and free of personal data. */
export interface LedgerEvent {
  seq: number;
  at: string;
  message: string;
  /** `approved`, a state, `recovered`, `bounced`, `forgotten` … */
  kind: string;
  detail: Readonly<Record<string, string | number>>;
  /** SHA-256 of this line and of the one before it. */
  hash: string;
}

/** What may change of a message with a step. */
export interface Change {
  state: MessageState;
  /** Names the event where the state alone doesn't say it. */
  kind?: string | undefined;
  reply?: string | undefined;
  receipt?: string | undefined;
  /** Addresses that were not accepted, by their place; goes into the history, too. */
  refused?: readonly number[] | undefined;
  notBefore?: number | undefined;
  /** Goes into the history: no personal data. */
  detail?: LedgerEvent["detail"] | undefined;
}

/** Which messages are wanted; all of them without it. */
export interface MessageFilter {
  document?: string | undefined;
  recipient?: string | undefined;
  states?: readonly MessageState[] | undefined;
}

/**
 * The workspace's memory of what was sent. Every step is on the disk when its call returns. The implementation is SQLite;
 * several machines would put PostgreSQL behind the same methods.
 */
export interface Ledger {
  /** Notes that a plan's messages are about to lie in the outbox: an outbox that the history does not know is newer than it. */
  announce(plan: string): void;
  /** Notes that all lines before this one are those of an earlier ledger. */
  noteRestored(detail: LedgerEvent["detail"]): void;
  /** Writes a copy, whole and by itself, into a file that is new or empty; a sender may be at work meanwhile. */
  backup(path: string): void;
  /**
   * Takes over an approved plan, all in one step. What earlier plans of the document left unsent is cancelled; a package that
   * waits to be handed over stays, unless the plan has another for the same recipient. The messages are gone through more than once.
   */
  approve(sending: Sending, messages: Iterable<PlannedMessage>): void;
  sending(plan: string): Sending | undefined;
  sendings(document?: string): Sending[];
  /** The next message whose time has come, claimed for the caller. */
  claim(now: number): LedgerMessage | undefined;
  /** ms since 1970 when the next deferred message may be tried; undefined when none waits. */
  nextDue(): number | undefined;
  change(id: string, change: Change): void;
  /** Notes a bounce of a message that had been accepted; `place` says of which of its addresses, where that is known. */
  bounced(id: string, status: string, reply: string, place?: number): void;
  /** After a crash: what was only claimed is planned again, what was committing is in doubt. Gives their number. */
  recover(): { planned: number; inDoubt: number };
  message(id: string): LedgerMessage | undefined;
  /** In the order in which they were approved. */
  messages(filter?: MessageFilter): LedgerMessage[];
  /** The same one after the other, since all of them may be more than fits into memory. Nothing may be changed meanwhile. */
  eachMessage(filter?: MessageFilter): Iterable<LedgerMessage>;
  /** All messages of a recipient after those of another; whoever was approved first comes first. */
  byRecipient(document?: string): Iterable<readonly LedgerMessage[]>;
  count(states: readonly MessageState[]): number;
  /** Reads of one moment: somebody else may be sending meanwhile. */
  atOnce<T>(reading: () => T): T;
  events(): Iterable<LedgerEvent>;
  /** Hash of the last event, for the register: whoever has it can tell whether history was changed. */
  head(): string;
  /** The first event that doesn't fit the one before it. */
  firstBroken(): number | undefined;
  /**
   * Removes names, addresses and replies of messages that were last changed before that day; gives their ids. What still has to be sent,
   * handed over or decided keeps them.
   */
  forget(before: string): string[];
  close(): void;
}
