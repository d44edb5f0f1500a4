import type { Language } from "./language.ts";
import { initials, nbsp, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Hungarian. Quotation marks: Publications Office of the EU, “Use of quotation marks in the different languages” (Formex 4).
 * Dates and abbreviations: A magyar helyesírás szabályai (Magyar Tudományos Akadémia, 2015), which writes the year first. Its patterns
 * (MPL, LGPL or GPL) are not used.
 */
export const hu: Language = {
  tag: "hu",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["„", "”"], inner: ["»", "«"] },
  apostrophe: "’",
  rules: [
    tieAfterNumber("units", "Ft euró km m cm mm kg t óra perc ezer millió milliárd év fő"),
    tieAfter("abbreviations", "sz. dr. prof. id. ifj. Szt."),
    initials,
    {
      name: "dates",
      pattern:
        /(?<=(?<!\d)\d{4}\.) (?=(?:január|február|március|április|május|június|július|augusztus|szeptember|október|november|december))/gu,
      replace: nbsp,
    },
    {
      name: "dates",
      pattern:
        /(?<=(?<!\p{L})(?:január|február|március|április|május|június|július|augusztus|szeptember|október|november|december)) (?=\d{1,2}(?!\d))/giu,
      replace: nbsp,
    },
    tieAfter("headings", "a az egy és is nem ha de", { displayOnly: true }),
  ],
  undivided: undefined,
  hyphenation: {},
  alphabet: "aábcdeéfghiíjklmnoóöőpqrstuúüűvwxyz",
  letterCase: "plain",
  dateLocale: "hu",
  unclearLinks: [
    "itt",
    "ide",
    "kattintson ide",
    "kattints ide",
    "ide kattintva",
    "link",
    "ez a link",
    "hivatkozás",
    "tovább",
    "bővebben",
    "további információ",
    "ez az oldal",
  ],
  emptyDescriptions: ["kép", "fotó", "fénykép", "ábra", "grafikon", "illusztráció"],
  frequentWords: [
    "a",
    "az",
    "és",
    "hogy",
    "nem",
    "is",
    "egy",
    "ez",
    "van",
    "volt",
    "de",
    "meg",
    "ha",
    "már",
    "csak",
    "el",
    "vagy",
    "mint",
    "kell",
    "lehet",
  ],
};
