import { type Language, usualLimits } from "./language.ts";
import { initials, nbsp, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Lithuanian. Quotation marks: Publications Office of the EU, “Use of quotation marks in the different languages” (Formex 4), on both levels.
 * Dates, abbreviations: Valstybinė lietuvių kalbos komisija. Patterns: MIT.
 */
export const lt: Language = {
  tag: "lt",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["„", "“"], inner: ["„", "“"] },
  apostrophe: "’",
  rules: [
    tieAfterNumber("units", "eur eurų km m cm mm kg t val. min. tūkst. mln. mlrd. asmenų metų"),
    tieAfter("abbreviations", "nr. str. d. p. psl. dr. prof. g. pav. žr. pvz."),
    initials,
    tieAfterNumber(
      "dates",
      "m. d. sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    ),
    {
      name: "dates",
      pattern:
        /(?<=(?<!\p{L})(?:m\.|sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|lapkričio|gruodžio)) (?=(?:\d{1,2} d\.|\d{1,2}\u00a0d\.|sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|lapkričio|gruodžio))/gu,
      replace: nbsp,
    },
    tieAfter("headings", "ir į iš su be po už ar bei tai ne", { displayOnly: true }),
  ],
  undivided: undefined,
  hyphenation: {
    lt: {
      file: "lt",
      browserTag: "lt",
      patterns: "lt",
      letters: "aąbcčdeęėfghiįyjklmnoprsštuųūvzžqwx",
      probe: "tarptautinės",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "lt",
  unclearLinks: [
    "čia",
    "spauskite čia",
    "spustelėkite čia",
    "nuoroda",
    "ši nuoroda",
    "daugiau",
    "skaityti daugiau",
    "plačiau",
    "daugiau informacijos",
    "šis puslapis",
  ],
  emptyDescriptions: ["paveikslas", "paveikslėlis", "nuotrauka", "diagrama", "grafikas", "iliustracija"],
  frequentWords: [
    "ir",
    "į",
    "iš",
    "su",
    "kad",
    "yra",
    "tai",
    "kaip",
    "ne",
    "bet",
    "už",
    "apie",
    "jo",
    "buvo",
    "nuo",
    "ar",
    "bei",
    "dėl",
    "taip",
    "šis",
  ],
};
