import type { Language } from "./language.ts";
import { tieAfterNumber } from "./typographic-rule.ts";

/** Hebrew. Gershayim in acronyms and geresh after shortened words: Academy of the Hebrew Language. */
export const he: Language = {
  tag: "he",
  scripts: ["Hebr"],
  direction: "rtl",
  quotes: { outer: ["“", "”"], inner: ["‘", "’"] },
  apostrophe: "’",
  rules: [
    tieAfterNumber("units", "ק״מ מ׳ ס״מ ק״ג מיליון מיליארד ש״ח אחוז"),
    tieAfterNumber(
      "dates",
      "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
    ),
  ],
  undivided: undefined,
  hyphenation: {},
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "he",
  unclearLinks: ["כאן", "לחצו כאן", "לחץ כאן", "קישור", "הקישור", "עוד", "קראו עוד", "למידע נוסף", "דף זה"],
  emptyDescriptions: ["תמונה", "צילום", "איור", "תרשים"],
  frequentWords: [
    "של",
    "את",
    "על",
    "לא",
    "הוא",
    "היא",
    "זה",
    "עם",
    "כי",
    "או",
    "גם",
    "אל",
    "אם",
    "כל",
    "יש",
    "אני",
    "היה",
    "בין",
  ],
};
