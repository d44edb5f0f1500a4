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
  /^\s*(?<text>(?<open>\(?)(?:(?<digits>[0-9٠-٩۰-۹]{1,3})|(?<letter>\p{Ll}|\p{Lo})\k<letter>{0,2}\u0640?|(?<roman>[ivxl]{2,7}))(?<close>[).]))(?=\s)/u;
/** The first letters of alphabets. */
const firstLetters = /^[aаαאაա]$/;
/** Arabic counts by its alphabet or by the older order of its letters. */
const arabicOrders = { alphabet: "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", abjad: "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ" };

/** The enumerator that a text begins with, when a space and more words follow. */
export function enumeratorOf(words: string): Enumerator | undefined {
  const { text, open, digits, letter, roman, close } = shape.exec(words)?.groups ?? {};
  if (text === undefined) return undefined;
  // A letter that would be taken for a digit is drawn out: هـ
  const sign = text.replace(/[().\u0640]/g, "");
  // Digits without a bracket before them are a list's; behind two letters a full stop ends an abbreviation.
  if (open === "" ? digits !== undefined || (close === "." && sign.length > 1) : close === ".")
    return undefined;
  const form = (kind: string): string => `${open}${kind}${close}`;
  const readings: Reading[] = [];
  if (digits !== undefined) {
    const value = Number(digits.replace(/[^0-9]/g, (digit) => String(digit.charCodeAt(0) & 15)));
    readings.push({ form: form("digits"), value, isFirst: value === 1 });
  }
  for (const [kind, value] of letter === undefined ? [] : valuesOf(letter))
    readings.push({
      form: form(kind.repeat(sign.length)),
      value,
      isFirst: firstLetters.test(letter ?? "") || (kind in arabicOrders && value === 0),
    });
  if (roman !== undefined || /^[ivxl]+$/.test(sign))
    readings.push({ form: form("roman"), value: romanValue(sign), isFirst: sign === "i" });
  return { text, readings };
}

/** What a letter counts for, by the kind of counting; an alef may carry its hamza. */
function valuesOf(letter: string): [kind: string, value: number][] {
  const plain = letter === "أ" ? "ا" : letter;
  const places = Object.entries(arabicOrders).map(([kind, order]): [string, number] => [
    kind,
    order.indexOf(plain),
  ]);
  if (places.some(([, place]) => place >= 0)) return places;
  return [[/\p{Script=Latin}/u.test(letter) ? "latin" : "letter", plain.charCodeAt(0)]];
}

/**
 * How far a reading may be from the one that it counts on from: numbers one; letters up to three where lists leave out some of a
 * script's (ѐ, й, final forms in Hebrew), which Latin and Arabic don't.
 */
export function steps({ form }: Pick<Reading, "form">): number {
  return form.includes("letter") ? 3 : 1;
}

/** Whether one reading counts on from another. */
export function countsOn(last: Reading, next: Reading): boolean {
  const step = next.value - last.value;
  return last.form === next.form && step >= 1 && step <= steps(next);
}
