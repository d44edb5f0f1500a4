import { dateRules, initials, type LanguageRules, tieAfter, tieAfterNumber } from "../rule.ts";

/** Ukrainian. Quotes and apostrophe: Ukrainian orthography 2019, § 166 and § 7; the ties follow Russian practice. */
export const uk: LanguageRules = {
  quotes: { outer: ["«", "»"], inner: ["„", "“"] },
  apostrophe: "’",
  rules: [
    tieAfter("short-words", "в у о і й з а я є"),
    tieAfterNumber("units", "грн євро год хв тис. млн млрд км м см мм кг т осіб років"),
    tieAfter("abbreviations", "ст. п. пп. с. вул. м. обл. проф. ім. пан пані"),
    initials,
    ...dateRules("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня", {
      yearMark: "р. рр. року",
    }),
    tieAfter("headings", "на за по від до зі при над під без із не для та", { displayOnly: true }),
  ],
};
