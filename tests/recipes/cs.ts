import { type Language, usualLimits } from "../../scripts/languages/language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "../../scripts/languages/typographic-rule.ts";

/** Czech, as a contributor would add it: `language-recipe.test.ts` puts this file into a copy of scripts/languages/. */
export const cs: Language = {
  tag: "cs",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["„", "“"], inner: ["‚", "‘"] },
  apostrophe: "’",
  rules: [
    tieAfter("short-words", "k s v z o u a i"),
    tieAfterNumber("units", "Kč km m tis. mil. mld. osob"),
    initials,
    ...dateRules("ledna února března dubna května června července srpna září října listopadu prosince", {
      dot: true,
    }),
  ],
  undivided: undefined,
  hyphenation: {
    cs: {
      file: "cs",
      browserTag: "cs",
      patterns: "cs",
      letters: "aábcčdďeéěfghiíjklmnňoópqrřsštťuúůvwxyýzž",
      probe: "mezinárodního",
      limits: usualLimits,
    },
  },
  letterCase: "plain",
  dateLocale: "cs",
  captionWords: ["Tabulka"],
  unclearLinks: ["zde", "klikněte zde", "více"],
  emptyDescriptions: ["obrázek", "fotografie"],
  frequentWords: ["a", "v", "na", "je", "se", "že", "s", "z", "do", "pro", "jako", "které", "není"],
};
