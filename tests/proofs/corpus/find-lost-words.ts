/** A text in letters alone: what stands before each, nothing, an end of line, or what parts words. */
interface Letters {
  text: string;
  before: ("" | "line" | "gap")[];
}

/**
 * Words of the source that a file does not have. Each block has to stand in the file as a whole, in a place of its own; one that does
 * not (a page ends in it, a mark of a note stands in it) is looked for in the longest pieces that are there, and what stands nowhere,
 * not even alone, is lost. Small and capital letters, punctuation, spaces and the forms of signs are not compared (NFKC): typography
 * changes them. A line may end in the midst of a word, and so may a page.
 */
export function findLostWords(blocks: readonly string[], text: string): string[] {
  const file = lettersOf(text);
  const lost = new Map<number, string[]>();
  const order = blocks.map((block, at) => ({ at, words: wordsIn(block) }));
  // Long ones first: a short one could take a place in the midst of one.
  order.sort((one, other) => other.words.join("").length - one.words.join("").length);
  const broken = order.filter(({ words }) => words.length > 0 && !take(file, words.join("")));
  for (const { at, words } of broken) lost.set(at, piecewise(file, words));
  return [...lost]
    .sort(([one], [other]) => one - other)
    .flatMap(([, words]) => words.filter((word) => !takeDivided(file, word)));
}

/** The words that stand nowhere when the longest pieces that stand somewhere have been taken. */
function piecewise(file: Letters, words: readonly string[]): string[] {
  const lost: string[] = [];
  let from = 0;
  while (from < words.length) {
    let end = from;
    while (end < words.length && placeOf(file, words.slice(from, end + 1).join("")) >= 0) end += 1;
    if (end === from) lost.push(words[from] ?? "");
    else take(file, words.slice(from, end).join(""));
    from = Math.max(end, from + 1);
  }
  return lost;
}

function placeOf({ text, before }: Letters, letters: string): number {
  for (let at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, at + 1))
    if (before[at] !== "" && before[at + letters.length] !== "") return at;
  return -1;
}

/** Takes a place out of the file, so that nothing else is found there. */
function take(file: Letters, letters: string): boolean {
  const at = placeOf(file, letters);
  if (at < 0) return false;
  file.text = file.text.slice(0, at) + taken.repeat(letters.length) + file.text.slice(at + letters.length);
  return true;
}

const taken = "\0";

/** Takes a word that the end of a page or column divides: one part ends a line, the other begins one. */
function takeDivided(file: Letters, word: string): boolean {
  for (let length = 2; length <= word.length - 2; length += 1) {
    const [head, tail] = [word.slice(0, length), word.slice(length)];
    const at = placeOf(file, head);
    if (at >= 0 && file.before[at + length] === "line" && placeOf(file, tail) >= 0)
      return take(file, head) && take(file, tail);
  }
  return false;
}

const letter = /[\p{L}\p{N}\p{M}\p{Sc}\p{So}]/u;
/** Stand within words, or are there for the line only. */
const within = /\p{Cf}|\p{Variation_Selector}|\u034f|['’ʼ\u2010\u2011-]/u;
/** Where direction turns: poppler writes them between words, and no space with them. */
const embedding = /[\u202a-\u202e\u2066-\u2069]/u;
/** Scripts without spaces, each letter of which is looked for. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const mirrored = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

function lettersOf(text: string): Letters {
  const letters: Letters = { text: "", before: [] };
  let gap: Letters["before"][number] = "gap";
  let isMirrored = false;
  let isNumber = false;
  for (const sign of text.normalize("NFKC").toLowerCase().normalize("NFC")) {
    if (embedding.test(sign) && gap === "") gap = "line";
    if (within.test(sign)) continue;
    if (letter.test(sign)) {
      // A word in which the direction turns, such as a Hebrew article before a Latin name, is turned about on its page.
      const turns = !/\p{M}/u.test(sign) && mirrored.test(sign) !== isMirrored;
      if (turns) isMirrored = !isMirrored;
      // The number of a note stands at its word.
      if (/\p{N}/u.test(sign) !== isNumber && gap === "") gap = "line";
      isNumber = /\p{N}/u.test(sign);
      letters.before.push(turns || unspaced.test(sign) ? "gap" : gap, ...Array(sign.length - 1).fill(""));
      letters.text += sign;
      gap = unspaced.test(sign) ? "gap" : "";
    } else if (!/[\n\f]/.test(sign)) gap = "gap";
    else if (gap === "") gap = "line";
  }
  letters.before.push("gap");
  return letters;
}

function wordsIn(block: string): string[] {
  const { text, before } = lettersOf(block.replaceAll("\n", " "));
  const words: string[] = [];
  for (const [at, sign] of text.split("").entries())
    if (before[at] === "") words.push(`${words.pop() ?? ""}${sign}`);
    else words.push(sign);
  return words;
}
