import * as v from "valibot";
import type { DataRecord } from "../../document/data-value.ts";
import { isLanguageTag } from "../../document/language-tag.ts";

/** Why a value is not right: a sentence part of the catalogue and what fills its blanks, as one valibot message. */
export function because(reason: string, params: Readonly<Record<string, string | number>>): string {
  return JSON.stringify({ ...params, reason });
}

/** Some text. */
export const text = v.pipe(v.string("text-expected"), v.nonEmpty("empty"));

/** Text on one line: nothing that could start another one in a letter's head or in a list of files. */
export const line = v.pipe(text, v.regex(/^\P{Cc}*$/u, "cell-control"));

/** `true` or `false`. */
export const flag = v.boolean("flag-expected");

/** A number within limits, both included. */
export function between(least: number, most: number): v.GenericSchema<number> {
  const expected = because("number-range", { least, most });
  return v.pipe(v.number(expected), v.minValue(least, expected), v.maxValue(most, expected));
}

/** A number above 0, up to a limit. */
export function positive(most: number): v.GenericSchema<number> {
  const expected = because("number-above-zero", { most });
  return v.pipe(v.number(expected), v.gtValue(0, expected), v.maxValue(most, expected));
}

/** A whole number within limits, both included. */
export function whole(least: number, most: number): v.GenericSchema<number> {
  const expected = because("whole-number-range", { least, most });
  return v.pipe(
    v.number(expected),
    v.integer(expected),
    v.minValue(least, expected),
    v.maxValue(most, expected),
  );
}

/** A length in mm, from none to the most that is sensible. */
export function millimetres(most: number): v.GenericSchema<number> {
  const expected = because("millimetres-range", { most });
  return v.pipe(v.number(expected), v.minValue(0, expected), v.maxValue(most, expected));
}

/** One word of a closed list. */
export function oneOf<const Words extends readonly string[]>(words: Words): v.PicklistSchema<Words, string> {
  return v.picklist(words, because("one-of-expected", { known: words.join(", ") }));
}

/** A list of at least one entry; what is wrong with an entry is said by its own schema. */
export function listOf<const Entry extends v.GenericSchema>(
  entry: Entry,
): v.SchemaWithPipe<
  readonly [v.ArraySchema<Entry, string>, v.NonEmptyAction<v.InferOutput<Entry>[], string>]
> {
  return v.pipe(v.array(entry, "list-expected"), v.nonEmpty("empty"));
}

/** A BCP 47 tag in its canonical letter case: `bg`, `en-GB`. */
export const languageTag = v.pipe(text, v.check(isLanguageTag, "language-tag-expected"));

/** An address that a browser could open. */
export const webAddress = v.pipe(
  line,
  v.check(
    (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
    "web-address-expected",
  ),
);

/** Values of the author's own under names of their own: texts, numbers, flags, lists and maps of these. */
export const ownValues = v.pipe(
  v.custom<DataRecord>((value) => isPlainObject(value), "values-expected"),
  v.check((value) => isData(value, []), "data-expected"),
);

/** An object literal, or what JSON and YAML give: no list, no date, no promise. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // A module's namespace has none; a JSON module's objects have that of this process.
  return prototype === null || prototype === Object.prototype;
}

function isData(value: unknown, around: readonly unknown[]): boolean {
  if (value === null || value === undefined || typeof value === "string" || typeof value === "boolean")
    return true;
  if (typeof value === "number") return Number.isFinite(value);
  // A value that holds itself has no end.
  if (around.includes(value)) return false;
  const inside = [...around, value];
  if (Array.isArray(value)) return value.every((item) => isData(item, inside));
  return isPlainObject(value) && Object.values(value).every((item) => isData(item, inside));
}
