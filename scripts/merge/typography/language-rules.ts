import { ar } from "./languages/ar.ts";
import { bg } from "./languages/bg.ts";
import { de } from "./languages/de.ts";
import { en } from "./languages/en.ts";
import { fr } from "./languages/fr.ts";
import { he } from "./languages/he.ts";
import { ro } from "./languages/ro.ts";
import { ru } from "./languages/ru.ts";
import { sr } from "./languages/sr.ts";
import { tr } from "./languages/tr.ts";
import { uk } from "./languages/uk.ts";
import { type LanguageRules, nbsp, type Rule } from "./rule.ts";

/** Rules by primary language. Languages that are not listed keep their text as written, with a diagnostic. */
export const languageRules: Readonly<Record<string, LanguageRules>> = {
  ar,
  bg,
  de,
  en,
  fr,
  he,
  ro,
  ru,
  sr,
  tr,
  uk,
};

/**
 * The rule that keeps a heading from ending in one short word. Where earlier rules have already tied words into a
 * long chain, one more tie would make it wider than a narrow column.
 */
export const noShortLastWord: Rule = {
  name: "headings",
  pattern: /(?<=(?:^| )[^ ]{1,10}) (?=\S{1,5}$)/g,
  replace: nbsp,
  displayOnly: true,
};
