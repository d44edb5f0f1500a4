import type { Language } from "./language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Armenian. Quotation marks, dates: Unicode CLDR. Its patterns (LGPL) are not used.
 */
export const hy: Language = {
  tag: "hy",
  scripts: ["Armn"],
  direction: "ltr",
  quotes: { outer: ["«", "»"], inner: ["«", "»"] },
  apostrophe: "’",
  rules: [
    tieAfterNumber("units", "դրամ եվրո կմ մ սմ մմ կգ տ ժ րոպե հազար միլիոն միլիարդ տարի մարդ"),
    tieAfter("abbreviations", "հմր. էջ կետ հոդված գ. ք. փ. թիվ"),
    initials,
    ...dateRules(
      "հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի",
      { yearMark: "թ. թթ. թվական թվականի" },
    ),
    tieAfter("headings", "և ու է են որ", { displayOnly: true }),
  ],
  undivided: undefined,
  hyphenation: {},
  alphabet: "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
  letterCase: "plain",
  dateLocale: "hy",
  unclearLinks: [
    "այստեղ",
    "սեղմեք այստեղ",
    "հղում",
    "այս հղումը",
    "ավելին",
    "կարդալ ավելին",
    "իմանալ ավելին",
    "այս էջը",
  ],
  emptyDescriptions: ["նկար", "լուսանկար", "պատկեր", "գծապատկեր", "գրաֆիկ"],
  frequentWords: [
    "և",
    "է",
    "են",
    "որ",
    "ու",
    "մի",
    "այս",
    "այդ",
    "են",
    "համար",
    "հետ",
    "նա",
    "որը",
    "մեջ",
    "կամ",
    "իր",
    "բայց",
    "էր",
    "չի",
    "եւ",
  ],
};
