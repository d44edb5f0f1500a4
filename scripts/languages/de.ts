import { type Language, usualLimits } from "./language.ts";
import { dateRules, initials, nbsp, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/** German. Quotes and abbreviations: Duden; numbers, units and dates: DIN 5008. */
export const de: Language = {
  tag: "de",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["„", "“"], inner: ["‚", "‘"] },
  apostrophe: "’",
  rules: [
    {
      name: "abbreviations",
      pattern: /(?<=(?<![\p{L}])(?:z|d|u|i|o|v|s)\.) ?(?=(?:B|h|a|d|Ä|Chr|o|u|ä)\.)/gu,
      replace: nbsp,
    },
    tieAfter("abbreviations", "Nr. Art. Abs. S. Bd. Kap. Dr. Prof. Hr. Fr. Herr Frau St."),
    tieAfterNumber("units", "km m cm mm kg t Mio. Mrd. Uhr Euro Prozent Jahre"),
    initials,
    ...dateRules(
      "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember",
      {
        dot: true,
      },
    ),
    tieAfter(
      "headings",
      "der die das den dem des ein eine in im am an zu zum zur für mit und von vom auf bei",
      {
        displayOnly: true,
      },
    ),
  ],
  undivided: undefined,
  hyphenation: {
    de: {
      file: "de-1996",
      browserTag: "de",
      patterns: "de-1996",
      letters: "abcdefghijklmnopqrstuvwxyzäöüß",
      probe: "Zusammenarbeit",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "de",
  unclearLinks: [
    "hier",
    "mehr",
    "klicken sie hier",
    "link",
    "weiterlesen",
    "dieser link",
    "mehr erfahren",
    "siehe hier",
  ],
  emptyDescriptions: ["bild", "foto", "abbildung", "grafik", "fotografie"],
  frequentWords: [
    "der",
    "die",
    "das",
    "und",
    "ist",
    "nicht",
    "ein",
    "eine",
    "zu",
    "mit",
    "von",
    "den",
    "dem",
    "auf",
    "für",
    "sich",
    "im",
    "werden",
    "auch",
    "sind",
  ],
};
