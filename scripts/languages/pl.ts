import { type Language, usualLimits } from "./language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Polish. Quotation marks: Publications Office of the EU, “Use of quotation marks in the different languages” (Formex 4).
 * Short words: Zasady pisowni i interpunkcji (PWN). Patterns: MIT.
 */
export const pl: Language = {
  tag: "pl",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["„", "”"], inner: ["»", "«"] },
  apostrophe: "’",
  rules: [
    tieAfter("short-words", "a i o u w z"),
    tieAfterNumber("units", "zł euro km m cm mm kg t h min tys. mln mld r. lat osób"),
    tieAfter(
      "abbreviations",
      "nr art. ust. pkt poz. s. str. ul. al. pl. dr prof. mgr inż. św. rozdz. tab. rys.",
    ),
    initials,
    ...dateRules(
      "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
      { yearMark: "r. roku" },
    ),
    tieAfter("headings", "na do od po za we ze przy pod nad bez dla oraz lub nie się", { displayOnly: true }),
  ],
  undivided: undefined,
  hyphenation: {
    pl: {
      file: "pl",
      browserTag: "pl",
      patterns: "pl",
      letters: "aąbcćdeęfghijklłmnńoóprsśtuwyzźżqvx",
      probe: "międzynarodowego",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "pl",
  unclearLinks: [
    "tutaj",
    "tu",
    "kliknij tutaj",
    "kliknij tu",
    "link",
    "ten link",
    "więcej",
    "czytaj więcej",
    "dowiedz się więcej",
    "zobacz tutaj",
    "ta strona",
  ],
  emptyDescriptions: ["obraz", "obrazek", "zdjęcie", "fotografia", "rysunek", "wykres", "ilustracja"],
  frequentWords: [
    "i",
    "w",
    "na",
    "z",
    "do",
    "się",
    "nie",
    "to",
    "jest",
    "że",
    "o",
    "jak",
    "ale",
    "po",
    "dla",
    "są",
    "przez",
    "lub",
    "oraz",
    "który",
  ],
};
