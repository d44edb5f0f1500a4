import { romanValue } from "./roman-value.ts";

/** What the number or letter can be that a paragraph begins with. */
interface Reading {
  /** “(digits)”, “letter)”: what stands around it, and its kind. */
  form: string;
  value: number;
  /** A level can begin with it. */
  isFirst: boolean;
}

/**
 * A number or letter that a paragraph of a legal text begins with, and that makes no list in Markdown: “(2)”, “a)”, „б)“, “(iv)”,
 * “aa)”, “c.”; with all that it can be, since “(i)” is a letter and a Roman number.
 */
export interface Enumerator {
  /** As typed, without the spaces around it. */
  text: string;
  readings: readonly Reading[];
}

const shape =
  /^\s*(?<text>(?<open>\(?)(?:(?<digits>[0-9٠-٩۰-۹]{1,3})|(?<letter>\p{Ll}|\p{Lo})\k<letter>{0,2}|(?<roman>[ivxl]{2,7}))(?<close>[).]))(?=\s)/u;
/** The first letters of alphabets; an alef may carry its hamza. */
const firstLetters = /^[aаαאاأაա]$/;

/** The enumerator that a text begins with, when a space and more words follow. */
export function enumeratorOf(words: string): Enumerator | undefined {
  const { text, open, digits, letter, roman, close } = shape.exec(words)?.groups ?? {};
  if (text === undefined) return undefined;
  const sign = text.replace(/[().]/g, "");
  // Digits without a bracket before them are a list's; behind two letters a full stop ends an abbreviation.
  if (open === "" ? digits !== undefined || (close === "." && sign.length > 1) : close === ".")
    return undefined;
  const form = (kind: string): string => `${open}${kind}${close}`;
  const readings: Reading[] = [];
  if (digits !== undefined) {
    const value = Number(digits.replace(/[^0-9]/g, (digit) => String(digit.charCodeAt(0) & 15)));
    readings.push({ form: form("digits"), value, isFirst: value === 1 });
  }
  if (letter !== undefined) {
    const value = (letter === "أ" ? "ا" : letter).charCodeAt(0);
    readings.push({ form: form("letter".repeat(sign.length)), value, isFirst: firstLetters.test(letter) });
  }
  if (roman !== undefined || /^[ivxl]+$/.test(sign))
    readings.push({ form: form("roman"), value: romanValue(sign), isFirst: sign === "i" });
  return { text, readings };
}

/**
 * Whether one reading counts on from another: numbers by one; letters by up to three, since lists leave out some of a script's
 * (ѐ, й, final forms in Hebrew).
 */
export function countsOn(last: Reading, next: Reading): boolean {
  const step = next.value - last.value;
  return last.form === next.form && step >= 1 && step <= (next.form.includes("letter") ? 3 : 1);
}
