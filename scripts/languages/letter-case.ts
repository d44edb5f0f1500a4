import { isLanguageTag } from "../document/language-tag.ts";
import type { LetterCase } from "./language.ts";
import { languageOf } from "./languages.ts";

/** Locales whose mapping of letters `Intl` takes for each rule; `und` is Unicode's own, whatever the machine is set to. */
const locales: Readonly<Record<LetterCase, string>> = {
  plain: "und",
  "dotted-i": "tr",
  "without-accents": "el",
};

/**
 * Text as it reads when its style sets it in capitals, which browsers do by the language of the text: „İSTANBUL“, „ΟΔΟΣ“, “STRASSE”.
 * Languages without a record follow CLDR (Azeri and Lithuanian have rules of their own).
 */
export function inCapitals(text: string, tag: string): string {
  return text.toLocaleUpperCase(localeOf(tag));
}

/**
 * Text as it is compared when case does not count. Small letters are made of the capitals, so that „ὁδός“, „ΟΔΟΣ“ and „οδοσ“, “Straße” and
 * “STRASSE” are the same.
 */
export function folded(text: string, tag: string): string {
  const locale = localeOf(tag);
  // ẞ is a capital already and would keep its form: it goes the way over ß.
  const capitals = text.toLocaleLowerCase(locale).toLocaleUpperCase(locale);
  return capitals.toLocaleLowerCase(locale);
}

function localeOf(tag: string): string {
  const language = languageOf(tag);
  if (language) return locales[language.letterCase];
  return isLanguageTag(tag) ? tag : locales.plain;
}
