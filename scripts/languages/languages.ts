import { records } from "./index.ts";
import type { Language } from "./language.ts";

/** Every language that Dipla knows, by its tag. An entry that lacks a fact, or is no record, does not compile. */
const known: Readonly<Record<string, () => Language>> = records;

/** The same, each loaded when it is looked at. */
export const languages: Readonly<Record<string, Language>> = Object.defineProperties(
  {},
  Object.fromEntries(
    Object.entries(known).map(([tag, get]) => [tag, { get, enumerable: true, configurable: true }]),
  ),
);

/** Tags of a language that has a record under another: Norwegian without more is Bokmål (CLDR, likely subtags). */
const others: Readonly<Record<string, string>> = { no: "nb" };

/** The record of a tag's language (`de-AT` → German); undefined for languages whose text is built as it is written. */
export function languageOf(tag: string): Language | undefined {
  const primary = recordTag(tag);
  return Object.hasOwn(languages, primary) ? languages[primary] : undefined;
}

/** The first subtag: `sr` of `sr-Latn-RS`. */
export function primaryTag(tag: string): string {
  return tag.split("-")[0] ?? tag;
}

/** The tag that a language's record, and its labels, are found under. */
export function recordTag(tag: string): string {
  const primary = primaryTag(tag);
  return Object.hasOwn(others, primary) ? (others[primary] ?? primary) : primary;
}
