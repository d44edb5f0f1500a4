import { type LanguageRules, tieAfterNumber } from "../rule.ts";

/** Hebrew. Gershayim in acronyms and geresh after shortened words: Academy of the Hebrew Language. */
export const he: LanguageRules = {
  quotes: { outer: ["“", "”"], inner: ["‘", "’"] },
  apostrophe: "’",
  rules: [
    tieAfterNumber("units", "ק״מ מ׳ ס״מ ק״ג מיליון מיליארד ש״ח אחוז"),
    tieAfterNumber(
      "dates",
      "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
    ),
  ],
};
