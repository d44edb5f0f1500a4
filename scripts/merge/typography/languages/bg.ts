import { dateRules, initials, type LanguageRules, tieAfter, tieAfterNumber } from "../rule.ts";

/** Bulgarian. Quotes: Interinstitutional style guide (EU) for Bulgarian, Institute for Bulgarian Language. */
export const bg: LanguageRules = {
  quotes: { outer: ["„", "“"], inner: ["‚", "‘"] },
  apostrophe: "’",
  rules: [
    tieAfter("short-words", "в с у о и а е к я"),
    tieAfterNumber("units", "лв. евро ч. мин. бр. хил. млн. млрд. км м см мм кг т души"),
    tieAfter("abbreviations", "чл. ал. т. стр. ул. бул. гр. обл. д-р проф. г-н г-жа инж. св."),
    initials,
    ...dateRules("януари февруари март април май юни юли август септември октомври ноември декември", {
      yearMark: "г. гг.",
    }),
    tieAfter("headings", "на за по от до със във при над под без из ще да не се ги им му ѝ", {
      displayOnly: true,
    }),
  ],
};
