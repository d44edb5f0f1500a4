import type { Separator } from "../csv/read-csv.ts";
import type { WrittenNumber } from "./written-number.ts";

/** The signs that may be a decimal sign in one file and set off thousands in another. */
type Sign = "." | ",";
type Use = "decimal" | "group";

/** How the numbers of a file are written, as far as they tell. */
export type Notation<T> =
  | { decimal: Sign | undefined }
  /** Both readings are possible, and neither the file nor the language decides. */
  | { undecided: T }
  /** Two numbers use the signs in opposite ways. */
  | { contradicting: readonly [earlier: T, later: T] };

/** The other one. */
const other = { ".": ",", ",": "." } as const;

/**
 * Decides for a whole file which of point and comma is its decimal sign: by the numbers that can be read in one way only, then by
 * the language and by what stands between the cells. `1,500` alone is 1500 in an English text and 1.5 in a German one; where
 * language and file say different things, nothing is guessed.
 */
export function notationOf<T extends { number: WrittenNumber }>(
  cells: readonly T[],
  { separator, lang }: { separator: Separator | undefined; lang: string },
): Notation<T> {
  const sure = new Map<Sign, { use: Use; cell: T }>();
  const open = new Map<Sign, T>();
  for (const cell of cells)
    for (const [sign, use] of usesIn(cell.number)) {
      if (use === "either") open.set(sign, open.get(sign) ?? cell);
      else {
        const before = sure.get(sign);
        if (before && before.use !== use) return { contradicting: [before.cell, cell] };
        const across = sure.get(other[sign]);
        if (across?.use === use) return { contradicting: [across.cell, cell] };
        sure.set(sign, before ?? { use, cell });
      }
    }
  for (const [sign, { use }] of sure) return { decimal: use === "decimal" ? sign : other[sign] };
  const [first, second] = open;
  if (!first) return { decimal: undefined };
  const votes = new Set([...open.keys()].flatMap((sign) => decimalBy(sign, separator, lang)));
  const [decimal] = votes;
  return second || votes.size !== 1 ? { undecided: first[1] } : { decimal };
}

/** What a number tells about the signs in it: `either` for one sign before exactly three digits. */
function usesIn({ digits, exponent }: WrittenNumber): [Sign, Use | "either"][] {
  const signs = [...digits].filter((sign): sign is Sign => sign === "." || sign === ",");
  const [first, last] = [signs[0], signs.at(-1)];
  if (!first || !last) return [];
  if (first !== last)
    return [
      [first, "group"],
      [last, "decimal"],
    ];
  if (signs.length > 1) return [[first, "group"]];
  const [whole = "", fraction = ""] = digits.split(first);
  const isOpen = /^[1-9]\d{0,2}$/.test(whole) && /^\d{3}$/.test(fraction) && exponent === 0;
  return [[first, isOpen ? "either" : "decimal"]];
}

/** The decimal signs that a language and a kind of file make of a sign that may be one. */
function decimalBy(sign: Sign, separator: Separator | undefined, lang: string): Sign[] {
  const parts = new Intl.NumberFormat(lang).formatToParts(1234567.5);
  const spoken = (type: string): string | undefined => parts.find((part) => part.type === type)?.value;
  const uses = [
    spoken("decimal") === sign ? "decimal" : spoken("group") === sign ? "group" : undefined,
    // Commas stand between cells where the decimal sign is a point; semicolons, because it is a comma.
    separator === "," ? (sign === "." ? "decimal" : "group") : undefined,
    separator === ";" && sign === "," ? "decimal" : undefined,
  ];
  return uses.flatMap((use) => (use === "decimal" ? [sign] : use === "group" ? [other[sign]] : []));
}

/**
 * The value of a number in a notation; a key of the sentences' parts when its digits are not in groups of three, or are more than
 * a number in a program holds.
 */
export function numberOf(
  { isNegative, digits, exponent }: WrittenNumber,
  decimal: Sign | undefined,
): number | "number-grouping" | "number-too-long" {
  const arabic = digits.includes("\u066B");
  const point = arabic ? "\u066B" : (decimal ?? ".");
  const [whole = "", fraction = "", ...more] = digits.split(point);
  const group = whole.replace(/\d/g, "")[0];
  const isGrouped =
    group === undefined ||
    new RegExp(`^\\d{1,3}(?:${group === "." ? "\\." : group}\\d{3})+$`, "u").test(whole);
  if (!isGrouped || more.length > 0 || !/^\d*$/.test(fraction)) return "number-grouping";
  const plain = whole.replace(/\D/g, "");
  if (plain.replace(/^0+/, "").length > 15) return "number-too-long";
  const value = Number(`${plain || 0}.${fraction || 0}e${exponent}`);
  // Computed numbers come with the noise of their last digits.
  const tidy = Number(value.toPrecision(15));
  return isNegative && tidy !== 0 ? -tidy : tidy;
}
