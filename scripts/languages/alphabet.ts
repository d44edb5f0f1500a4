import { languageOf } from "./languages.ts";
import { inCapitals } from "./letter-case.ts";
import { scriptLetters } from "./script-letters.ts";
import { scriptsOf } from "./writing-system.ts";

/** What is typed in any language: ASCII, spaces and hyphens that hold, dashes, quotation marks and the signs of numbers and offices. */
const everywhere = "[\\x20-\\x7e\\xa0§©«\\xad®°±²³·»½×÷\\u2010\\u2011–—‘’‚“”„†•…‰‹›€№™−]";

/**
 * What is typed in a script beside letters: marks behind a letter, where letters are not all of one sign (grave and acute tell the stress), and
 * punctuation and currency of its own.
 */
const marksOf: Readonly<Record<string, string>> = {
  Cyrl: "\\u0300\\u0301",
  Latn: "À-ÖØ-öø-ÿ",
  Armn: "\\u0559-\\u055f\\u0589\\u058a\\u058f",
};

/** Scripts that words borrow letters from: a name with one letter more takes the script's letters along. */
const borrowed = ["Latn", "Cyrl", "Grek"];

/**
 * What somebody needs to type on in some languages: letters, small and capital, with their marks, Latin, figures and punctuation, as
 * a test of one sign. A language whose letters are not listed has all of its scripts. Letters of `shown` that are in none of them
 * bring the rest of their script: so there are few different sets in a list of thousands of names.
 */
export function typedSigns(tags: Iterable<string>, shown: Iterable<string>): (sign: string) => boolean {
  const inLanguages = new RegExp(`[${everywhere}${[...new Set(tags)].map(signsOf).join("")}]`, "v");
  const signs = new Set([...shown].filter((sign) => !inLanguages.test(sign)));
  const scripts = borrowed.filter((script) =>
    [...signs].some((sign) => new RegExp(`\\p{sc=${script}}`, "v").test(sign)),
  );
  if (scripts.length === 0) return (sign) => inLanguages.test(sign);
  const more = new RegExp(scripts.map((script) => `\\p{sc=${script}}`).join("|"), "v");
  return (sign) => inLanguages.test(sign) || more.test(sign);
}

/** A language's own signs, as part of a character class. */
function signsOf(tag: string): string {
  const scripts = scriptsOf(tag);
  const marks = scripts.map((script) => marksOf[script] ?? "").join("");
  const { hyphenation = {}, alphabet = "" } = languageOf(tag) ?? {};
  const listed = [...Object.values(hyphenation).map(({ letters }) => letters), alphabet].filter(Boolean);
  if (listed.length === 0) return `${marks}${scripts.length > 0 ? scriptLetters(scripts) : ""}`;
  const letters = listed.join("");
  // Capitals with accents, too, where the language's own rule drops them, and ẞ, which no rule gives.
  const all = new Set(
    `${letters}${inCapitals(letters, tag)}${letters.toUpperCase()}${letters.includes("ß") ? "ẞ" : ""}`,
  );
  return `${marks}${[...all].filter((sign) => /[\p{L}\p{M}]/u.test(sign)).join("")}`;
}
