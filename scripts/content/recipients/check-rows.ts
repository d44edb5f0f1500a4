import { domainToASCII } from "node:url";
import type { DataRecord } from "../../document/data-value.ts";
import { isLanguageTag } from "../../document/language-tag.ts";
import { type Channel, channels, type Recipient } from "../../document/recipient.ts";
import type { DiagnosticCode } from "../../findings/diagnostic-codes.ts";
import type { Diagnostics, Place } from "../../findings/diagnostics.ts";
import type { Params } from "../../words/fill.ts";
import type { RawList } from "./raw-list.ts";

/** Longer than any name or address; what is longer was pasted by mistake, or to do harm. */
const longestCell = 2_000;
/** Columns that hold several lines or values; elsewhere a line end would stand in a subject or a salutation. */
const severalLines = /^(?:address|email$|attachments$|annexes$)/;
/** Signs that nobody types: controls, and those that turn the direction of text. */
const control = /[\p{Cc}\u202A-\u202E\u2066-\u2069\u200E\u200F]/u;

/** Rows as recipients, and a finding at its line for each that can't be one. */
export function checkRows({ header, rows }: RawList, file: string, diagnostics: Diagnostics): Recipient[] {
  const seen = { ids: new Map<string, number>(), emails: new Map<string, number>() };
  return rows.flatMap(({ cells, line }) => {
    const place = { file, line, column: 1 };
    const row = rowOf(header, cells);
    const problems: [DiagnosticCode, Params][] = [
      ...shapeProblems(header, cells),
      ...cellProblems(row),
      ...idProblems(row, seen.ids, line),
      ...languageProblems(row),
    ];
    const emails = severalOf(row.get("email"), /[,;\n]+/);
    problems.push(...channelProblems(row, emails));
    for (const address of emails) {
      if (!isEmail(address)) problems.push(["recipient-email", { address }]);
      const before = seen.emails.get(address.toLowerCase());
      if (before !== undefined) diagnostics.add("recipient-email-twice", place, { address, line: before });
      else seen.emails.set(address.toLowerCase(), line);
    }
    for (const [code, params] of problems) diagnostics.add(code, place, params);
    return problems.length > 0 ? [] : [recipientOf(row, { emails, header, place })];
  });
}

/** Cells by column, without the empty ones. */
function rowOf(header: readonly string[], cells: readonly string[]): Map<string, string> {
  return new Map(
    header.flatMap((name, index) => (cells[index] ? [[name, cells[index].normalize("NFC")] as const] : [])),
  );
}

function recipientOf(
  row: ReadonlyMap<string, string>,
  { emails, header, place }: { emails: readonly string[]; header: readonly string[]; place: Place },
): Recipient {
  const fields: DataRecord = Object.fromEntries(row);
  return {
    id: row.get("id") ?? "",
    lang: row.get("lang"),
    emails,
    channel: (row.get("channel") as Channel | undefined) ?? (emails.length > 0 ? "mail" : "paper"),
    // Names of files may hold commas.
    attachments: severalOf(row.get("attachments"), /[;\n]+/),
    annexes: header.includes("annexes") ? severalOf(row.get("annexes"), /[,;\s]+/) : undefined,
    fields,
    place,
  };
}

type Problems = [DiagnosticCode, Params][];

function shapeProblems(header: readonly string[], cells: readonly string[]): Problems {
  const params = { cells: cells.length, columns: header.length };
  if (cells.length < header.length) return [["recipient-row-short", params]];
  return cells.slice(header.length).some((cell) => cell !== "") ? [["recipient-row-long", params]] : [];
}

function cellProblems(row: ReadonlyMap<string, string>): Problems {
  return [...row].flatMap(([name, value]): Problems => {
    if (value.length > longestCell) return [["recipient-cell", { name, reason: "cell-long" }]];
    const allowed = severalLines.test(name) ? value.replaceAll("\n", " ") : value;
    return control.test(allowed) ? [["recipient-cell", { name, reason: "cell-control" }]] : [];
  });
}

/** An id names a folder on any system and stands in file names. */
function idProblems(row: ReadonlyMap<string, string>, seen: Map<string, number>, line: number): Problems {
  const id = row.get("id");
  if (id === undefined) return [["recipient-id", { id: "", reason: "missing" }]];
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(id) || /\.$|\.\./.test(id))
    return [["recipient-id", { id, reason: "id-characters" }]];
  const key = id.toLowerCase();
  const before = seen.get(key);
  seen.set(key, before ?? line);
  return before === undefined ? [] : [["recipient-id-twice", { id, line: before }]];
}

function languageProblems(row: ReadonlyMap<string, string>): Problems {
  const lang = row.get("lang");
  return lang === undefined || isLanguageTag(lang) ? [] : [["recipient-language", { lang }]];
}

function channelProblems(row: ReadonlyMap<string, string>, emails: readonly string[]): Problems {
  const channel = row.get("channel");
  if (channel === undefined) return [];
  if (!channels.some((one) => one === channel))
    return [["recipient-channel", { channel, reason: "channel-unknown", known: channels.join(", ") }]];
  return channel === "mail" && emails.length === 0
    ? [["recipient-channel", { channel, reason: "channel-without-address" }]]
    : [];
}

/** The values of a cell that may hold several. */
function severalOf(cell: string | undefined, separators: RegExp): string[] {
  return (cell ?? "")
    .split(separators)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** An address that mail servers take: RFC 5321's dot-string, and a domain that has a name in ASCII. */
function isEmail(address: string): boolean {
  const [, local = "", domain = ""] = /^([^\s@"<>()[\]\\,;:]+)@([^\s@]+)$/.exec(address) ?? [];
  if (local === "" || local.length > 64 || /^\.|\.$|\.\./.test(local)) return false;
  const ascii = domainToASCII(domain);
  return /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(ascii);
}
