import { type Language, usualLimits } from "./language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Swedish. Quotation marks: Publications Office of the EU, “Use of quotation marks in the different languages” (Formex 4).
 * Abbreviations and dates: Svenska skrivregler (Språkrådet). Patterns: LPPL.
 */
export const sv: Language = {
  tag: "sv",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["”", "”"], inner: ["’", "’"] },
  apostrophe: "’",
  rules: [
    tieAfterNumber("units", "kr euro km m cm mm kg t tim. min. mn md miljoner miljarder år personer procent"),
    tieAfter("abbreviations", "nr art. st. s. sid. kap. kl. dr prof. t.ex. bl.a."),
    initials,
    ...dateRules("januari februari mars april maj juni juli augusti september oktober november december"),
    tieAfter("headings", "en ett den det de i på av att och för om med till vid från som", {
      displayOnly: true,
    }),
  ],
  undivided: undefined,
  hyphenation: {
    sv: {
      file: "sv",
      browserTag: "sv",
      patterns: "sv",
      letters: "abcdefghijklmnopqrstuvwxyzåäöéàü",
      probe: "samarbete",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "sv",
  unclearLinks: [
    "här",
    "klicka här",
    "länk",
    "länken",
    "denna länk",
    "mer",
    "läs mer",
    "läs vidare",
    "mer information",
    "se här",
    "denna sida",
  ],
  emptyDescriptions: ["bild", "foto", "fotografi", "figur", "diagram", "illustration"],
  frequentWords: [
    "och",
    "i",
    "att",
    "det",
    "som",
    "en",
    "på",
    "är",
    "av",
    "för",
    "med",
    "den",
    "till",
    "inte",
    "om",
    "ett",
    "har",
    "de",
    "från",
    "kan",
  ],
};
