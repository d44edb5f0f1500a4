import { type Hyphenation, type HyphenationLimits, type Language, usualLimits } from "./language.ts";
import { languageOf } from "./languages.ts";

/** How words of a language are divided; undefined for languages without patterns. */
export function hyphenationOf(lang: string): Hyphenation | undefined {
  const language = languageOf(lang);
  return language && (nearest(lang, language.hyphenation) ?? language.hyphenation[language.tag]);
}

/** What is said of a tag, or of the tag with less of its end: `sr-Latn` for `sr-Latn-RS`. */
function nearest(tag: string, known: Language["hyphenation"]): Hyphenation | undefined {
  const shorter = tag.replace(/-?[^-]*$/, "");
  return known[tag] ?? (shorter === "" ? undefined : nearest(shorter, known));
}

/** The tag under which Chromium finds a language's dictionary even with private-use subtags behind it. */
export function hyphenatingTag(lang: string): string {
  return languageOf(lang)?.hyphenation[lang]?.browserTag ?? lang;
}

/** How short words and their pieces may be in a text of this language. */
export function hyphenationLimits(lang: string): HyphenationLimits {
  return hyphenationOf(lang)?.limits ?? usualLimits;
}
