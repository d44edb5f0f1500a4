import type { Element, ElementContent } from "hast";
import { textWithoutMarks } from "../document/note-marks.ts";
import { romanValue } from "../document/roman-value.ts";

/** How a heading is numbered by its author: what stands around the number, and the number. */
interface Numbered {
  /** “чл.|decimal.1|.”: the word before, the kind of number with its depth, the sign behind. */
  form: string;
  value: number;
  /** A number with a sign behind it, as in “1. Aims”: no other heading is needed to know what it is. */
  isPlain: boolean;
}

/**
 * The first heading of a text whose headings bring their own numbers, as laws and pasted reports do: “1. Aims”, “Art. 2”, “§ 3”,
 * “II.”, “b)”. One begins with 1, or two that follow each other count on; “2026: a review” or “3 steps” is neither.
 */
export function headingWithOwnNumber(flow: readonly ElementContent[]): Element | undefined {
  for (const tagName of ["h2", "h3"]) {
    const headings = flow.filter(
      (node): node is Element => node.type === "element" && node.tagName === tagName,
    );
    let before: readonly Numbered[] = [];
    for (const [index, heading] of headings.entries()) {
      const numbers = readings(textWithoutMarks(heading));
      if (numbers.some(({ isPlain, value }) => isPlain && value === 1)) return heading;
      if (numbers.some((number) => before.some((last) => countsOn(last, number)))) return headings[index - 1];
      before = numbers;
    }
  }
  return undefined;
}

function countsOn(last: Numbered, next: Numbered): boolean {
  return last.form === next.form && last.value + 1 === next.value;
}

const shape =
  /^(?<word>§{1,2}\s?|\p{L}{1,14}\.?\s)?(?:(?<decimal>\d{1,3}(?:\.\d{1,3})*)|(?<roman>[IVXLC]+)|(?<letter>\p{L}))(?<sign>[.):]?)(?=\s|$)/u;

/** What a heading's beginning can be: “C.” is a letter and a Roman number. */
function readings(words: string): Numbered[] {
  const { word = "", decimal, roman, letter, sign = "" } = shape.exec(words.trim())?.groups ?? {};
  const form = (kind: string): string => `${word.trim().toLowerCase()}|${kind}|${sign}`;
  if (decimal !== undefined) {
    const parts = decimal.split(".");
    const value = Number(parts.at(-1));
    return [{ form: form(`decimal.${parts.length}`), value, isPlain: sign !== "" || word.startsWith("§") }];
  }
  const found: Numbered[] = [];
  if (roman !== undefined && (sign !== "" || word !== ""))
    found.push({ form: form("roman"), value: romanValue(roman), isPlain: false });
  const single = letter ?? (roman?.length === 1 ? roman : undefined);
  if (single !== undefined && sign !== "")
    found.push({ form: form("letter"), value: single.codePointAt(0) ?? 0, isPlain: false });
  return found;
}
