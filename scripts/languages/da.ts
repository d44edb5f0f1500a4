import { type Language, usualLimits } from "./language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Danish. Quotation marks: Publications Office of the EU, “Use of quotation marks in the different languages” (Formex 4).
 * Abbreviations and dates: Retskrivningsordbogen (Dansk Sprognævn). Patterns: MIT (or LPPL).
 */
export const da: Language = {
  tag: "da",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["»", "«"], inner: ["›", "‹"] },
  apostrophe: "’",
  rules: [
    tieAfterNumber("units", "kr. euro km m cm mm kg t min. mio. mia. år personer procent"),
    tieAfter("abbreviations", "nr. art. stk. s. kap. kl. dr. prof. hr. fr. f.eks. bl.a."),
    initials,
    ...dateRules("januar februar marts april maj juni juli august september oktober november december", {
      dot: true,
    }),
    tieAfter("headings", "en et den det de i på af at og for om med til ved fra som", { displayOnly: true }),
  ],
  undivided: undefined,
  hyphenation: {
    da: {
      file: "da",
      browserTag: "da",
      patterns: "da",
      letters: "abcdefghijklmnopqrstuvwxyzæøåé",
      probe: "samarbejde",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "da",
  unclearLinks: [
    "her",
    "klik her",
    "link",
    "dette link",
    "mere",
    "læs mere",
    "læs videre",
    "mere information",
    "se her",
    "denne side",
  ],
  emptyDescriptions: ["billede", "foto", "fotografi", "figur", "diagram", "illustration"],
  frequentWords: [
    "og",
    "i",
    "at",
    "det",
    "er",
    "en",
    "på",
    "af",
    "for",
    "med",
    "den",
    "til",
    "ikke",
    "om",
    "et",
    "har",
    "de",
    "fra",
    "kan",
    "som",
  ],
};
