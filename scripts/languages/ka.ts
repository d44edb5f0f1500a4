import { type Language, usualLimits } from "./language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Georgian. Quotation marks: Unicode CLDR; dates: CLDR. Patterns: MIT.
 */
export const ka: Language = {
  tag: "ka",
  scripts: ["Geor"],
  direction: "ltr",
  quotes: { outer: ["„", "“"], inner: ["«", "»"] },
  apostrophe: "’",
  rules: [
    tieAfterNumber("units", "ლარი ევრო კმ მ სმ მმ კგ ტ სთ წთ ათასი მილიონი მილიარდი წელი ადამიანი"),
    tieAfter("abbreviations", "მუხ. გვ. ქ. დოქ. პროფ."),
    initials,
    ...dateRules(
      "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი იანვარს თებერვალს მარტს აპრილს მაისს ივნისს ივლისს აგვისტოს სექტემბერს ოქტომბერს ნოემბერს დეკემბერს",
      { yearMark: "წ. წელი წელს წლის" },
    ),
    tieAfter("headings", "და რომ არ ან", { displayOnly: true }),
  ],
  undivided: undefined,
  hyphenation: {
    ka: {
      file: "ka",
      browserTag: "ka",
      patterns: "ka",
      letters: "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
      probe: "საერთაშორისო",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "ka",
  unclearLinks: [
    "აქ",
    "დააჭირეთ აქ",
    "დააწკაპუნეთ აქ",
    "ბმული",
    "ეს ბმული",
    "მეტი",
    "წაიკითხეთ მეტი",
    "გაიგეთ მეტი",
    "ეს გვერდი",
  ],
  emptyDescriptions: ["სურათი", "ფოტო", "გრაფიკი", "დიაგრამა", "ილუსტრაცია"],
  frequentWords: [
    "და",
    "არ",
    "რომ",
    "ეს",
    "იყო",
    "არის",
    "მისი",
    "ან",
    "თუ",
    "როგორც",
    "მაგრამ",
    "უნდა",
    "შესახებ",
    "იმ",
    "რომელიც",
    "მიერ",
    "ამ",
    "რა",
    "მათ",
    "ასევე",
  ],
};
