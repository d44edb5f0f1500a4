import { type Language, usualLimits } from "../../scripts/languages/language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "../../scripts/languages/typographic-rule.ts";

/** Catalan, as a contributor would add it: `language-recipe.test.ts` puts this file into a copy of scripts/languages/. */
export const ca: Language = {
  tag: "ca",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["«", "»"], inner: ["“", "”"] },
  apostrophe: "’",
  rules: [
    tieAfter("short-words", "a i o"),
    tieAfterNumber("units", "euros km m milions persones"),
    initials,
    ...dateRules("gener febrer març abril maig juny juliol agost setembre octubre novembre desembre"),
    tieAfterNumber("dates", "de d’abril d’agost d’octubre"),
  ],
  undivided: undefined,
  hyphenation: {
    ca: {
      file: "ca",
      browserTag: "ca",
      patterns: "ca",
      letters: "aàbcçdeéèfghiíïjklmnoóòpqrstuúüvwxyz",
      probe: "internacionals",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "ca",
  unclearLinks: ["aquí", "cliqueu aquí", "més"],
  emptyDescriptions: ["imatge", "fotografia"],
  frequentWords: ["i", "de", "la", "el", "que", "en", "les", "els", "per", "amb", "és", "una", "del"],
};
