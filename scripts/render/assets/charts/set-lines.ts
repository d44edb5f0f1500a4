/** Words on several lines. */
export interface SetLines {
  lines: string[];
  /** Of the widest. */
  width: number;
}

/** A piece of text that is not divided, and whether a space is before it. */
interface Piece {
  text: string;
  isSpaced: boolean;
}

/**
 * Sets words in as few lines as the room allows, and these as even as can be. Lines end at spaces and behind hyphens and slashes
 * between letters; a word that is wider than the room is divided where it has to be.
 *
 * @param widthOf how wide words run, in the unit of `room`
 */
export function setLines(words: string, room: number, widthOf: (words: string) => number): SetLines {
  const whole = widthOf(words);
  if (whole <= room) return { lines: [words], width: whole };
  const pieces = piecesOf(words).flatMap((piece) => divided(piece, room, widthOf));
  const lines = filled(pieces, room, widthOf);
  const evened = evenly(pieces, lines.length, room, widthOf);
  return { lines: evened, width: Math.max(...evened.map(widthOf)) };
}

/** The width of the longest piece, below which words would have to be divided. */
export function longestPiece(words: string, widthOf: (words: string) => number): number {
  return Math.max(0, ...piecesOf(words).map(({ text }) => widthOf(text)));
}

function piecesOf(words: string): Piece[] {
  return words
    .split(/[ \t\n]+/)
    .filter(Boolean)
    .flatMap((word) =>
      word
        .split(/(?<=\p{L}[-\u2010\u2013/])(?=\p{L})/u)
        .map((text, index) => ({ text, isSpaced: index === 0 })),
    );
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** A word in pieces that fit; a hyphen shows that it goes on, but not in addresses, where it would belong to them. */
function divided({ text, isSpaced }: Piece, room: number, widthOf: (words: string) => number): Piece[] {
  if (widthOf(text) <= room) return [{ text, isSpaced }];
  const hyphen = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]+$/u.test(text) ? "-" : "";
  const pieces: Piece[] = [];
  let piece = "";
  for (const { segment } of graphemes.segment(text)) {
    if (piece !== "" && widthOf(piece + segment + hyphen) > room) {
      pieces.push({ text: piece + hyphen, isSpaced: isSpaced && pieces.length === 0 });
      piece = "";
    }
    piece += segment;
  }
  return [...pieces, { text: piece, isSpaced: isSpaced && pieces.length === 0 }];
}

function filled(pieces: readonly Piece[], room: number, widthOf: (words: string) => number): string[] {
  const lines: string[] = [];
  for (const { text, isSpaced } of pieces) {
    const last = lines.at(-1);
    const longer = last === undefined ? text : `${last}${isSpaced ? " " : ""}${text}`;
    if (last !== undefined && widthOf(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(text);
  }
  return lines;
}

/** The narrowest setting with that many lines. */
function evenly(
  pieces: readonly Piece[],
  count: number,
  room: number,
  widthOf: (words: string) => number,
): string[] {
  let [low, high] = [Math.max(...pieces.map(({ text }) => widthOf(text))), room];
  // Differences below half a point are not seen.
  while (high - low > 0.5) {
    const middle = (low + high) / 2;
    if (filled(pieces, middle, widthOf).length <= count) high = middle;
    else low = middle;
  }
  return filled(pieces, high, widthOf);
}
