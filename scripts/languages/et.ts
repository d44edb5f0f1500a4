import { type Language, usualLimits } from "./language.ts";
import { dateRules, initials, nbsp, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Estonian. Quotation marks: Publications Office of the EU, “Use of quotation marks in the different languages” (Formex 4), second level: Unicode CLDR.
 * Abbreviations and dates: Eesti keele käsiraamat (Eesti Keele Instituut). Patterns: MIT (or LPPL).
 */
export const et: Language = {
  tag: "et",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["„", "“"], inner: ["‚", "‘"] },
  apostrophe: "’",
  rules: [
    tieAfterNumber("units", "eurot km m cm mm kg t min tuhat miljonit miljardit inimest aastat"),
    tieAfter("abbreviations", "nr lk lg p art dr prof hr pr jms"),
    initials,
    ...dateRules(
      "jaanuar jaanuaril veebruar veebruaril märts märtsil aprill aprillil mai mail juuni juunil juuli juulil august augustil september septembril oktoober oktoobril november novembril detsember detsembril",
      { dot: true },
    ),
    { name: "dates", pattern: /(?<=(?<!\d)\d{4}\.) (?=(?:a\.|aasta))/gu, replace: nbsp },
    tieAfter("headings", "ja ning ei on või ka", { displayOnly: true }),
  ],
  undivided: undefined,
  hyphenation: {
    et: {
      file: "et",
      browserTag: "et",
      patterns: "et",
      letters: "abcdefghijklmnopqrsšzžtuvwõäöüxy",
      probe: "rahvusvahelise",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "et",
  unclearLinks: [
    "siin",
    "siia",
    "siit",
    "kliki siia",
    "klikkige siia",
    "vajuta siia",
    "link",
    "see link",
    "rohkem",
    "loe edasi",
    "loe rohkem",
    "lisateave",
    "see leht",
  ],
  emptyDescriptions: ["pilt", "foto", "joonis", "graafik", "diagramm", "illustratsioon"],
  frequentWords: [
    "ja",
    "on",
    "ei",
    "et",
    "see",
    "ta",
    "kui",
    "oma",
    "ning",
    "ka",
    "aga",
    "või",
    "mis",
    "kes",
    "nii",
    "oli",
    "seda",
    "mida",
    "olema",
    "välja",
  ],
};
