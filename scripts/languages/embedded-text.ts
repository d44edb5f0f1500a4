/** Where lines begin, as in HTML's `dir`. */
export type Direction = "ltr" | "rtl";

/** A piece of a text, by its offsets, that runs against the text around it and keeps its own order. */
export interface EmbeddedText {
  from: number;
  to: number;
  /**
   * Digits of Arabic in groups: Unicode orders the groups from right to left wherever they stand, and a telephone number would
   * be dialled backwards.
   */
  isOverridden: boolean;
}

/** Stands for what is no text and parts what stands around it: a picture, a note's mark, a line's end. */
export const parting = "\uFFFC";

/**
 * Strong letters of scripts that run from right to left, with their marks: Arabic and Hebrew, and what Unicode keeps in the same
 * blocks (UAX #9): Syriac, Thaana, N’Ko, Adlam …
 */
const mirrored =
  "[[\\p{L}\\p{M}]&&[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]]";
const mirroredLetter = new RegExp(mirrored, "v");

/** True for text that has letters of a script that runs from right to left. */
export function isRightToLeft(text: string): boolean {
  return mirroredLetter.test(text);
}

/**
 * The pieces of a text that run against `direction`. In lines from right to left: numbers with signs, telephone numbers, ranges,
 * prices, addresses, and words in Latin, Cyrillic or Greek, each as wide as it is read in one go. The rules of Unicode (UAX #9) would
 * turn round the groups of a telephone number, move signs to the other end and tear addresses apart. In lines from left to right:
 * phrases in Arabic or Hebrew, which would pull the numbers after them to their other side.
 */
export function embeddedText(text: string, direction: Direction): EmbeddedText[] {
  if (direction === "ltr") return isRightToLeft(text) ? phrases(text) : [];
  return [...text.matchAll(between)].flatMap(({ 0: segment, index }) =>
    piecesOf(segment, index, index > 0 && text[index - 1] !== parting),
  );
}

/** What stands between letters of Arabic and Hebrew. */
const between = new RegExp(`(?:(?!${mirrored})[^${parting}\\n،؛؟])+`, "gv");

/**
 * The text for where there is no markup, with marks that keep the order of its pieces: LRM and RLM, which all programs know, and an
 * embedding where a piece has pieces of its own.
 */
export function withDirectionMarks(text: string, direction: Direction): string {
  let marked = "";
  let at = 0;
  for (const piece of embeddedText(text, direction)) {
    marked +=
      text.slice(at, piece.from) +
      markedPiece(text.slice(piece.from, piece.to), direction, piece.isOverridden);
    at = piece.to;
  }
  return marked + text.slice(at);
}

const leftToRight = "\u200e";
const rightToLeft = "\u200f";

function markedPiece(words: string, around: Direction, isOverridden: boolean): string {
  const own = around === "rtl" ? "ltr" : "rtl";
  const [before, after] = directionMarks(words, own);
  const whole = own === "rtl" ? withDirectionMarks(words, own) : words;
  return `${before}${isOverridden ? withMarkedGroups(whole) : whole}${after}`;
}

/**
 * The marks before and behind a piece that runs as `own` says, in text that runs the other way: its own direction within, that of
 * the text around behind it, so that the next piece does not become one with it.
 */
export function directionMarks(words: string, own: Direction): [before: string, after: string] {
  const endsStrong = own === "ltr" ? /[\p{L}\p{N}]$/u : new RegExp(`${mirrored}[؟؛]?$`, "v");
  const [mark, around] = own === "ltr" ? [leftToRight, rightToLeft] : [rightToLeft, leftToRight];
  const end = endsStrong.test(words) ? "" : mark;
  if (own === "rtl" && embeddedText(words, own).length > 0) return ["\u202b", `\u202c${around}`];
  return [own === "ltr" ? mark : "", `${end}${around}`];
}

/** Groups of digits that stand from left to right whatever their digits: see `isOverridden`. */
export function withMarkedGroups(words: string): string {
  return words.replace(/[^\p{Nd}]+/gu, `${leftToRight}$&${leftToRight}`);
}

const directionMark = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069";
const everyDirectionMark = new RegExp(`[${directionMark}]`, "g");

/** Marks of direction, which nobody sees: what is compared is compared without them. */
export function withoutDirectionMarks(text: string): string {
  return text.replace(everyDirectionMark, "");
}

const sign = /[\p{L}\p{N}\p{M}]/u;

/** Letters and numbers, and the gaps between them. */
interface Scan {
  text: string;
  /** The segment follows a letter of the line's own script: a hyphen before a number binds the two and is no minus. */
  isBound: boolean;
}

function piecesOf(segment: string, offset: number, isBound: boolean): EmbeddedText[] {
  const scan: Scan = { text: segment, isBound };
  const pieces: EmbeddedText[] = [];
  for (let at = 0; at < segment.length; ) {
    if (!sign.test(charAt(segment, at))) {
      at += charAt(segment, at).length;
      continue;
    }
    const end = endOfPiece(at, scan);
    const from = startWithSigns(at, end, scan);
    const to = endWithSigns(from, end, scan);
    const piece = segment.slice(from, to);
    if (!keepsItsOrder(piece))
      pieces.push({ from: offset + from, to: offset + to, isOverridden: hasArabicGroups(piece) });
    at = Math.max(to, end);
  }
  return pieces.filter(({ from, to }) => from < to);
}

function charAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}

/** Follows letters and numbers from `at` on over all gaps that belong to the same piece. */
function endOfPiece(at: number, scan: Scan): number {
  const { text } = scan;
  let end = at;
  while (true) {
    while (end < text.length && sign.test(charAt(text, end))) end += charAt(text, end).length;
    const gap = /^[^\p{L}\p{N}\p{M}]+/u.exec(text.slice(end))?.[0];
    if (gap === undefined || end + gap.length >= text.length) return end;
    // An author's own marks say nothing of what belongs together.
    const isJoined = joins(withoutDirectionMarks(gap), { start: at, end, gap: gap.length }, scan);
    if (!isJoined) return end;
    end += gap.length;
  }
}

/** Between things of a list rather than within one. */
const separators = /[|·•‣;]|\s{2,}|\s\/\s|\t/u;

/** Whether what stands on both sides of a gap is read in one go. */
function joins(
  gap: string,
  { start, end, gap: length }: { start: number; end: number; gap: number },
  { text }: Scan,
): boolean {
  if (!/\s/u.test(gap)) return true;
  if (separators.test(gap)) return false;
  if (/^\s$/u.test(gap)) return true;
  const before = text.slice(start, end);
  const after = text.slice(end + length);
  if (hasLetters(before) || /^\s°$/u.test(gap)) return true;
  // 10 – 20, 5 − 3; a telephone number after another begins with its plus.
  if (/^\s[-–—−×x*=<>≤≥]\s$/u.test(gap)) return isNumber(after);
  if (/^,\s$/u.test(gap)) return /^[^\s,]*\p{L}/u.test(after);
  // 50 % of, 5 € each.
  if (/^\s?[%‰°€$£¥₪₺₽]\s$/u.test(gap)) return !isNumber(after);
  // (02) 123, +359 (2) 123: the bracket closes what the number began with.
  if (/^\)\s?$/u.test(gap)) return /\([^()]*$/u.test(text.slice(0, end));
  if (/^\s\($/u.test(gap)) return /^\d{1,5}\)\s?[-\d]/u.test(after);
  return false;
}

function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}

function isNumber(text: string): boolean {
  return /^\p{N}/u.test(text);
}

const opening = "([{«“„‘<";
const closing = ")]}»”“’>";

/** What a sign may stand behind that belongs to what follows it: a space, a bracket, or an author's own mark of direction. */
const free = new RegExp(`[\\s([{«“„,:${directionMark}]`, "u");

/** Signs that belong to what follows them: +20, −5, €50, № 5, #12, /path, @name. A bracket, when it closes within. */
function startWithSigns(start: number, end: number, { text, isBound }: Scan): number {
  let from = start;
  while (from > 0) {
    const before = text[from - 1] ?? "";
    const isFree = from - 1 === 0 ? !isBound : free.test(text[from - 2] ?? "");
    const spaced = /[№§€$£¥₪]\s$/u.test(text.slice(0, from)) && isNumber(text.slice(from));
    if (spaced) from -= 2;
    else if (/[€$£¥₪₺₽№§#@]/u.test(before)) from -= 1;
    else if (
      /[-–−+±~≈≤≥/\\._*]/u.test(before) &&
      (isFree || /[-/\\.+]/u.test(text[from - 2] ?? "")) &&
      !(before === "–" && !isNumber(text.slice(from)))
    )
      from -= 1;
    else if (closesWithin(before, from, end, text)) from -= 1;
    else if (/[<>]/.test(before) && isNumber(text.slice(from))) from -= 1;
    else break;
  }
  return from;
}

function closesWithin(before: string, from: number, end: number, text: string): boolean {
  const index = opening.indexOf(before);
  if (index === -1) return false;
  const close = closing[index] ?? "";
  const inside = text.slice(from, end);
  return count(inside, close) > count(inside, before);
}

function count(text: string, one: string): number {
  return text.split(one).length - 1;
}

/** Signs that belong to what they follow: 50 %, C++, 20 °, a closing bracket whose partner is within. */
function endWithSigns(from: number, start: number, { text }: Scan): number {
  let end = start;
  while (end < text.length) {
    const rest = text.slice(end);
    const piece = text.slice(from, end);
    const next = rest[0] ?? "";
    const spaced = /^\s[%‰€$£¥₪₺₽](?![\p{L}\p{N}])/u.test(rest) && /\p{N}$/u.test(piece);
    const index = closing.indexOf(next);
    if (spaced) end += 2;
    else if (/[%‰°+#™®©€$£¥₪₺₽_*′″]/u.test(next)) end += 1;
    else if (/[/\\=&]/u.test(next) && hasLetters(piece)) end += 1;
    else if (index >= 0 && count(piece, opening[index] ?? "") > count(piece, next)) end += 1;
    else break;
  }
  return end;
}

/** 2019, 12/05/2026, 10:30 and 1.5 stand as they are under all rules. */
function keepsItsOrder(piece: string): boolean {
  if (/^\p{Nd}+(?:[.,:/٫٬]\p{Nd}+)*$/u.test(piece)) return true;
  return /[٠-٩]/u.test(piece) && !hasLetters(piece) && !hasArabicGroups(piece);
}

/** ٠٢ ٢٧٩٥ ٠٠٠٠, as telephone numbers are written; other numbers in Arabic digits are read from right to left. */
function hasArabicGroups(piece: string): boolean {
  return (
    /[٠-٩]/u.test(piece) &&
    !hasLetters(piece) &&
    /^[+(]?[\p{Nd}]+[)\s\-–.()]+[\p{Nd}\s\-–.()]+$/u.test(piece) &&
    (piece.match(/\p{Nd}/gu)?.length ?? 0) >= 6 &&
    /^[+(٠0]/u.test(piece)
  );
}

/** Letters of Arabic and Hebrew, and what stands between them without letters of other scripts. */
const phrase = new RegExp(`${mirrored}(?:[^\\p{L}\\|·•${parting}\\n]*${mirrored})*[؟؛]?`, "gv");

function phrases(text: string): EmbeddedText[] {
  return [...text.matchAll(phrase)].map(({ 0: found, index }) => {
    // A bracket or a quotation mark that opens before the phrase and closes in it is torn from its partner otherwise.
    const before = text[index - 1] ?? "";
    const end = index + found.length;
    const from = closesWithin(before, index, end, text) ? index - 1 : index;
    const next = closing.indexOf(text[end] ?? " ");
    const opens = next >= 0 && count(found, opening[next] ?? "") > count(found, text[end] ?? "");
    return { from, to: opens ? end + 1 : end, isOverridden: false };
  });
}
