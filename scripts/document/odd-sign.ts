import { domainToASCII } from "node:url";

/** What stands for plain letters to the eye, or for nothing. */
export interface OddSign {
  sign: string;
  /** What it passes for: plain letters, or nothing where it can't be seen. */
  plain: string;
}

const plainOf: Readonly<Record<string, string>> = {
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "-",
  "\u2013": "-",
  "\u2014": "-",
  "\u2212": "-",
  "\u2018": "'",
  "\u2019": "'",
  "\u3002": ".",
  "\uff61": ".",
};

/** Vowel signs of Thai and Lao that have a compatibility decomposition and are typed all the same stay: nothing plain comes of them. */
const ascii = /^[\x20-\x7e]+$/;

/**
 * The first sign of an address, or of a part of it, that nobody types on purpose: one that can't be seen, turns the direction, passes for
 * plain letters (fullwidth and mathematical ones), or is a sign of typography where letters belong. Joiners stay where letters need them.
 */
export function oddSign(text: string): OddSign | undefined {
  let at = 0;
  for (const sign of text) {
    const plain = sign > "~" || sign < " " ? plainFor(sign, text, at) : undefined;
    if (plain !== undefined) return { sign, plain };
    at += sign.length;
  }
  return undefined;
}

/** Undefined for a sign that may stand there. */
function plainFor(sign: string, text: string, at: number): string | undefined {
  if (sign === "\u200c" || sign === "\u200d") return isNeeded(text, at) ? undefined : "";
  if (/[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u.test(sign)) return "";
  const plain = sign.normalize("NFKC");
  if (plain !== sign && ascii.test(plain)) return plain;
  if (/[\p{L}\p{M}\p{N}\p{Extended_Pictographic}]/u.test(sign)) return undefined;
  return isBetweenLetters(sign, text, at) ? undefined : (plainOf[sign] ?? sign);
}

function isBetweenLetters(sign: string, text: string, at: number): boolean {
  const [before = "", after = ""] = [[...text.slice(0, at)].at(-1), [...text.slice(at + sign.length)][0]];
  if (sign === "·") return /^ll$/i.test(before + after);
  if (sign === "\u0375") return /\p{scx=Greek}/u.test(after);
  if (sign === "\u05f3" || sign === "\u05f4") return /\p{scx=Hebrew}/u.test(before);
  return sign === "・" && /[\p{scx=Hira}\p{scx=Kana}\p{scx=Hani}]/u.test(before + after);
}

/** Whether a joiner changes how its letters are written (RFC 5892, A.1 and A.2): asked of the rules for domains, which know letters' forms. */
function isNeeded(text: string, at: number): boolean {
  const word = /[\p{L}\p{M}]/u;
  let [from, to] = [at, at + 1];
  while (from > 0 && word.test(text[from - 1] ?? "")) from -= 1;
  while (to < text.length && word.test(text[to] ?? "")) to += 1;
  return domainToASCII(`${text.slice(from, to)}.example`) !== "";
}
