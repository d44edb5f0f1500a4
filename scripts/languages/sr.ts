import { type Language, usualLimits } from "./language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/** Serbian in both scripts. Quotes and dates: Pravopis srpskoga jezika (Matica srpska, 2010). Patterns: LPPL. */
export const sr: Language = {
  tag: "sr",
  scripts: ["Cyrl", "Latn"],
  direction: "ltr",
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
  undivided: undefined,
  hyphenation: {
    sr: {
      file: "sr",
      browserTag: "sr",
      patterns: "sh-cyrl",
      letters: "абвгдђежзијклљмнњопрстћуфхцчџш",
      probe: "међународнога",
      limits: usualLimits,
    },
    // Chromium looks for the same file whatever the script; Serbo-Croatian has one of its own.
    "sr-Latn": {
      file: "sh",
      browserTag: "sh",
      patterns: "sh-latn",
      letters: "abcčćdđefghijklmnoprsštuvzžqwxy",
      probe: "međunarodnoga",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "sr",
  unclearLinks: [
    "овде",
    "кликните овде",
    "линк",
    "веза",
    "више",
    "опширније",
    "прочитајте више",
    "ovde",
    "kliknite ovde",
    "link",
    "veza",
    "više",
    "opširnije",
    "pročitajte više",
  ],
  emptyDescriptions: ["слика", "фотографија", "графикон", "slika", "fotografija", "grafikon"],
  // With those that other languages have, too: what is as Serbian as it is Russian or English is Serbian.
  frequentWords: "и у је на се да са за од су који није ће као или а о по не при с то он ни би или што"
    .split(" ")
    .concat(
      "i u je na se da sa za od su koji nije će kao ili a o po ne pri s to on ni bi ili de la što".split(" "),
    ),
};
