import type { Element } from "hast";
import type { Theme } from "../../document/theme.ts";
import { childElements, elementsIn, numberProperty, textOf } from "../../document/tree.ts";

/** How a table is set: the widths of its columns in mm, and how much smaller than usual its type is. */
export interface TableSetting {
  widths: number[];
  /** 1 for the usual size. */
  factor: number;
  /** There is less room than the words need even so: they are divided. */
  divides: boolean;
}

/** mm of a character of the usual type, and of a cell's padding with some air. */
const character = 2.1;
const padding = 6;
/** A picture takes as much of the room that is left as a text of so many characters. */
const pictureLength = 30;
/** Words longer than this are addresses and the like: they break anywhere. */
const longestWhole = 24;

/**
 * Shares the width by how much text each column holds: long columns get more, none less than its longest word. Where the words need
 * more than there is, the type is made smaller, down to `smallest` times its size; where that is not enough, words are divided.
 */
export function shareWidth(rows: readonly Element[], width: number, smallest: number): TableSetting {
  const { lengths, words, tied } = measureColumns(rows);
  const setting = shareBy(words, { lengths, width, smallest });
  // Where parts of a number or of a name would come apart, they count as one word.
  const need = (word: number): number => (word * character + padding) * setting.factor;
  const isWhole = tied.every((word, column) => need(word) <= (setting.widths[column] ?? 0));
  return isWhole ? setting : shareBy(tied, { lengths, width, smallest });
}

/** mm that a table needs if its words are to stay whole, in type of that share of its usual size. */
export function leastTable(rows: readonly Element[], smallest: number): number {
  return measureColumns(rows).words.reduce((sum, word) => sum + (word * character + padding) * smallest, 0);
}

/** How much smaller than usual the type of a table may be, as a share of it. */
export function smallestFactor({ roles, space }: Theme): number {
  const usual = roles["table-cell"].size ?? 10;
  return Math.min(1, (space["table-smallest"] ?? usual) / usual);
}

function shareBy(
  words: readonly number[],
  { lengths, width, smallest }: { lengths: readonly number[]; width: number; smallest: number },
): TableSetting {
  const needed = words.map((word) => word * character + padding);
  const sum = needed.reduce((all, value) => all + value, 0);
  const factor = Math.min(1, Math.max(smallest, Math.floor((width / sum) * 20) / 20));
  const scaled = needed.map((value) => value * factor);
  const total = scaled.reduce((all, value) => all + value, 0);
  if (total > width) return { factor, divides: true, widths: scaled.map((value) => (value * width) / total) };
  const all = lengths.reduce((known, length) => known + length, 0);
  return {
    factor,
    divides: false,
    widths: scaled.map((value, column) => value + ((width - total) * (lengths[column] ?? 0)) / all),
  };
}

/** How wide each cell is, in mm: as wide as the columns that it stands in, which cells from above may have moved it to. */
export function cellWidths(rows: readonly Element[], widths: readonly number[]): Map<Element, number> {
  const found = new Map<Element, number>();
  /** Rows that cells from above still reach down through, by column. */
  let below: number[] = [];
  for (const row of rows) {
    const next = below.map((count) => Math.max(0, count - 1));
    let column = 0;
    for (const cell of childElements(row)) {
      while ((below[column] ?? 0) > 0) column += 1;
      const span = numberProperty(cell, "colSpan") ?? 1;
      const over = widths.slice(column, column + span).reduce((sum, width) => sum + width, 0);
      found.set(cell, over);
      next.length = Math.max(next.length, column + span);
      next.fill((numberProperty(cell, "rowSpan") ?? 1) - 1, column, column + span);
      column += span;
    }
    below = Array.from(next, (count) => count ?? 0);
  }
  return found;
}

/** Characters in each column: of the longest cell, up to a line's worth, of the longest word, and of words tied to one another. */
function measureColumns(rows: readonly Element[]): { lengths: number[]; words: number[]; tied: number[] } {
  const counts = rows.map((row) =>
    childElements(row).reduce((sum, cell) => sum + (numberProperty(cell, "colSpan") ?? 1), 0),
  );
  const count = Math.max(...counts);
  const lengths = Array.from({ length: count }, () => 6);
  const words = Array.from({ length: count }, () => 4);
  const tied = Array.from({ length: count }, () => 4);
  for (const row of rows) {
    const cells = childElements(row);
    if (cells.length !== count) continue;
    cells.forEach((cell, column) => {
      const text = textOf(cell);
      const longest = (between: RegExp): number =>
        Math.min(longestWhole, Math.max(...text.split(between).map((word) => word.length)));
      const pictures = elementsIn(cell).filter(({ tagName }) => tagName === "img").length;
      const length = Math.min(60, text.length + pictures * pictureLength);
      lengths[column] = Math.max(lengths[column] ?? 0, length);
      words[column] = Math.max(words[column] ?? 0, longest(/\s+/));
      tied[column] = Math.max(tied[column] ?? 0, longest(/[ \t\n]+/));
    });
  }
  return { lengths, words, tied };
}

/** A line of a cell has room for fewer letters than this: half of a syllable stands in it, and nobody can read the word. */
const fewestLetters = 4;

/**
 * The longest word that a table leaves in pieces of a few letters; undefined where every word can be read.
 *
 * @param inner mm of each cell between its paddings
 * @param factor how much smaller than usual the type is
 */
export function tornWord(inner: ReadonlyMap<Element, number>, factor: number): string | undefined {
  const torn = [...inner].flatMap(([cell, width]) => {
    const letters = Math.floor(width / (character * factor));
    if (letters >= fewestLetters) return [];
    return textOf(cell)
      .split(/\s+/)
      .filter((word) => word.length > Math.max(1, letters));
  });
  return torn.sort((one, other) => other.length - one.length)[0];
}
