import type { Language } from "./language.ts";
import { nbsp } from "./typographic-rule.ts";

/** A letter of the Persian alphabet, with its marks. */
const letter = "\\p{Script=Arabic}";

/** Persian has digits of its own (۰–۹) beside the European ones; both are left as they are written. */
const digit = "\\p{Nd}";

const afterNumber = (words: string): RegExp =>
  new RegExp(`(?<=${digit}) (?=(?:${words.replaceAll(" ", "|")})(?!\\p{L}))`, "gu");

/**
 * Persian. Quotation marks, and the joiner of prefix and word (می‌شود), which is no space: Dastur-e khatt-e fārsi (Academy of Persian
 * Language and Literature, 2015). Punctuation: as in Arabic.
 */
export const fa: Language = {
  tag: "fa",
  scripts: ["Arab"],
  direction: "rtl",
  quotes: { outer: ["«", "»"], inner: ["“", "”"] },
  apostrophe: "’",
  rules: [
    { name: "punctuation", pattern: new RegExp(`(?<=${letter}),`, "gu"), replace: "،" },
    { name: "punctuation", pattern: new RegExp(`(?<=${letter});`, "gu"), replace: "؛" },
    { name: "punctuation", pattern: new RegExp(`(?<=${letter})\\?`, "gu"), replace: "؟" },
    {
      name: "units",
      pattern: afterNumber(
        "ریال تومان یورو کیلومتر متر سانتی‌متر کیلوگرم تن هزار میلیون میلیارد درصد نفر سال",
      ),
      replace: nbsp,
    },
    {
      name: "dates",
      pattern: afterNumber(
        "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
      ),
      replace: nbsp,
    },
  ],
  undivided: undefined,
  hyphenation: {},
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "fa",
  unclearLinks: [
    "اینجا",
    "این‌جا",
    "اینجا کلیک کنید",
    "کلیک کنید",
    "پیوند",
    "این پیوند",
    "لینک",
    "بیشتر",
    "ادامه",
    "ادامه مطلب",
    "بیشتر بخوانید",
    "این صفحه",
  ],
  emptyDescriptions: ["تصویر", "عکس", "شکل", "نمودار", "نقشه"],
  frequentWords: [
    "و",
    "در",
    "به",
    "از",
    "که",
    "این",
    "را",
    "با",
    "است",
    "برای",
    "آن",
    "یک",
    "تا",
    "شود",
    "بر",
    "هم",
    "اما",
    "های",
    "شد",
    "یا",
  ],
};
