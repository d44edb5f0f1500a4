import { type Language, usualLimits } from "./language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Albanian. Quotation marks: Unicode CLDR; abbreviations: Drejtshkrimi i gjuhës shqipe (1973). Patterns: MIT.
 */
export const sq: Language = {
  tag: "sq",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["“", "”"], inner: ["‘", "’"] },
  apostrophe: "’",
  rules: [
    tieAfterNumber("units", "lekë euro km m cm mm kg t min. milionë miliardë vjet persona"),
    tieAfter("abbreviations", "nr. neni f. fq. rr. dr. prof. z. znj. Sh."),
    initials,
    ...dateRules("janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor"),
    tieAfter("headings", "e i të së në me nga për dhe te tek si që një", { displayOnly: true }),
  ],
  undivided: undefined,
  hyphenation: {
    sq: {
      file: "sq",
      browserTag: "sq",
      patterns: "sq",
      letters: "abcçdeëfghijklmnopqrstuvxyzwâ",
      probe: "ndërkombëtare",
      limits: usualLimits,
    },
  },
  letterCase: "plain",
  dateLocale: "sq",
  unclearLinks: [
    "këtu",
    "kliko këtu",
    "klikoni këtu",
    "shtypni këtu",
    "lidhje",
    "kjo lidhje",
    "link",
    "më shumë",
    "lexo më shumë",
    "lexoni më shumë",
    "kjo faqe",
  ],
  emptyDescriptions: ["imazh", "foto", "fotografi", "figurë", "figura", "grafik", "ilustrim"],
  frequentWords: [
    "e",
    "i",
    "të",
    "në",
    "dhe",
    "me",
    "për",
    "nga",
    "një",
    "që",
    "është",
    "se",
    "nuk",
    "si",
    "u",
    "do",
    "ka",
    "por",
    "kjo",
    "më",
  ],
};
