import { dateRules, initials, type LanguageRules, nbsp, tieAfter, tieAfterNumber } from "../rule.ts";

/**
 * French. Spaces before double punctuation and inside of guillemets: Lexique des règles typographiques en usage à
 * l'Imprimerie nationale. Its narrow spaces are set as non-breaking ones, since many fonts lack U+202F.
 */
export const fr: LanguageRules = {
  quotes: { outer: [`«${nbsp}`, `${nbsp}»`], inner: ["“", "”"] },
  apostrophe: "’",
  rules: [
    { name: "punctuation", pattern: /(?<=[\p{L}\p{N})»”’])[ \u202f](?=[;:!?])/gu, replace: nbsp },
    { name: "punctuation", pattern: /(?<=[\p{L})»”])(?=[;!?]+(?:\s|$))/gu, replace: nbsp },
    { name: "punctuation", pattern: /(?<=[\p{L})»”])(?=:\s)/gu, replace: nbsp },
    { name: "quotes", pattern: /(?<=«)[ \u202f]?(?=[^\s\u00a0])/g, replace: nbsp },
    { name: "quotes", pattern: /(?<=[^\s\u00a0])[ \u202f]?(?=»)/g, replace: nbsp },
    { name: "digits", pattern: /(?<=\d)\u202f(?=\d{3})/g, replace: nbsp },
    tieAfter("abbreviations", "n° nos art. p. pp. M. MM. Mme Mmes Mlle Dr Pr St Ste"),
    tieAfterNumber("units", "km m cm mm kg t h min euros millions milliards pour ans"),
    initials,
    ...dateRules("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    { name: "dates", pattern: /(?<=(?<!\d)1er) (?=\p{L})/gu, replace: nbsp },
    tieAfter("headings", "le la les de du des à au aux en et un une par pour sur", { displayOnly: true }),
  ],
};
