import type { Language } from "./language.ts";
import { tieAfterNumber } from "./typographic-rule.ts";

/** An Arabic letter, with its marks. */
const letter = "\\p{Script=Arabic}";

/** Arabic. Quotes and punctuation: United Nations editorial practice for Arabic; digits stay as they are written. */
export const ar: Language = {
  tag: "ar",
  scripts: ["Arab"],
  direction: "rtl",
  quotes: { outer: ["«", "»"], inner: ["“", "”"] },
  apostrophe: "’",
  rules: [
    { name: "punctuation", pattern: new RegExp(`(?<=${letter}),`, "gu"), replace: "،" },
    { name: "punctuation", pattern: new RegExp(`(?<=\\d),(?= ${letter})`, "gu"), replace: "،" },
    { name: "punctuation", pattern: new RegExp(`(?<=${letter});`, "gu"), replace: "؛" },
    { name: "punctuation", pattern: new RegExp(`(?<=${letter})\\?`, "gu"), replace: "؟" },
    // „and“ is one letter and belongs to the next word.
    { name: "short-words", pattern: new RegExp(`(?<=(?<!\\p{L})و) (?=${letter})`, "gu"), replace: "" },
    tieAfterNumber("units", "كم متر كغ مليون مليار ألف في دولار يورو"),
    tieAfterNumber("dates", "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
  ],
  undivided: undefined,
  hyphenation: {},
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "ar",
  unclearLinks: [
    "هنا",
    "اضغط هنا",
    "انقر هنا",
    "الرابط",
    "رابط",
    "هذا الرابط",
    "المزيد",
    "اقرأ المزيد",
    "هذه الصفحة",
  ],
  emptyDescriptions: ["صورة", "الصورة", "شكل", "الشكل", "رسم", "رسم بياني"],
  frequentWords: [
    "في",
    "من",
    "على",
    "إلى",
    "أن",
    "عن",
    "هذا",
    "هذه",
    "التي",
    "الذي",
    "مع",
    "كان",
    "لا",
    "ما",
    "هو",
    "هي",
    "و",
    "أو",
    "بين",
    "كل",
  ],
};
