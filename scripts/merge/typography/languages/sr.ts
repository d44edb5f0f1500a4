import { dateRules, initials, type LanguageRules, tieAfter, tieAfterNumber } from "../rule.ts";

/** Serbian in both scripts. Quotes and dates: Pravopis srpskoga jezika (Matica srpska, 2010). */
export const sr: LanguageRules = {
  quotes: { outer: ["„", "”"], inner: ["’", "’"] },
  apostrophe: "’",
  rules: [
    tieAfter("short-words", "и у о а с к i u o a s k"),
    tieAfterNumber("units", "дин. евра km км m м cm см mm мм kg кг t т хиљ. мил. млрд. година godina"),
    tieAfter("abbreviations", "бр. чл. ст. стр. ул. др проф. г. гђа br. čl. st. str. ul. dr prof. gđa"),
    initials,
    ...dateRules(
      "јануар фебруар март април мај јун јул август септембар октобар новембар децембар јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра januar februar mart april maj jun jul avgust septembar oktobar novembar decembar januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra",
      { dot: true },
    ),
    tieAfter("headings", "на за по од до са при над под без из не na za po od do sa pri nad pod bez iz ne", {
      displayOnly: true,
    }),
  ],
};
