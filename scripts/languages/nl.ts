import { type Language, usualLimits } from "./language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Dutch. Quotation marks: Publications Office of the EU, “Use of quotation marks in the different languages”, whose
 * curved pair is Taaladvies.net’s first choice, too. ’s and ’t: Woordenlijst Nederlandse Taal. Patterns: MIT.
 */
export const nl: Language = {
  tag: "nl",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["“", "”"], inner: ["‘", "’"] },
  apostrophe: "’",
  rules: [
    {
      name: "apostrophe",
      pattern: /(?<![\p{L}\p{N}])['‘](?=(?:s|t|n|k|m|r|ns)(?![\p{L}\p{N}'’]))/gu,
      replace: "’",
    },
    tieAfterNumber("units", "euro km m cm mm kg t uur min. mln. mld. miljoen miljard jaar personen"),
    tieAfter("abbreviations", "nr. art. lid p. blz. hfst. dr. prof. mr. ir. drs. dhr. mevr. st."),
    initials,
    ...dateRules("januari februari maart april mei juni juli augustus september oktober november december"),
    tieAfter("headings", "de het een van in op te ten ter aan en of om voor met bij tot uit", {
      displayOnly: true,
    }),
  ],
  undivided: undefined,
  hyphenation: {
    nl: {
      file: "nl",
      browserTag: "nl",
      patterns: "nl",
      letters: "abcdefghijklmnopqrstuvwxyzáäâàéëêèíïîóöôúüûç'’",
      probe: "samenwerking",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "nl",
  unclearLinks: [
    "hier",
    "klik hier",
    "link",
    "deze link",
    "meer",
    "lees meer",
    "lees verder",
    "meer informatie",
    "zie hier",
    "deze pagina",
  ],
  emptyDescriptions: ["afbeelding", "foto", "figuur", "grafiek", "illustratie", "plaatje"],
  frequentWords: [
    "de",
    "het",
    "een",
    "van",
    "en",
    "in",
    "is",
    "dat",
    "niet",
    "op",
    "te",
    "zijn",
    "voor",
    "met",
    "die",
    "aan",
    "er",
    "om",
    "ook",
    "als",
  ],
};
