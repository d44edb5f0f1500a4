import type { DataRecord } from "../../document/data-value.ts";
import { canonicalTag, isLanguageTag } from "../../document/language-tag.ts";
import { addressesIn } from "../../document/mail-address.ts";
import { type Channel, channels, type Recipient } from "../../document/recipient.ts";
import type { DiagnosticCode } from "../../findings/diagnostic-codes.ts";
import type { Diagnostics, Place } from "../../findings/diagnostics.ts";
import type { Params } from "../../words/fill.ts";
import { addressProblems } from "./address-problems.ts";
import type { Column } from "./columns-of.ts";
import { secretColumns } from "./known-columns.ts";
import { localNumber } from "./local-number.ts";
import type { RawList, RawRow } from "./raw-list.ts";
import { readSize } from "./read-size.ts";

/** Longer than any name or address; what is longer was pasted by mistake, or to do harm. */
const longestCell = 2_000;
/** Columns that hold several lines or values; elsewhere a line end would stand in a subject or a salutation. */
const severalLines = /^(?:address|(?:email|b?cc|attachments|annexes)$)/;
const addressColumns = /^(?:email|b?cc)$/;
/** Signs that nobody types: controls, and those that turn the direction of text. */
const control = /[\p{Cc}\u202A-\u202E\u2066-\u2069\u200E\u200F]/u;

/**
 * Rows as recipients, and a finding at its line for each that can't be one. Where the list has no ids, rows are numbered.
 *
 * @param lang of the document, for numbers of rows that name no language
 */
export function checkRows(
  list: RawList,
  columns: readonly Column[],
  { file, lang }: { file: string; lang: string },
  diagnostics: Diagnostics,
): Recipient[] {
  const seen = { ids: new Map<string, number>(), emails: new Map<string, number>() };
  const isNumbered = columns.every(({ name }) => name !== "id");
  return list.rows.flatMap((raw, index) => {
    const row = rowOf(columns, raw, lang);
    if (isNumbered) row.set("id", String(index + 1));
    const place = { file, line: raw.line, column: 1, recipient: row.get("name") ?? row.get("id") };
    const problems: [DiagnosticCode, Params][] = [
      ...shapeProblems(list.header, raw.cells),
      ...faultProblems(columns, raw),
      ...cellProblems(row),
      ...idProblems(row, seen.ids, raw.line),
      ...languageProblems(row),
    ];
    const { emails, cc, bcc } = addressesOf(row);
    problems.push(...channelProblems(row, { emails, copies: [...cc, ...bcc] }), ...sizeProblems(row));
    problems.push(...addressProblems([...emails, ...cc, ...bcc], place, diagnostics));
    for (const address of emails) {
      const before = seen.emails.get(address.toLowerCase());
      if (before !== undefined) diagnostics.add("recipient-email-twice", place, { address, line: before });
      else seen.emails.set(address.toLowerCase(), raw.line);
    }
    for (const [code, params] of problems) diagnostics.add(code, place, params);
    if (problems.length > 0) return [];
    const recipient = recipientOf(row, { emails, cc, bcc, columns, place });
    return [{ ...recipient, row: index + 1, ...(isNumbered && { isNumbered }) }];
  });
}

/** Cells by column, without the empty ones. */
function rowOf(columns: readonly Column[], { cells, numbers }: RawRow, lang: string): Map<string, string> {
  const row = new Map(
    columns.flatMap(({ name, at }) => (cells[at] ? [[name, cells[at].normalize("NFC")] as const] : [])),
  );
  const [tag, channel] = [row.get("lang"), row.get("channel")];
  if (tag !== undefined) row.set("lang", canonicalTag(tag));
  if (channel !== undefined) row.set("channel", channel.toLowerCase());
  const own = row.get("lang") ?? lang;
  for (const { name, at } of columns)
    if (numbers?.has(at) && row.has(name)) row.set(name, localNumber(row.get(name) ?? "", own));
  return row;
}

function recipientOf(
  row: ReadonlyMap<string, string>,
  { columns, place, ...addresses }: Addresses & { columns: readonly Column[]; place: Place },
): Omit<Recipient, "row"> {
  const aliases = columns.flatMap(({ name, aliases }) => {
    const value = row.get(name);
    return value === undefined ? [] : aliases.map((alias) => [alias, value] as const);
  });
  const fields: DataRecord = Object.fromEntries([...aliases, ...row]);
  for (const { name, aliases } of columns)
    if (secretColumns.includes(name)) for (const one of [name, ...aliases]) delete fields[one];
  return {
    id: row.get("id") ?? "",
    lang: row.get("lang"),
    ...addresses,
    limits: { file: sizeUnder("max-file", row), total: sizeUnder("max-total", row) },
    channel: channelOf(row, addresses.emails),
    // Names of files may hold commas.
    attachments: severalOf(row.get("attachments"), /[;\n]+/),
    annexes: columns.some(({ name }) => name === "annexes")
      ? severalOf(row.get("annexes"), /[,;\s]+/)
      : undefined,
    fields,
    place,
  };
}

interface Addresses {
  emails: readonly string[];
  cc: readonly string[];
  bcc: readonly string[];
}

/** Whoever stands twice in a row gets the message once, and in the place that most can see. */
function addressesOf(row: ReadonlyMap<string, string>): Addresses {
  const seen = new Set<string>();
  const of = (column: string): string[] =>
    addressesIn(row.get(column) ?? "").filter((address) => {
      const isNew = !seen.has(address.toLowerCase());
      // An address that stands twice under `email` is told.
      seen.add(address.toLowerCase());
      return isNew || column === "email";
    });
  return { emails: of("email"), cc: of("cc"), bcc: of("bcc") };
}

function channelOf(row: ReadonlyMap<string, string>, emails: readonly string[]): Channel {
  return (row.get("channel") as Channel | undefined) ?? (emails.length > 0 ? "mail" : "paper");
}

function sizeUnder(column: string, row: ReadonlyMap<string, string>): number | undefined {
  return readSize(row.get(column) ?? "");
}

function sizeProblems(row: ReadonlyMap<string, string>): Problems {
  return ["max-file", "max-total"].flatMap(
    (name): Problems =>
      row.has(name) && sizeUnder(name, row) === undefined
        ? [["recipient-cell", { name, reason: "cell-size" }]]
        : [],
  );
}

type Problems = [DiagnosticCode, Params][];

function shapeProblems(header: readonly string[], cells: readonly string[]): Problems {
  const params = { cells: cells.length, columns: header.length };
  if (cells.length < header.length) return [["recipient-row-short", params]];
  return cells.slice(header.length).some((cell) => cell !== "") ? [["recipient-row-long", params]] : [];
}

/** What the program that keeps the table could not say itself. */
function faultProblems(columns: readonly Column[], { faults }: RawRow): Problems {
  return columns.flatMap(({ name, at }): Problems => {
    const reason = faults?.get(at);
    return reason === undefined ? [] : [["recipient-cell", { name, reason }]];
  });
}

function cellProblems(row: ReadonlyMap<string, string>): Problems {
  return [...row].flatMap(([name, value]): Problems => {
    if (value.length > longestCell) return [["recipient-cell", { name, reason: "cell-long" }]];
    // Which sign it is that stands in an address is told with the address.
    if (addressColumns.test(name)) return [];
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

function channelProblems(
  row: ReadonlyMap<string, string>,
  { emails, copies }: { emails: readonly string[]; copies: readonly string[] },
): Problems {
  const channel = row.get("channel");
  // Whoever is to get a copy of a message would get none.
  if (copies.length > 0 && channelOf(row, emails) !== "mail")
    return [
      ["recipient-channel", { channel: channel ?? "paper", reason: "channel-with-copies", known: "mail" }],
    ];
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
