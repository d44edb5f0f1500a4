import type { Language } from "./language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/** Romanian. Quotes and the letters with a comma below: DOOM2 (Romanian Academy, 2005). */
export const ro: Language = {
  tag: "ro",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["„", "”"], inner: ["«", "»"] },
  apostrophe: "’",
  rules: [
    // Old keyboards write cedillas; the letters of Romanian have commas.
    {
      name: "letters",
      pattern: /[şţŞŢ]/g,
      replace: ([letter]) => ({ ş: "ș", ţ: "ț", Ş: "Ș", Ţ: "Ț" })[letter] ?? letter,
    },
    tieAfterNumber("units", "lei euro km m cm mm kg t mii milioane miliarde ani ore persoane"),
    tieAfter("abbreviations", "nr. art. alin. lit. pag. p. str. bd. dl dna dr. prof. cap."),
    initials,
    ...dateRules(
      "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    ),
    tieAfter("headings", "de la cu în pe din și sau pentru a al ai ale", { displayOnly: true }),
  ],
  undivided: undefined,
  hyphenation: {},
  // ş and ţ, with cedillas, are on older keyboards.
  alphabet: "aăâbcdefghiîjklmnopqrsștțuvwxyzşţ",
  letterCase: "plain",
  dateLocale: "ro",
  unclearLinks: [
    "aici",
    "apăsați aici",
    "click aici",
    "faceți clic aici",
    "link",
    "linkul",
    "mai mult",
    "mai multe",
    "citește mai mult",
    "citiți mai mult",
    "această pagină",
  ],
  emptyDescriptions: ["imagine", "imaginea", "fotografie", "poză", "figură", "figura", "grafic"],
  frequentWords: [
    "și",
    "de",
    "la",
    "în",
    "cu",
    "pe",
    "din",
    "că",
    "este",
    "un",
    "o",
    "nu",
    "care",
    "pentru",
    "mai",
    "sunt",
    "să",
    "al",
    "ale",
    "prin",
  ],
};
