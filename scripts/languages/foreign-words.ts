import { frequentWordsIn } from "./guess-language.ts";
import { primaryTag } from "./languages.ts";
import { scriptLetters, unicodeScripts } from "./script-letters.ts";
import { scriptsOf } from "./writing-system.ts";

/** Shorter than this are names and terms, which need no language of their own (WCAG 2.2, 3.1.2). */
const fewestWords = 4;
const fewestLetters = 15;

/**
 * The first sentence or clause that a text's language is not written like: words in a row of a script that the language does not
 * have. Names, abbreviations and lists of them, addresses on the web and single letters (π, Ω) are none. Words that share
 * the text's script are not told apart, except where a language has two scripts: there its frequent words decide.
 */
export function foreignWords(text: string, lang: string): string | undefined {
  const scripts = scriptsOf(lang);
  // Nobody knows how this language is written.
  if (scripts.length === 0) return undefined;
  const plain = text.replace(/\S*(?:@|:\/\/|www\.)\S*/g, " | ");
  const letters = `[\\p{L}--[\\p{sc=Common}\\p{sc=Inherited}${scriptLetters(scripts)}]]`;
  const found = clausesOf(plain, letters, hasIdeographsOnly(scripts)).find((run) => !isName(run));
  if (found !== undefined || scripts.length === 1) return found;
  return scripts
    .flatMap((script) => clausesOf(plain, scriptLetters([script]), false))
    .find((run) => !isName(run) && isOfAnother(run, plain, lang));
}

interface Patterns {
  letter: RegExp;
  runs: RegExp;
}

const patterns = new Map<string, Patterns>();

/** Kana with the ideographs between them: in a language with ideographs of its own they are Japanese together. */
const japanese = "[\\p{scx=Hira}\\p{scx=Kana}][\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hani}]*";

/** Runs of words with these letters that are long enough. */
function clausesOf(text: string, letters: string, withIdeographs: boolean): string[] {
  const key = `${letters}${withIdeographs}`;
  const made = patterns.get(key) ?? makePatterns(letters, withIdeographs);
  patterns.set(key, made);
  if (!made.letter.test(text)) return [];
  const runs = [...text.matchAll(made.runs)].map(([run]) => run);
  return runs.filter((run) => isClause(run) && (!withIdeographs || share(run, letters) >= 1 / 3));
}

function makePatterns(letters: string, withIdeographs: boolean): Patterns {
  const plain = `${letters}(?:${letters}|\\p{M}|[\\p{L}&&\\p{sc=Common}]|[’'\\-])*`;
  const word = withIdeographs ? `(?:${japanese}|${plain})` : plain;
  return {
    letter: new RegExp(letters, "v"),
    runs: new RegExp(`${word}(?:[\\s,،、，]+${word})*[。！？]?`, "gv"),
  };
}

/** How much of a run is in the foreign letters; a single の makes no Japanese of a Chinese sentence. */
function share(run: string, letters: string): number {
  const foreign = run.match(new RegExp(letters, "gv"))?.length ?? 0;
  return foreign / Math.max(1, run.match(/\p{L}/gu)?.length ?? 0);
}

/** Chinese and Korean: their own ideographs stand in Japanese, too. */
function hasIdeographsOnly(scripts: readonly string[]): boolean {
  const names = unicodeScripts(scripts);
  return names.includes("Hani") && !names.includes("Hira");
}

/** Ideographs and syllables say more than letters. */
const wide = /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/gu;

function isClause(run: string): boolean {
  const letters = run.match(/\p{L}/gu)?.length ?? 0;
  const width = run.length + (run.match(wide)?.length ?? 0);
  if (width < fewestLetters || countWords(run) < fewestWords) return false;
  // Scripts without spaces: a name ends without a full stop.
  return /[\s、，。！？]/.test(run) || letters >= 20;
}

const segmenter = new Intl.Segmenter("und", { granularity: "word" });

/** Words of two letters or more; in scripts without spaces, as dictionaries divide them. */
function countWords(run: string): number {
  const words = run.split(/[\s,،、，]+/);
  const counts = words.map((word) => {
    if ((word.match(/[\p{L}]/gu)?.length ?? 0) < 2) return 0;
    const parts = [...segmenter.segment(word)].filter(({ isWordLike }) => isWordLike).length;
    return Math.max(1, parts - word.split(/[’'-]/).length + 1);
  });
  return counts.reduce((sum, count) => sum + count, 0);
}

/** „Palais des Nations, Geneva“, „International Organization for Migration“: all but small words begin with capitals. */
function isName(run: string): boolean {
  const words = run.split(/[\s,]+/);
  const named = words.filter((word) => /^\p{Lu}/u.test(word));
  const small = words.filter((word) => !/^\p{Lu}/u.test(word)).every((word) => [...word].length <= 3);
  return small && named.length * 2 >= words.length;
}

/** In a block with both scripts of the language one sign of another language is enough, else two. */
function isOfAnother(run: string, text: string, lang: string): boolean {
  const mixed = scriptsOf(lang).every((script) => new RegExp(scriptLetters([script]), "v").test(text));
  const counts = new Map(frequentWordsIn(run));
  const own = counts.get(primaryTag(lang)) ?? 0;
  const others = Math.max(...counts.values());
  return others >= (mixed ? 1 : 2) && others > own;
}
