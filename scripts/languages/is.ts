import { type Language, usualLimits } from "./language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Icelandic. Quotation marks: Publications Office of the EU, “Use of quotation marks in the different languages” (Formex 4).
 * Abbreviations and dates: Ritreglur (Íslensk málnefnd, 2016). Patterns: LPPL.
 */
export const is: Language = {
  tag: "is",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["„", "“"], inner: ["‚", "‘"] },
  apostrophe: "’",
  rules: [
    tieAfterNumber("units", "kr. evrur km m cm mm kg t mín. þús. millj. ma. manns ár"),
    tieAfter("abbreviations", "nr. gr. bls. mgr. dr. próf. sbr."),
    initials,
    ...dateRules("janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember", {
      dot: true,
    }),
    tieAfter("headings", "og í á um til við af að er en", { displayOnly: true }),
  ],
  undivided: undefined,
  hyphenation: {
    is: {
      file: "is",
      browserTag: "is",
      patterns: "is",
      letters: "aábcdðeéfghiíjklmnoópqrstuúvwxyýzþæö",
      probe: "alþjóðlegrar",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "is",
  unclearLinks: [
    "hér",
    "smelltu hér",
    "smellið hér",
    "hlekkur",
    "þessi hlekkur",
    "tengill",
    "meira",
    "lesa meira",
    "nánar",
    "sjá nánar",
    "þessi síða",
  ],
  emptyDescriptions: ["mynd", "ljósmynd", "graf", "teikning", "skýringarmynd"],
  frequentWords: [
    "og",
    "að",
    "í",
    "á",
    "sem",
    "er",
    "til",
    "við",
    "um",
    "var",
    "með",
    "ekki",
    "en",
    "hann",
    "það",
    "því",
    "eru",
    "fyrir",
    "frá",
    "af",
  ],
};
