import { type Language, usualLimits } from "./language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Norwegian Nynorsk. Quotation marks: Unicode CLDR. Abbreviations and dates: Språkrådet. Patterns: FSF all-permissive.
 */
export const nn: Language = {
  tag: "nn",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["«", "»"], inner: ["‘", "’"] },
  apostrophe: "’",
  rules: [
    tieAfterNumber("units", "kr kroner euro km m cm mm kg t min mill. mrd. prosent personar år"),
    tieAfter("abbreviations", "nr. art. s. kap. dr. prof. jf. ca. m.a. t.d."),
    initials,
    ...dateRules("januar februar mars april mai juni juli august september oktober november desember", {
      dot: true,
    }),
    tieAfter("headings", "ein ei eit den det dei i på av og for om med til ved frå som", {
      displayOnly: true,
    }),
  ],
  undivided: undefined,
  hyphenation: {
    nn: {
      file: "nn",
      browserTag: "nn",
      patterns: "nn",
      letters: "abcdefghijklmnopqrstuvwxyzæøåéèêóòôü",
      probe: "internasjonale",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "nn",
  unclearLinks: [
    "her",
    "klikk her",
    "trykk her",
    "lenkje",
    "lenke",
    "denne lenkja",
    "meir",
    "les meir",
    "meir informasjon",
    "sjå her",
    "denne sida",
  ],
  emptyDescriptions: ["bilete", "foto", "fotografi", "figur", "diagram", "illustrasjon"],
  frequentWords: [
    "og",
    "i",
    "er",
    "det",
    "på",
    "som",
    "ein",
    "til",
    "av",
    "for",
    "med",
    "at",
    "ikkje",
    "den",
    "har",
    "dei",
    "eit",
    "om",
    "frå",
    "kan",
  ],
};
