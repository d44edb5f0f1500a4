import { type Language, usualLimits } from "./language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Norwegian Bokmål, and Norwegian that says no more than `no`. Quotation marks: Unicode CLDR. Abbreviations and dates: Språkrådet.
 * Patterns: FSF all-permissive.
 */
export const nb: Language = {
  tag: "nb",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["«", "»"], inner: ["‘", "’"] },
  apostrophe: "’",
  rules: [
    tieAfterNumber("units", "kr kroner euro km m cm mm kg t min mill. mrd. prosent personer år"),
    tieAfter("abbreviations", "nr. art. s. kap. dr. prof. jf. ca. bl.a. f.eks."),
    initials,
    ...dateRules("januar februar mars april mai juni juli august september oktober november desember", {
      dot: true,
    }),
    tieAfter("headings", "en et ei den det de i på av og for om med til ved fra som", { displayOnly: true }),
  ],
  undivided: undefined,
  hyphenation: {
    nb: {
      file: "nb",
      browserTag: "nb",
      patterns: "nb",
      letters: "abcdefghijklmnopqrstuvwxyzæøåéèêóòôü",
      probe: "internasjonale",
      limits: usualLimits,
    },
    no: {
      file: "nb",
      browserTag: "nb",
      patterns: "nb",
      letters: "abcdefghijklmnopqrstuvwxyzæøåéèêóòôü",
      probe: "internasjonale",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "nb",
  unclearLinks: [
    "her",
    "klikk her",
    "trykk her",
    "lenke",
    "denne lenken",
    "lenken",
    "mer",
    "les mer",
    "mer informasjon",
    "se her",
    "denne siden",
  ],
  emptyDescriptions: ["bilde", "foto", "fotografi", "figur", "diagram", "illustrasjon"],
  frequentWords: [
    "og",
    "i",
    "er",
    "det",
    "på",
    "som",
    "en",
    "til",
    "av",
    "for",
    "med",
    "at",
    "ikke",
    "den",
    "har",
    "de",
    "et",
    "om",
    "fra",
    "kan",
  ],
};
