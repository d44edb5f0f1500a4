import type { Rules } from "../../findings/judge.ts";
import { sha256 } from "../../host/sha256.ts";
import type { Channel, SentFile } from "../ledger/ledger.ts";
import type { SignSettings } from "../settings.ts";

/**
 * Why a recipient is in a sending, or not. Sent are: `new`, `changed` (another document, address or way since the last one),
 * `unsent` (approved earlier, never sent) and `failed` (refused by the server). Not sent: `unchanged`, `in-doubt` (a person has to
 * decide first) and `bounced` (the address has to be mended first).
 */
export type PlanStatus = "new" | "changed" | "unsent" | "failed" | "unchanged" | "in-doubt" | "bounced";

/** A message as it will go over the wire. */
export interface PlannedMail {
  messageId: string;
  subject: string;
  /** Names of what is attached. */
  attached: readonly string[];
  /** SHA-256 and size of the whole message. */
  eml: string;
  bytes: number;
}

/** One recipient's line of the plan. */
export interface PlanEntry {
  recipient: string;
  name: string;
  lang: string;
  channel: Channel;
  addresses: readonly string[];
  cc?: readonly string[];
  bcc?: readonly string[];
  /** The only ones of them that it goes to, where the others have it. */
  to?: readonly string[];
  /** Lines of the postal address. */
  address: readonly string[];
  reference: string;
  status: PlanStatus;
  /** What differs from the last time: `document`, `address`, `channel`. */
  changes: readonly string[];
  version: number;
  supersedes: number | undefined;
  /** Hash of what the recipient gets and where. */
  content: string;
  files: readonly SentFile[];
  /** One for each part; none for what isn't mailed. */
  mails: readonly PlannedMail[];
  /** The document's blocks for some recipients only, with their line, and whether this one gets them. */
  blocks: readonly { condition: string; place: string; shown: boolean }[];
  annexes: readonly string[];
}

/** What a plan says of the whole sending. */
export interface PlanHead {
  format: 1;
  document: string;
  /** When it was made, ISO 8601: the date in the messages. */
  date: string;
  from: string;
  server: string;
  /** SHA-256 of the certificate that seals the files. */
  signer: string;
  /** Its baseline level (ETSI EN 319 142-1), and whom that certificate is of. */
  seal?: { level: SignSettings["level"]; holder: string };
  /** Findings that the workspace weighs otherwise or turns off: whoever approves has to know. */
  rules?: Rules;
}

/** What will be sent to whom. Its hash stands for every byte of it: whoever approves the hash approves exactly that. */
export interface Plan extends PlanHead {
  entries: readonly PlanEntry[];
  hash: string;
}

/** A plan in a file: its entries are read one by one, each time, since all of them may be more than fits into memory. */
export type KeptPlan = PlanHead & { entries: Iterable<PlanEntry>; hash: string };

/** Statuses that a sending includes. */
export const sendable: readonly PlanStatus[] = ["new", "changed", "unsent", "failed"];

/** The plan with its hash. */
export function sealPlan(plan: Omit<Plan, "hash">): Plan {
  return { ...plan, hash: sha256(JSON.stringify(plan)) };
}
