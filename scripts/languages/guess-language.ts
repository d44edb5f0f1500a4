import { languages } from "./languages.ts";
import { folded } from "./letter-case.ts";

/** How many of a text's words are among the most frequent ones of each known language. */
export function frequentWordsIn(text: string): ReadonlyMap<string, number> {
  const words = text.split(/[^\p{L}\p{M}]+/u);
  return new Map(
    Object.values(languages).map(({ tag, frequentWords }) => {
      const known = new Set(frequentWords);
      return [tag, words.filter((word) => known.has(folded(word, tag))).length];
    }),
  );
}

/** The language that some words are most likely in; undefined unless one has more signs than all others, and at least two. */
export function guessLanguage(text: string): string | undefined {
  const [best, second] = [...frequentWordsIn(text)].sort(([, a], [, b]) => b - a);
  return best && best[1] >= 2 && best[1] > (second?.[1] ?? 0) ? best[0] : undefined;
}
