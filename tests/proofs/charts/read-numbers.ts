import type { ChartCase } from "./chart-cases.ts";
import { languages } from "./chart-languages.ts";

/** A number read back from a drawing. */
export interface ReadNumber {
  words: string;
  /** In the unit of the data. */
  value: number;
  /** What the last digit counts. */
  step: number;
}

/** Words without signs of direction, and with plain spaces. */
export function tidy(words: string): string {
  return words
    .replace(/[\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069]/g, "")
    .replace(/\s/g, " ")
    .trim();
}

/** What the drawing's numbers count, by the word that is said once of all of them: 1 without any. */
export function readScale(texts: readonly string[], { lang, labels, series }: ChartCase): number {
  const names = new Set([...labels, ...series.map(({ name }) => name)].flatMap((name) => name.split(" ")));
  for (const [word, value] of Object.entries(languages[lang].scales))
    if (!names.has(word) && texts.some((text) => text.split(" ").includes(word))) return value;
  return 1;
}

/** Reads a number as people of the language do; undefined for what is none. */
export function readNumber(
  text: string,
  { lang, unit = "" }: ChartCase,
  scale: number,
): ReadNumber | undefined {
  const { decimal, group } = languages[lang];
  const words = tidy(text);
  const bare = unit !== "" && words.endsWith(unit) ? words.slice(0, -unit.length).trim() : words;
  const [, sign = "", whole = "", fraction = ""] =
    new RegExp(`^([-−]?)(\\d{1,4}|\\d{1,3}(?:[${tidyGroup(group)}]\\d{3})+)(?:[${decimal}](\\d+))?$`).exec(
      bare,
    ) ?? [];
  if (whole === "") return undefined;
  const digits = Number(`${whole.replace(/\D/g, "")}.${fraction || 0}`);
  return { words, value: (sign === "" ? digits : -digits) * scale, step: 10 ** -fraction.length * scale };
}

function tidyGroup(group: string): string {
  return group === "\u00a0" ? " " : group;
}

/** Whether what is shown is that value, rounded to its last digit; something is never shown as nothing. */
export function isSameNumber({ value, step }: ReadNumber, wanted: number): boolean {
  const isNear = Math.abs(value - wanted) <= step * 0.5 + Math.abs(wanted) * 1e-9;
  // In full, a number has all of its digits.
  const isFull = step > 1 || Math.abs(value - wanted) <= Math.abs(wanted) * 1e-10;
  return isNear && isFull && (wanted === 0) === (value === 0);
}
