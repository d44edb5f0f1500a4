import type { Language } from "./language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Czech. Quotation marks: Publications Office of the EU, “Use of quotation marks in the different languages” (Formex 4).
 * Short words, spaces and abbreviations: ČSN 01 6910 and Internetová jazyková příručka (ÚJČ AV ČR). Its patterns (GPL) are not used.
 */
export const cs: Language = {
  tag: "cs",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["„", "“"], inner: ["‚", "‘"] },
  apostrophe: "’",
  rules: [
    tieAfter("short-words", "a i k o s u v z"),
    tieAfterNumber("units", "Kč eur km m cm mm kg t h min tis. mil. mld. osob let"),
    tieAfter("abbreviations", "č. čl. odst. písm. s. str. tab. obr. ul. nám. dr. prof. mgr. ing. sv."),
    initials,
    ...dateRules("ledna února března dubna května června července srpna září října listopadu prosince", {
      dot: true,
    }),
    tieAfter("headings", "na do od po za ve ze ke se při pod nad bez pro ani", { displayOnly: true }),
  ],
  undivided: undefined,
  hyphenation: {},
  alphabet: "aábcčdďeéěfghiíjklmnňoópqrřsštťuúůvwxyýzž",
  letterCase: "plain",
  dateLocale: "cs",
  unclearLinks: [
    "zde",
    "tady",
    "tu",
    "klikněte zde",
    "klikněte sem",
    "odkaz",
    "tento odkaz",
    "více",
    "číst dále",
    "více informací",
    "viz zde",
    "tato stránka",
  ],
  emptyDescriptions: ["obrázek", "obraz", "fotografie", "foto", "graf", "ilustrace", "kresba"],
  frequentWords: [
    "a",
    "v",
    "se",
    "na",
    "je",
    "že",
    "s",
    "z",
    "do",
    "pro",
    "jako",
    "které",
    "není",
    "ale",
    "by",
    "jsou",
    "o",
    "k",
    "za",
    "od",
    "po",
    "nebo",
  ],
};
