import { type Language, usualLimits } from "./language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Finnish. Quotation marks: Publications Office of the EU, “Use of quotation marks in the different languages” (Formex 4).
 * Abbreviations and spaces: Kielitoimiston ohjepankki (Kotimaisten kielten keskus). Patterns: “Finnish for school”, MIT.
 */
export const fi: Language = {
  tag: "fi",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["”", "”"], inner: ["’", "’"] },
  apostrophe: "’",
  rules: [
    tieAfterNumber(
      "units",
      "euroa km m cm mm kg t min milj. mrd. miljoonaa tuhatta henkilöä vuotta prosenttia",
    ),
    tieAfter("abbreviations", "nro art. s. ks. dr. prof. mm. esim. n."),
    initials,
    ...dateRules(
      "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
      { dot: true },
    ),
    tieAfter("headings", "ja tai on ei se", { displayOnly: true }),
  ],
  undivided: undefined,
  hyphenation: {
    fi: {
      file: "fi",
      browserTag: "fi",
      patterns: "fi-x-school",
      letters: "abcdefghijklmnopqrsštuvwxyzžåäö",
      probe: "kansainvälisen",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "fi",
  unclearLinks: [
    "tästä",
    "tässä",
    "täällä",
    "täältä",
    "klikkaa tästä",
    "napsauta tästä",
    "linkki",
    "tämä linkki",
    "lisää",
    "lue lisää",
    "lisätietoja",
    "tämä sivu",
  ],
  emptyDescriptions: ["kuva", "valokuva", "kuvio", "kaavio", "piirros"],
  frequentWords: [
    "ja",
    "on",
    "ei",
    "että",
    "se",
    "oli",
    "hän",
    "mutta",
    "ovat",
    "kuin",
    "myös",
    "tai",
    "joka",
    "sen",
    "ole",
    "niin",
    "jos",
    "kun",
    "mukaan",
    "sekä",
  ],
};
