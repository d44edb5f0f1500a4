import { type Language, usualLimits } from "./language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Slovenian. Quotation marks: Publications Office of the EU, “Use of quotation marks in the different languages” (Formex 4).
 * Abbreviations and dates: Slovenski pravopis (SAZU, 2001). Patterns: MIT (or LPPL).
 */
export const sl: Language = {
  tag: "sl",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["„", "“"], inner: ["‚", "‘"] },
  apostrophe: "’",
  rules: [
    tieAfter("short-words", "a i k h o s z v"),
    tieAfterNumber("units", "evrov EUR km m cm mm kg t h min mio. mrd. let oseb"),
    tieAfter("abbreviations", "št. čl. odst. str. ul. dr. prof. ga. g. t. i."),
    initials,
    ...dateRules(
      "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra",
      { dot: true },
    ),
    tieAfter("headings", "na za po od do iz pri nad pod brez ne se ter ali in", { displayOnly: true }),
  ],
  undivided: undefined,
  hyphenation: {
    sl: {
      file: "sl",
      browserTag: "sl",
      patterns: "sl",
      letters: "abcčćdđefghijklmnoprsštuvzžqwxy",
      probe: "mednarodnega",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "sl",
  unclearLinks: [
    "tukaj",
    "tu",
    "kliknite tukaj",
    "kliknite tu",
    "povezava",
    "ta povezava",
    "več",
    "preberite več",
    "več informacij",
    "glej tukaj",
    "ta stran",
  ],
  emptyDescriptions: ["slika", "fotografija", "grafikon", "graf", "ilustracija", "risba"],
  frequentWords: [
    "in",
    "v",
    "je",
    "na",
    "se",
    "da",
    "za",
    "so",
    "od",
    "s",
    "ki",
    "ni",
    "bo",
    "kot",
    "ali",
    "a",
    "o",
    "po",
    "ne",
    "tudi",
  ],
};
