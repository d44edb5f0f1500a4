import { nearest } from "../../document/nearest.ts";
import type { Diagnostics, Place } from "../../findings/diagnostics.ts";
import { decidingColumns, knownColumn, knownColumns, plainColumn } from "./known-columns.ts";
import type { RawList } from "./raw-list.ts";

/** A column that can be used. */
export interface Column {
  /** How fields and checks name it: a known column by its own name, any other as its head does. */
  name: string;
  /** Its place among the cells of a row, from 0. */
  at: number;
  /** Further names by which the text may refer to it. */
  aliases: readonly string[];
}

/** Names by which objects are made to do what nobody meant. */
const dangerous = new Set(["__proto__", "constructor", "prototype", "hasOwnProperty", "toString", "valueOf"]);

/** How many of a column's cells are looked at to know what it holds. */
const looked = 200;

/**
 * The columns of a list that fields and checks can rely on. Undefined where one that decides who gets what stands twice, or where a
 * name is dangerous. What can't be referred to, for a dot or because it stands twice, is left out: nobody has to rename what is not used.
 */
export function columnsOf(list: RawList, file: string, diagnostics: Diagnostics): Column[] | undefined {
  const place = { file, line: list.line, column: 1 };
  let isSound = true;
  const refuse = (name: string, reason: string): void => {
    diagnostics.add("recipients-header", place, { name, reason });
    isSound = false;
  };
  const columns: Column[] = [];
  const twice = new Set<string>();
  for (const [at, head] of list.header.entries()) {
    const name = knownColumn(head) ?? head;
    const before = columns.find((column) => column.name === name);
    if (head === "") continue;
    if (dangerous.has(head)) refuse(head, "column-dangerous");
    else if (before && knownColumns.includes(name)) refuse(head, "column-twice");
    else if (before) twice.add(name);
    else if (/[.\p{Cc}{}]/u.test(name)) unusable(name, "column-characters", place, diagnostics);
    else columns.push({ name, at, aliases: [] });
  }
  for (const name of twice) unusable(name, "column-twice", place, diagnostics);
  const usable = columns.filter(({ name }) => !twice.has(name));
  tellNearlyKnown(usable, list, place, diagnostics);
  return isSound ? usable.map((column) => withAliases(column, list.header, usable)) : undefined;
}

function unusable(name: string, reason: string, place: Place, diagnostics: Diagnostics): void {
  diagnostics.add("recipients-column-left", place, { name, reason });
}

/** The text may write a name as the list does, or in small letters. */
function withAliases(column: Column, header: readonly string[], all: readonly Column[]): Column {
  const { name, at } = column;
  const names = [header[at] ?? "", name.toLowerCase()];
  const free = names.filter((one) => one !== name && !all.some((other) => other.name === one));
  return { ...column, aliases: [...new Set(free)].filter((one) => !/[.\p{Cc}{}]/u.test(one)) };
}

/**
 * A slip of the pen in a name must not send everybody to paper, or leave out their attachments. Addresses are known by what they are,
 * in whatever language their column is named.
 */
function tellNearlyKnown(
  columns: readonly Column[],
  list: RawList,
  place: Place,
  diagnostics: Diagnostics,
): void {
  const missing = decidingColumns.filter((known) => columns.every(({ name }) => name !== known));
  const unknown = columns.filter(({ name }) => !knownColumns.includes(name));
  const holdsAddresses = (at: number): boolean => {
    const cells = list.rows.slice(0, looked).flatMap(({ cells }) => cells[at] || []);
    const addresses = cells.filter((cell) =>
      cell.split(/[,;\s]+/).every((one) => /^[^@]+@[^@]+\.[^@]+$|^$/.test(one)),
    );
    return addresses.length * 2 > cells.length;
  };
  const addresses = unknown.find(({ at }) => holdsAddresses(at));
  if (missing.includes("email") && addresses)
    diagnostics.add("recipients-email-column", place, { name: addresses.name });
  for (const { name } of unknown) {
    if (name === addresses?.name) continue;
    const plain = plainColumn(name);
    // Short words are near to too many others: a column “Land” holds countries.
    const suggestion = plain.length < 5 ? undefined : nearest(plain, missing.map(plainColumn));
    if (suggestion) diagnostics.add("recipients-column-near", place, { name, suggestion });
  }
}
