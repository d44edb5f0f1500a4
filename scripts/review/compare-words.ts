import { withoutDirectionMarks } from "../languages/embedded-text.ts";
import type { Difference } from "./compare-outlines.ts";
import type { Outline, OutlineItem } from "./outline.ts";
import type { SpelledCell, SpelledPiece, SpelledTable } from "./spelled-page.ts";
import { spelledLabel } from "./spelled-text.ts";

/** Between two cells of a row of a table in columns. No text has it. */
const cellEnd = "\u0000";

/** Signs that show what plain text can only show by its looks: quotations, rules, lines for signatures. */
const looks = new Set([">", "*", "___"]);

/** Scripts without spaces between words: a line may end in any of their words. */
const unspaced =
  /([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\u3000-\u303f])/gu;

/**
 * Compares a file that has no markup with what the page says: all words in order, with the marks of headings and list items,
 * the boundaries of cells, the numbers of notes and the addresses of links, which in plain text are words, too.
 */
export function compareWords(reference: readonly SpelledPiece[], actual: Outline): Difference | undefined {
  const found = actual.items.flatMap((item, index) => wordsOf(item, actual.items[index + 1]));
  let at = 0;
  for (const { text, table, source } of reference) {
    const ways = table ? waysOf(table) : [wordsIn(text)];
    const read = ways.map((way) => matched(way, found, at));
    const whole = read.find(({ isWhole }) => isWhole);
    if (!whole) {
      const [best] = read.sort((a, b) => b.words - a.words);
      return difference(best, found, source);
    }
    at = whole.end;
  }
  const rest = found.slice(at).filter((word) => word !== cellEnd);
  return rest.length === 0
    ? undefined
    : {
        expected: undefined,
        actual: undefined,
        words: "parity-more-words",
        params: { found: shorten(rest) },
      };
}

interface Match {
  way: readonly string[];
  /** How many of its words were found. */
  words: number;
  /** Where the next piece begins. */
  end: number;
  isWhole: boolean;
}

/** Follows some words from a place on; where no cells are expected, their boundaries are passed over. */
function matched(way: readonly string[], found: readonly string[], from: number): Match {
  const hasCells = way.includes(cellEnd);
  let end = from;
  for (const [words, word] of way.entries()) {
    while (!hasCells && found[end] === cellEnd) end += 1;
    if (found[end] !== word) return { way, words, end, isWhole: false };
    end += 1;
  }
  return { way, words: way.length, end, isWhole: true };
}

function difference(
  match: Match | undefined,
  found: readonly string[],
  source: string | undefined,
): Difference {
  const { way = [], words = 0, end = 0 } = match ?? {};
  const wanted = shorten(way.slice(Math.max(0, words - 2)));
  const shown = shorten(found.slice(Math.max(0, end - Math.min(2, words))));
  const item: OutlineItem = { kind: "paragraph", text: way.join(" "), links: [], source };
  return { expected: item, actual: undefined, words: "parity-words", params: { found: shown, wanted } };
}

function shorten(words: readonly string[]): string {
  const text = words
    .slice(0, 12)
    .map((word) => (word === cellEnd ? "|" : word))
    .join(" ");
  return text.length > 60 || words.length > 12 ? `${text.slice(0, 60)}…` : text;
}

function wordsOf(item: OutlineItem, next: OutlineItem | undefined): string[] {
  const words = wordsIn(item.text);
  const isFollowed = item.kind === "cell" && next?.kind === "cell" && next.row === item.row;
  return isFollowed ? [...words, cellEnd] : words;
}

/** Words as they are compared: without signs that are not seen, and lines of signs whatever their length. */
function wordsIn(text: string): string[] {
  return withoutDirectionMarks(text)
    .normalize("NFKC")
    .replace(/[\u00ad\u2060\u200b\ufeff]/g, "")
    .replace(unspaced, " $1 ")
    .split(/\s+/)
    .map((word) => word.replace(/^([=\-_])\1{2,}$/, "$1$1$1"))
    .filter((word) => word !== "" && !looks.has(word));
}

/** How a table may have been set. Where columns can be told, they are. */
function waysOf(table: SpelledTable): string[][] {
  const isCut = table.columns > 1 && !table.isQuoted;
  return [isCut ? inColumns(table) : inLines(table), asRecords(table)];
}

function inColumns({ head, body, columns }: SpelledTable): string[] {
  const cells = (row: readonly SpelledCell[]): string[] =>
    Array.from({ length: columns }, (_, column) => {
      const cell = row.find((one) => one.column === column && !one.isContinued);
      return [...(column > 0 && head.length > 0 ? [cellEnd] : []), ...wordsIn(cell?.text ?? "")];
    }).flat();
  return [...head.flatMap(cells), ...body.flatMap(cells)];
}

/** A table whose columns can't be told apart again: there is one only, or signs stand before its lines. */
function inLines(table: SpelledTable): string[] {
  const { head, body, columns } = table;
  const words = (rows: SpelledCell[][]): string[] =>
    rows.flatMap((row) => row.filter(({ isContinued }) => !isContinued).flatMap(({ text }) => wordsIn(text)));
  const rule = head.length > 0 ? Array.from({ length: columns }, () => "---") : [];
  return [...words(head), ...rule, ...words(body)];
}

function asRecords({ head, body }: SpelledTable): string[] {
  if (body.length === 0) return head.flatMap((row) => row.flatMap(({ text }) => wordsIn(text)));
  return body.flatMap((row) =>
    row
      .filter(({ text }) => text !== "")
      .flatMap((cell) => wordsIn(`${spelledLabel(labelOf(cell, head))} ${cell.text}`)),
  );
}

function labelOf({ column, width }: SpelledCell, head: readonly SpelledCell[][]): string {
  const above = head.flatMap((row) =>
    row.filter(
      (cell) =>
        !cell.isContinued &&
        cell.text !== "" &&
        cell.column < column + width &&
        column < cell.column + cell.width,
    ),
  );
  return above.map(({ text }) => text).join(", ");
}
