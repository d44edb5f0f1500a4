/** One typographic rule: what it finds and what stands there afterwards. Each is idempotent. */
export interface Rule {
  name: string;
  pattern: RegExp;
  replace: string | ((match: RegExpExecArray) => string);
  /** Only in headings and other large type. */
  displayOnly?: boolean;
}

/** Quotation marks of a language: outer and nested pairs. */
export interface Quotes {
  outer: readonly [string, string];
  inner: readonly [string, string];
}

/** What Dipla knows of a language's typography. */
export interface LanguageRules {
  quotes: Quotes;
  /** An apostrophe is no quotation mark: don’t, МОМ’s. */
  apostrophe: string;
  rules: readonly Rule[];
}

const nbsp = "\u00a0";
/** Not a letter or digit before: the word starts here. */
const wordStart = "(?<![\\p{L}\\p{N}])";

const everywhere: readonly Rule[] = [
  { name: "one space", pattern: / {2,}/g, replace: " " },
  { name: "ellipsis", pattern: /(?<!\.)\.\.\.(?!\.)/g, replace: "…" },
  { name: "spaced dash", pattern: /(?<=\S)[ \u00a0][-–][ ](?=\S)/g, replace: `${nbsp}– ` },
  {
    name: "number range",
    pattern: /(?<=(?<![\p{L}\p{N}-])\d{4})-(?=\d{4}(?![\p{L}\p{N}-]))/gu,
    replace: "–",
  },
  { name: "groups of digits", pattern: /(?<=\d) (?=\d{3}(?!\d))/g, replace: nbsp },
  { name: "per cent and currency signs", pattern: /(?<=\d) (?=[%‰€$£])/g, replace: nbsp },
  { name: "number sign", pattern: /(?<=[№§]) (?=\S)/g, replace: nbsp },
];

const bulgarian: readonly Rule[] = [
  ...everywhere,
  {
    name: "one-letter words",
    pattern: new RegExp(`(?<=${wordStart}[всуоиаекя]) (?=\\S)`, "giu"),
    replace: nbsp,
  },
  { name: "year", pattern: /(?<=\d) (?=(г|гг)\.)/g, replace: nbsp },
  {
    name: "units",
    pattern: /(?<=\d) (?=(лв\.|евро|ч\.|мин\.|бр\.|хил\.|млн\.|млрд\.|км|м|см|мм|кг|т|души)(?![\p{L}]))/gu,
    replace: nbsp,
  },
  {
    name: "abbreviations before a word",
    pattern: new RegExp(
      `(?<=${wordStart}(чл\\.|ал\\.|т\\.|стр\\.|ул\\.|бул\\.|гр\\.|обл\\.|д-р|проф\\.|г-н|г-жа|инж\\.)) (?=\\S)`,
      "giu",
    ),
    replace: nbsp,
  },
  { name: "initials", pattern: new RegExp(`(?<=${wordStart}\\p{Lu}\\.) (?=\\p{Lu})`, "gu"), replace: nbsp },
  {
    name: "day and month",
    pattern:
      /(?<=(?<!\d)\d{1,2}) (?=(януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември)(?!\p{L}))/gu,
    replace: nbsp,
  },
  {
    name: "month and year",
    pattern:
      /(?<=(януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември)) (?=\d{4})/gu,
    replace: nbsp,
  },
  {
    name: "short prepositions in headings",
    pattern: new RegExp(
      `(?<=${wordStart}(на|за|по|от|до|със|във|при|над|под|без|със|из|ще|да|не|се|ги|им|му|ѝ)) (?=\\S)`,
      "giu",
    ),
    replace: nbsp,
    displayOnly: true,
  },
];

const english: readonly Rule[] = [
  ...everywhere,
  {
    name: "units",
    pattern: /(?<=\d) (?=(km|m|cm|mm|kg|t|million|billion|per cent)(?!\p{L}))/gu,
    replace: nbsp,
  },
  {
    name: "abbreviations before a word",
    pattern: new RegExp(`(?<=${wordStart}(No\\.|Art\\.|p\\.|pp\\.|Mr|Mrs|Ms|Dr|Prof\\.)) (?=\\S)`, "gu"),
    replace: nbsp,
  },
  { name: "initials", pattern: new RegExp(`(?<=${wordStart}\\p{Lu}\\.) (?=\\p{Lu})`, "gu"), replace: nbsp },
  {
    name: "day and month",
    pattern:
      /(?<=(?<!\d)\d{1,2}) (?=(January|February|March|April|May|June|July|August|September|October|November|December))/g,
    replace: nbsp,
  },
  {
    name: "articles and short prepositions in headings",
    pattern: new RegExp(`(?<=${wordStart}(a|an|the|of|in|on|to|for|by|at)) (?=\\S)`, "giu"),
    replace: nbsp,
    displayOnly: true,
  },
];

/** Rules by primary language. Languages that are not listed keep their text as written, with a diagnostic. */
export const languageRules: Readonly<Record<string, LanguageRules>> = {
  bg: { quotes: { outer: ["„", "“"], inner: ["‚", "‘"] }, apostrophe: "’", rules: bulgarian },
  en: { quotes: { outer: ["“", "”"], inner: ["‘", "’"] }, apostrophe: "’", rules: english },
};

/**
 * The rule that keeps a heading from ending in one short word. Where earlier rules have already tied words into a
 * long chain, one more tie would make it wider than a narrow column.
 */
export const noShortLastWord: Rule = {
  name: "last word of a heading",
  pattern: /(?<=(?:^| )[^ ]{1,10}) (?=\S{1,5}$)/g,
  replace: nbsp,
  displayOnly: true,
};
