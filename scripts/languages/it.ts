import { type Language, usualLimits } from "./language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Italian. Quotation marks: Publications Office of the EU, “Use of quotation marks in the different languages” (Formex 4).
 * Abbreviations: Interinstitutional style guide (EU) for Italian. Patterns: MIT (or LPPL).
 */
export const it: Language = {
  tag: "it",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["«", "»"], inner: ["“", "”"] },
  apostrophe: "’",
  rules: [
    tieAfterNumber("units", "euro km m cm mm kg t h min milioni miliardi anni persone"),
    tieAfter(
      "abbreviations",
      "n. nn. art. artt. par. pag. pagg. p. pp. cap. vol. sig. sig.ra dott. dott.ssa prof. prof.ssa ing. avv.",
    ),
    initials,
    ...dateRules(
      "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    ),
    tieAfter("headings", "il lo la i gli le di del della dei a al alla da in e o un una con per su", {
      displayOnly: true,
    }),
  ],
  undivided: undefined,
  hyphenation: {
    it: {
      file: "it",
      browserTag: "it",
      patterns: "it",
      letters: "aàbcdeéèfghiìîjklmnoòpqrstuùvwxyz'’",
      probe: "internazionale",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "it",
  unclearLinks: [
    "qui",
    "clicca qui",
    "cliccare qui",
    "clicchi qui",
    "fare clic qui",
    "link",
    "questo link",
    "collegamento",
    "altro",
    "di più",
    "leggi tutto",
    "leggi di più",
    "scopri di più",
    "vedi qui",
    "questa pagina",
  ],
  emptyDescriptions: ["immagine", "foto", "fotografia", "figura", "grafico", "illustrazione"],
  frequentWords: [
    "il",
    "lo",
    "la",
    "i",
    "gli",
    "le",
    "di",
    "che",
    "e",
    "un",
    "una",
    "è",
    "non",
    "per",
    "con",
    "del",
    "della",
    "sono",
    "nel",
    "anche",
  ],
};
