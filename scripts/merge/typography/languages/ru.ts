import { dateRules, initials, type LanguageRules, tieAfter, tieAfterNumber } from "../rule.ts";

/** Russian. Quotes: Rules of Russian orthography and punctuation (1956) § 200; the ties: Milchin, Reference for publishers. */
export const ru: LanguageRules = {
  quotes: { outer: ["«", "»"], inner: ["„", "“"] },
  apostrophe: "’",
  rules: [
    tieAfter("short-words", "в к с у о и а я"),
    tieAfterNumber("units", "руб. евро ч. мин. тыс. млн млрд км м см мм кг т человек лет"),
    tieAfter("abbreviations", "ст. п. пп. с. стр. ул. г. гр. обл. проф. им. т."),
    initials,
    ...dateRules("января февраля марта апреля мая июня июля августа сентября октября ноября декабря", {
      yearMark: "г. гг. год года",
    }),
    tieAfter("headings", "на за по от до со во при над под без из не для", { displayOnly: true }),
  ],
};
