import { type Language, usualLimits } from "./language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Croatian. Quotation marks: Publications Office of the EU, “Use of quotation marks in the different languages” (Formex 4).
 * Abbreviations and dates: Hrvatski pravopis (Institut za hrvatski jezik i jezikoslovlje, 2013). Patterns: LPPL.
 */
export const hr: Language = {
  tag: "hr",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["„", "”"], inner: ["‚", "’"] },
  apostrophe: "’",
  rules: [
    tieAfter("short-words", "a i k o s u"),
    tieAfterNumber("units", "eura km m cm mm kg t min tis. mil. mlrd. godina osoba"),
    tieAfter("abbreviations", "br. čl. st. str. sv. ul. dr. prof. gđa g. tzv."),
    initials,
    ...dateRules(
      "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga studenog prosinca",
      { dot: true },
    ),
    tieAfter("headings", "na za po od do iz sa pri nad pod bez ne se te ili", { displayOnly: true }),
  ],
  undivided: undefined,
  hyphenation: {
    hr: {
      file: "hr",
      browserTag: "hr",
      patterns: "hr",
      letters: "abcčćdđefghijklmnoprsštuvzžqwxy",
      probe: "međunarodnoga",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "hr",
  unclearLinks: [
    "ovdje",
    "kliknite ovdje",
    "klikni ovdje",
    "poveznica",
    "ova poveznica",
    "link",
    "više",
    "pročitajte više",
    "saznajte više",
    "opširnije",
    "vidi ovdje",
    "ova stranica",
  ],
  emptyDescriptions: ["slika", "fotografija", "grafikon", "grafički prikaz", "ilustracija", "crtež"],
  frequentWords: [
    "i",
    "u",
    "je",
    "na",
    "se",
    "da",
    "za",
    "su",
    "od",
    "s",
    "koji",
    "nije",
    "će",
    "kao",
    "ili",
    "a",
    "o",
    "po",
    "ne",
    "što",
  ],
};
