import { type Language, usualLimits } from "./language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Irish. Quotation marks: Unicode CLDR. Dates and abbreviations: An Caighdeán Oifigiúil (Seirbhís Thithe an Oireachtais, 2017).
 * Patterns: MIT (or GPL).
 */
export const ga: Language = {
  tag: "ga",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["“", "”"], inner: ["‘", "’"] },
  apostrophe: "’",
  rules: [
    tieAfterNumber("units", "km m cm mm kg t euro milliún billiún míle duine bliain"),
    tieAfter("abbreviations", "uimh. lch. alt. an tUas. an Dr."),
    initials,
    ...dateRules("Eanáir Feabhra Márta Aibreán Bealtaine Meitheamh Iúil Lúnasa Samhain Nollaig"),
    tieAfter("headings", "an na a ag ar as de do go i le ó is", { displayOnly: true }),
  ],
  undivided: undefined,
  hyphenation: {
    ga: {
      file: "ga",
      browserTag: "ga",
      patterns: "ga",
      letters: "aábcdeéfghiíjklmnoópqrstuúvwxyz",
      probe: "idirnáisiúnta",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "ga",
  unclearLinks: [
    "anseo",
    "cliceáil anseo",
    "nasc",
    "an nasc seo",
    "tuilleadh",
    "léigh tuilleadh",
    "tuilleadh eolais",
    "an leathanach seo",
  ],
  emptyDescriptions: ["íomhá", "pictiúr", "grianghraf", "fíor", "cairt", "léaráid"],
  frequentWords: [
    "agus",
    "an",
    "na",
    "a",
    "ar",
    "i",
    "is",
    "go",
    "le",
    "ag",
    "don",
    "sa",
    "bhí",
    "tá",
    "sé",
    "nach",
    "ach",
    "as",
    "seo",
    "ní",
  ],
};
