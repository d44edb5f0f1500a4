import { type Language, usualLimits } from "./language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Bosnian in both scripts. Quotation marks: Unicode CLDR. Abbreviations and dates: Pravopis bosanskoga jezika (Senahid Halilović).
 * Patterns: LPPL.
 */
export const bs: Language = {
  tag: "bs",
  scripts: ["Latn", "Cyrl"],
  direction: "ltr",
  quotes: { outer: ["„", "”"], inner: ["‘", "’"] },
  apostrophe: "’",
  rules: [
    tieAfter("short-words", "a i k o s u а и к о с у"),
    tieAfterNumber("units", "KM eura km m cm mm kg t min. hilj. mil. mlrd. godina osoba"),
    tieAfter("abbreviations", "br. čl. st. str. ul. dr. prof. g. gđa tzv."),
    initials,
    ...dateRules(
      "januar februar mart april maj juni juli august septembar oktobar novembar decembar januara februara marta aprila maja juna jula augusta septembra oktobra novembra decembra",
      { dot: true },
    ),
    tieAfter("headings", "na za po od do iz sa pri nad pod bez ne se ili", { displayOnly: true }),
  ],
  undivided: undefined,
  hyphenation: {
    bs: {
      file: "bs",
      browserTag: "bs",
      patterns: "sh-latn",
      letters: "abcčćdđefghijklmnoprsštuvzžqwxy",
      probe: "međunarodnoga",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "bs",
  unclearLinks: [
    "ovdje",
    "kliknite ovdje",
    "klikni ovdje",
    "link",
    "ovaj link",
    "veza",
    "više",
    "pročitajte više",
    "saznajte više",
    "opširnije",
    "vidi ovdje",
    "ova stranica",
  ],
  emptyDescriptions: ["slika", "fotografija", "grafikon", "ilustracija", "crtež"],
  // With all that Croatian and Serbian have: what is as Bosnian as it is one of these is Bosnian.
  frequentWords: "i u je na se da za su od s sa koji nije će kao ili a o po ne što pri to on ni bi de la"
    .split(" ")
    .concat("и у је на се да са за од су који није ће као или а о по не што при с то он ни би".split(" ")),
};
