import { dateRules, initials, type LanguageRules, tieAfter, tieAfterNumber } from "../rule.ts";

/** Turkish. Quotes, apostrophe before suffixes of names, per cent sign before the number: TDK Yazım Kılavuzu. */
export const tr: LanguageRules = {
  quotes: { outer: ["“", "”"], inner: ["‘", "’"] },
  apostrophe: "’",
  rules: [
    { name: "percent", pattern: /(?<=%) (?=\d)/g, replace: "" },
    {
      name: "percent",
      pattern: /(?<![\d.,%])(\d+(?:[.,]\d+)*)[ \u00a0]?%/g,
      replace: ([, number]) => `%${number}`,
    },
    tieAfterNumber("units", "TL avro km m cm mm kg t bin milyon milyar kişi yıl"),
    tieAfter("abbreviations", "No. Nr. md. s. Cad. Sok. Dr. Prof. Av. Sayın"),
    initials,
    ...dateRules("Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"),
    tieAfter("headings", "ve ile da de bir bu", { displayOnly: true }),
  ],
};
