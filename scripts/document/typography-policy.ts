/** What authorities disagree about; the front matter or the configuration decides under `typography`. */
export interface TypographyPolicy {
  /**
   * `25 %` (EU guide, DIN 5008, SI) or `25%` (Unicode CLDR for many languages). As written: only the space that is there
   * is kept from breaking.
   */
  percent: "as-written" | "spaced" | "closed";
  /** A dash between parts of a sentence: the spaced en dash of most of Europe, or the em dash of American books. */
  dash: "en" | "em";
}

/** What holds where nothing is said. */
export const defaultTypography: TypographyPolicy = { percent: "as-written", dash: "en" };
