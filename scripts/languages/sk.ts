import { type Language, usualLimits } from "./language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Slovak. Quotation marks: Publications Office of the EU, “Use of quotation marks in the different languages” (Formex 4).
 * Short words, abbreviations and spaces: Pravidlá slovenského pravopisu (JÚĽŠ SAV, 2013) and STN 01 6910. Patterns: MIT.
 */
export const sk: Language = {
  tag: "sk",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["„", "“"], inner: ["‚", "‘"] },
  apostrophe: "’",
  rules: [
    tieAfter("short-words", "a i k o s u v z"),
    tieAfterNumber("units", "eur euro eur km m cm mm kg t h min tis. mil. mld. rokov osôb"),
    tieAfter("abbreviations", "č. čl. ods. písm. s. str. ul. nám. dr. prof. Ing. Mgr. sv. tzv."),
    initials,
    ...dateRules("januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra", {
      dot: true,
    }),
    tieAfter("headings", "na do od po za vo zo so ku pri nad pod bez pre ale nie sa", { displayOnly: true }),
  ],
  undivided: undefined,
  hyphenation: {
    sk: {
      file: "sk",
      browserTag: "sk",
      patterns: "sk",
      letters: "aáäbcčdďeéfghiíjklĺľmnňoóôpqrŕsštťuúvwxyýzž",
      probe: "medzinárodného",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "sk",
  unclearLinks: [
    "tu",
    "kliknite sem",
    "kliknite tu",
    "kliknite na tento odkaz",
    "odkaz",
    "tento odkaz",
    "link",
    "viac",
    "čítajte viac",
    "čítať viac",
    "viac informácií",
    "táto stránka",
  ],
  emptyDescriptions: ["obrázok", "fotografia", "fotka", "graf", "ilustrácia", "diagram"],
  frequentWords: [
    "a",
    "v",
    "na",
    "je",
    "sa",
    "že",
    "s",
    "z",
    "do",
    "o",
    "pre",
    "ako",
    "ktoré",
    "nie",
    "sú",
    "aj",
    "by",
    "to",
    "od",
    "po",
  ],
};
