/** What a rule does, for people: each has its words in the message catalogue, `rule-<name>`. */
export type RuleName =
  | "spaces"
  | "soft-hyphen"
  | "ellipsis"
  | "quotes"
  | "apostrophe"
  | "dash"
  | "range"
  | "digits"
  | "percent"
  | "units"
  | "number-sign"
  | "full-stop"
  | "short-words"
  | "abbreviations"
  | "initials"
  | "dates"
  | "punctuation"
  | "letters"
  | "headings";

/** One typographic rule: what it finds and what stands there afterwards. Each is idempotent. */
export interface TypographicRule {
  name: RuleName;
  pattern: RegExp;
  replace: string | ((match: RegExpExecArray) => string);
  /** Only in headings and other large type. */
  displayOnly?: boolean;
}

/** Keeps two words on one line. U+202F would be narrower, but many fonts lack it. */
export const nbsp = "\u00a0";

/** Not a letter or digit before: the word starts here. */
const wordStart = "(?<![\\p{L}\\p{N}])";
/** Not a letter behind: the word ends here. */
const wordEnd = "(?![\\p{L}])";

const oneOf = (words: string): string => words.replaceAll(".", "\\.").replaceAll(" ", "|");

/** The space after one of these words does not break; capitals count as well. */
export function tieAfter(
  name: RuleName,
  words: string,
  options: { displayOnly?: boolean } = {},
): TypographicRule {
  return {
    name,
    pattern: new RegExp(`(?<=${wordStart}(?:${oneOf(words)})) (?=\\S)`, "giu"),
    replace: nbsp,
    ...options,
  };
}

/** The space between a number and one of these words does not break. */
export function tieAfterNumber(name: RuleName, words: string): TypographicRule {
  return { name, pattern: new RegExp(`(?<=\\d) (?=(?:${oneOf(words)})${wordEnd})`, "giu"), replace: nbsp };
}

/**
 * Day, month and year stay together. `months` as they stand in a date; `dot` when the day is an ordinal (23. November),
 * `freeYear` when the year may stand on the next line, `yearMark` for what follows the year (2026 г.).
 */
export function dateRules(
  months: string,
  options: { dot?: boolean; yearMark?: string; freeYear?: boolean } = {},
): TypographicRule[] {
  const month = `(?:${oneOf(months)})`;
  const day = options.dot ? "\\d{1,2}\\." : "\\d{1,2}";
  return [
    {
      name: "dates",
      pattern: new RegExp(`(?<=(?<!\\d)${day}) (?=${month}${wordEnd})`, "giu"),
      replace: nbsp,
    },
    ...(options.freeYear
      ? []
      : [
          {
            name: "dates",
            pattern: new RegExp(`(?<=${wordStart}${month}) (?=\\d{4})`, "giu"),
            replace: nbsp,
          } as const,
        ]),
    ...(options.yearMark ? [tieAfterNumber("dates", options.yearMark)] : []),
  ];
}

/** В. И. Петров: initials stay with one another and with the name. */
export const initials: TypographicRule = {
  name: "initials",
  pattern: new RegExp(`(?<=${wordStart}\\p{Lu}\\.) (?=\\p{Lu})`, "gu"),
  replace: nbsp,
};
