import { dateRules, initials, type LanguageRules, tieAfter, tieAfterNumber } from "../rule.ts";

/** English as the United Nations set it: double quotes outside, single ones inside. */
export const en: LanguageRules = {
  quotes: { outer: ["“", "”"], inner: ["‘", "’"] },
  apostrophe: "’",
  rules: [
    tieAfterNumber("units", "km m cm mm kg t million billion per cent a.m. p.m."),
    tieAfter("abbreviations", "No. Nos. Art. para. p. pp. Mr Mrs Ms Dr Prof. St"),
    initials,
    ...dateRules("January February March April May June July August September October November December", {
      freeYear: true,
    }),
    tieAfter("headings", "a an the of in on to for by at", { displayOnly: true }),
  ],
};
