declare module "hyphen" {
  /** Liang's algorithm over packed TeX patterns; gives a function that puts `hyphenChar` wherever a word may be divided. */
  export default function createHyphenator(
    patterns: unknown,
    options: { hyphenChar?: string; minWordLength?: number },
  ): (text: string) => string;
}
