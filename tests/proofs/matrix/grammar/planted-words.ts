import type { SeededRandom } from "./seeded-random.ts";

/** The languages that documents are made in. */
export const languages = ["bg", "en", "ar", "tr"] as const;
export type Language = (typeof languages)[number];

/*
 * Syllables that can be pronounced. No real word can come out that a rule of typography knows, and Arabic has no lam
 * before alef: poppler turns the letters of that ligature about, in everybody's files.
 */
const syllables: Readonly<Record<Language | "diacritics", { first: string; second: string }>> = {
  bg: { first: "бвгдзклмнпрстф", second: "аеиоу" },
  en: { first: "bdfgklmnprstv", second: "aeiou" },
  ar: { first: "بتدرسعفقكمنه", second: "ايو" },
  tr: { first: "bçdgklmnprsşt", second: "aeıioöuü" },
  diacritics: { first: "cčdďlľnňrřsštžñ", second: "áäéëíóöőúüů" },
};

/**
 * Words that occur once in everything this planter makes, so that a word that is lost, doubled or in the wrong place can
 * be told from all others.
 */
export class Planter {
  readonly lang: Language;
  readonly random: SeededRandom;
  readonly #used = new Set<string>();

  constructor(lang: Language, random: SeededRandom) {
    this.lang = lang;
    this.random = random;
  }

  word(length = 4): string {
    return this.#unused(() => this.#syllables(this.lang, length));
  }

  words(count: number): string[] {
    return Array.from({ length: count }, () => this.word());
  }

  /** A word that no column of a table or panel has room for. */
  longWord(): string {
    return this.word(22);
  }

  /** Letters of another script than the document's, or none where the document is in Latin already. */
  latinWord(): string {
    return this.#unused(() => this.#syllables("en", 4));
  }

  /** A name such as Dvořáková: Latin letters with marks. */
  name(): string {
    return this.#unused(() => {
      const name = this.#syllables("diacritics", 4);
      return name.charAt(0).toLocaleUpperCase("en") + name.slice(1);
    });
  }

  /** An international telephone number in groups. */
  phone(): string {
    const digits = (count: number): string =>
      Array.from({ length: count }, () => String(this.random.below(10))).join("");
    return this.#unused(() => `+359 ${2 + this.random.below(8)} ${digits(3)} ${digits(2)} ${digits(2)}`);
  }

  /** An address that nobody else has; with a query and a part, as people paste them. */
  url(): string {
    const path = this.latinWord();
    const tail = this.random.pick(["", "?id=7", "#chl5", "/?a=1&b=2#top"]);
    return `https://www.example.org/${path}${tail}`;
  }

  #syllables(alphabet: Language | "diacritics", count: number): string {
    const { first, second } = syllables[alphabet];
    const letter = (letters: string): string => this.random.pick([...letters]);
    return Array.from({ length: count }, () => letter(first) + letter(second)).join("");
  }

  #unused(make: () => string): string {
    let made = make();
    while (this.#used.has(made)) made = make();
    this.#used.add(made);
    return made;
  }
}
