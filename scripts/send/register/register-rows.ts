import type { Catalogue } from "../../words/catalogues.ts";
import { standingOf } from "../ledger/latest-messages.ts";
import type { LedgerMessage } from "../ledger/ledger.ts";

/** The register as a table: one row for each message, in the order of sending. Everything in it is text. */
export interface RegisterTable {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** All that a message was addressed to; copies say so, as in a message's head. */
function allAddresses({ addresses, cc = [], bcc = [] }: LedgerMessage): string {
  const copies = [...cc.map((one) => `Cc: ${one}`), ...bcc.map((one) => `Bcc: ${one}`)];
  return [...addresses, ...copies].join(", ");
}

/** Who got which version when. Without addresses, it holds nothing personal but the names of institutions. */
export function registerRows(
  messages: readonly LedgerMessage[],
  approvals: ReadonlyMap<string, string | undefined>,
  {
    words,
    sending: { states, channels },
    addresses,
  }: { words: Catalogue<"register">; sending: Catalogue<"sending">; addresses: boolean },
): RegisterTable {
  const columns: [string, (message: LedgerMessage) => string][] = [
    [words.document, ({ document }) => document],
    [words.reference, ({ reference }) => reference],
    [words.recipient, ({ recipient }) => recipient],
    [words.name, ({ name }) => name],
    ...(addresses ? ([[words.addresses, allAddresses]] as [string, (one: LedgerMessage) => string][]) : []),
    [words.language, (message) => message.lang],
    [words.channel, ({ channel }) => channels[channel]],
    [words.version, ({ version }) => String(version)],
    [words.supersedes, ({ supersedes }) => String(supersedes ?? "")],
    [words.part, ({ part, parts }) => (parts > 1 ? `${part}/${parts}` : "")],
    [words.state, (one) => states[standingOf(one)]],
    [words.changed, ({ changedAt }) => changedAt.slice(0, 19).replace("T", " ")],
    [words.attempts, ({ attempts }) => String(attempts)],
    [words.reply, ({ reply, bounce }) => (addresses ? [bounce, reply].filter(Boolean).join(" ") : bounce)],
    [words.receipt, ({ receipt }) => receipt],
    [words.messageId, ({ messageId }) => messageId],
    [words.files, ({ files }) => files.map(({ name, sha256 }) => `${name} ${sha256}`).join("; ")],
    [words.plan, ({ sending }) => sending],
    [words.approvedBy, ({ sending }) => approvals.get(sending) ?? ""],
  ];
  return {
    head: columns.map(([name]) => name),
    rows: messages.map((message) => columns.map(([, value]) => value(message))),
  };
}
