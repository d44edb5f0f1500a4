import type { Language } from "./language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Macedonian. Quotation marks, dates and abbreviations: Правопис на македонскиот јазик (Институт за македонски јазик, 2017).
 * Its patterns (GPL) are not used.
 */
export const mk: Language = {
  tag: "mk",
  scripts: ["Cyrl"],
  direction: "ltr",
  quotes: { outer: ["„", "“"], inner: ["’", "‘"] },
  apostrophe: "’",
  rules: [
    tieAfter("short-words", "а и в с о у"),
    tieAfterNumber("units", "ден. денари евра км м см мм кг т мин. мил. милиони години лица"),
    tieAfter("abbreviations", "бр. чл. ст. стр. ул. бул. д-р проф. г. г-ѓа инж."),
    initials,
    ...dateRules("јануари февруари март април мај јуни јули август септември октомври ноември декември", {
      yearMark: "г. година",
    }),
    tieAfter("headings", "на за од до по со во при над под без не се ги да ќе или", { displayOnly: true }),
  ],
  undivided: undefined,
  hyphenation: {},
  alphabet: "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ",
  letterCase: "plain",
  dateLocale: "mk",
  unclearLinks: [
    "овде",
    "тука",
    "кликнете овде",
    "кликни овде",
    "притиснете овде",
    "линк",
    "врска",
    "овој линк",
    "повеќе",
    "прочитајте повеќе",
    "дознајте повеќе",
    "оваа страница",
  ],
  emptyDescriptions: ["слика", "фотографија", "графикон", "илустрација", "цртеж"],
  frequentWords: [
    "и",
    "во",
    "на",
    "се",
    "да",
    "за",
    "од",
    "со",
    "е",
    "не",
    "ќе",
    "како",
    "што",
    "или",
    "а",
    "по",
    "кои",
    "ги",
    "ова",
    "беше",
  ],
};
