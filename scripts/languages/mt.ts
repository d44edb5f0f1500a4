import type { Language } from "./language.ts";
import { initials, nbsp, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Maltese. Quotation marks: Publications Office of the EU, “Use of quotation marks in the different languages” (Formex 4).
 * Particles and dates: Kunsill Nazzjonali tal-Ilsien Malti; Interinstitutional style guide of the EU.
 */
export const mt: Language = {
  tag: "mt",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["“", "”"], inner: ["‘", "’"] },
  apostrophe: "’",
  rules: [
    // Particles end in an apostrophe, which is no closing quotation mark.
    { name: "apostrophe", pattern: /(?<=(?<!\p{L})(?:ta|ma|sa))'(?=\s)/giu, replace: "’" },
    tieAfter("short-words", "ta’ ma’ sa’"),
    tieAfterNumber("units", "euro km m cm mm kg t elf miljun biljun persuna sena"),
    tieAfter("abbreviations", "nru art. p. dr prof. sur"),
    initials,
    tieAfterNumber("dates", "ta’"),
    {
      name: "dates",
      pattern:
        /(?<=(?<!\p{L})(?:jannar|frar|marzu|april|mejju|ġunju|lulju|awwissu|settembru|ottubru|novembru|diċembru)) (?=\d{4})/giu,
      replace: nbsp,
    },
    tieAfter("headings", "u li ta’ fi bi għal fuq minn", { displayOnly: true }),
  ],
  undivided: undefined,
  hyphenation: {},
  alphabet: "aàbċcdeèfġghħiìjklmnoòpqrstuùvwxyżz",
  letterCase: "plain",
  dateLocale: "mt",
  unclearLinks: [
    "hawn",
    "hawnhekk",
    "ikklikkja hawn",
    "agħfas hawn",
    "link",
    "din il-link",
    "aktar",
    "aqra aktar",
    "aktar informazzjoni",
    "din il-paġna",
  ],
  emptyDescriptions: ["immaġni", "stampa", "ritratt", "figura", "grafika", "illustrazzjoni"],
  frequentWords: [
    "u",
    "li",
    "ta",
    "il",
    "fil",
    "għal",
    "ma",
    "minn",
    "dan",
    "din",
    "tal",
    "kien",
    "huwa",
    "hija",
    "jew",
    "mill",
    "dawn",
    "biex",
    "kif",
    "mhux",
  ],
};
