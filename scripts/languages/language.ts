import type { TypographicRule } from "./typographic-rule.ts";

/**
 * What Dipla knows of one language that documents are written in. One file each, listed in `languages.ts`; what is not known of
 * a language is said (`{}`, `[]`, `undefined`), not left out. Whatever depends on a language reads it here.
 */
export interface Language {
  /** The primary subtag of BCP 47, under which the record is found: `bg` serves `bg` and `bg-BG`. */
  tag: string;
  /**
   * The scripts that its text is written in (ISO 15924), the usual one first. The first chooses fonts
   * (`theme.Hebr.tokens.json`); words in any other script than these need `{lang=…}`.
   */
  scripts: readonly [string, ...string[]];
  /** Where lines begin: pages, folds, tables, charts and Word's sections are mirrored for `rtl`. */
  direction: "ltr" | "rtl";
  /** What straight quotation marks become. */
  quotes: Quotes;
  /** What a straight apostrophe inside of a word becomes; it is no quotation mark: don’t, МОМ’s. */
  apostrophe: string;
  /** The typographic rules of this language, in order, after those that hold everywhere (`merge/typography/`). */
  rules: readonly TypographicRule[];
  /** Words that no line may divide at their own hyphen (по-добър); global. */
  undivided: RegExp | undefined;
  /** How words are divided at line ends, by tag: regions may have patterns of their own. `{}`: never. */
  hyphenation: Readonly<Record<string, Hyphenation>>;
  /**
   * Its small letters where `hyphenation` does not name them, with those that names and older keyboards bring (CLDR, exemplar characters).
   * Undefined: what is typed in it is known by `hyphenation`, or is all of its scripts.
   */
  alphabet: string | undefined;
  /** How its capitals and small letters belong together: text set in capitals, and comparing regardless of case. */
  letterCase: LetterCase;
  /** The locale (CLDR) of dates where a document's tag names no region: `en` writes 23 November 2026, as `en-GB` does. */
  dateLocale: string;
  /** Links that say nothing about where they lead ("here"), in small letters. WCAG 2.2, 2.4.4. */
  unclearLinks: readonly string[];
  /** Descriptions of pictures that say nothing about them ("photo"), in small letters. WCAG 2.2, 1.1.1. */
  emptyDescriptions: readonly string[];
  /**
   * Its most frequent small words: by them it is told which language unmarked words are in, and languages in two scripts from
   * others in the same script.
   */
  frequentWords: readonly string[];
}

/** Quotation marks of a language: outer and nested pairs, with the spaces that belong to them. */
export interface Quotes {
  outer: readonly [string, string];
  inner: readonly [string, string];
}

/** What is needed to divide words. */
export interface Hyphenation {
  /** Chromium's name of the dictionary file, `hyph-<file>.hyb`. */
  file: string;
  /** The tag under which Chromium looks for that file, even with private-use subtags behind it. */
  browserTag: string;
  /** The module of TeX patterns in npm `hyphen`. */
  patterns: string;
  /** Every letter of the language, in small letters; a word with any other is not divided. */
  letters: string;
  /** A word that has to break, to find out whether the browser divides words at all. */
  probe: string;
  /** Letters. Wider than TeX has them: on a ragged edge a short piece looks worse than a short line. */
  limits: HyphenationLimits;
}

/** Fewest letters of a word that is divided, before the hyphen, and behind it. */
export interface HyphenationLimits {
  word: number;
  before: number;
  after: number;
}

/** What the built-in languages use, and what holds in a text whose language has no patterns. */
export const usualLimits: HyphenationLimits = { word: 8, before: 4, after: 4 };

/**
 * `plain`: as Unicode maps letters to capitals, where ß becomes SS. `dotted-i`: i and İ, ı and I are pairs (Turkish, Azeri).
 * `without-accents`: capitals lose their accents (Greek).
 */
export type LetterCase = "plain" | "dotted-i" | "without-accents";
