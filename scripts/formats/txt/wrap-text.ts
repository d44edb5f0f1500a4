import stringWidth from "string-width";

/** Spaces at which no line may end; what is left of them in plain text is a space. */
const fixedSpaces = /[\u00a0\u2007\u202f]/g;
/** Signs that only tell others where a line may or may not end. */
const invisible = /[\u00ad\u2060\u200b\ufeff]/g;
/** Scripts that are written without spaces between words. */
const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\u3000-\u303f\uff00-\uffef]/u;
const words = new Intl.Segmenter(undefined, { granularity: "word" });

/** How many columns of a terminal some text takes: two for East Asian wide signs, none for combining marks. */
export function columns(text: string): number {
  return stringWidth(text);
}

/** Text in lines of at most so many columns; only a word that is longer, an address for instance, sticks out. */
export function wrapText(text: string, width: number): string[] {
  return text.split("\n").flatMap((line) => wrapLine(line, width));
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of piecesOf(text)) {
    const longer = line + (line !== "" && piece.isSpaced ? " " : "") + piece.text;
    if (line !== "" && columns(longer) > width) {
      lines.push(line);
      line = piece.text;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, line];
}

/** Words, and the parts of those between which a line may end as well. */
function* piecesOf(text: string): Generator<{ text: string; isSpaced: boolean }> {
  for (const word of text.replace(invisible, "").split(/[ \t\r\f\v]+/)) {
    if (word === "") continue;
    const plain = word.replace(fixedSpaces, " ");
    if (!unspaced.test(plain)) {
      yield { text: plain, isSpaced: true };
      continue;
    }
    let isSpaced = true;
    for (const part of partsOf(plain)) {
      yield { text: part, isSpaced };
      isSpaced = false;
    }
  }
}

/** Opening brackets stay with what follows, other punctuation with what it follows. */
function partsOf(word: string): string[] {
  const parts: string[] = [];
  for (const { segment, isWordLike } of words.segment(word)) {
    const last = parts.at(-1);
    const isJoined = last !== undefined && (!isWordLike || /[\p{Ps}\p{Pi}]$/u.test(last));
    const opens = /^[\p{Ps}\p{Pi}]/u.test(segment);
    if (isJoined && !opens) parts[parts.length - 1] = last + segment;
    else parts.push(segment);
  }
  return parts;
}
