import type { Enumerator } from "./enumerator.ts";
import { romanValue } from "./roman-value.ts";

/*
 * “1.2.” and “2.3)” of contracts; „Чл. 5.“, „т. 2“, “§ 3.”; “1.Words” and “1)words” without the space that makes a list of them; “ii.”
 * and “IV.” as Word counts its levels.
 */
const counted =
  /^\s*(?<text>(?<before>(?:\p{L}{1,4}\.|§)\s*)?(?<above>(?:\d{1,3}\.)*)(?<last>\d{1,3})(?<close>[.)]?))(?<space>\s?)(?=\S)/u;
const roman = /^\s*(?<text>(?<digits>[ivxl]{1,7}|[IVXL]{1,7})\.)(?=\s+\S)/;

/**
 * A number that a line begins with besides those of `enumeratorOf`. Less sure than they are: it takes another line to prove it, and what
 * stands in paragraphs of its own needs no proof.
 */
export function lineNumberOf(words: string): Enumerator | undefined {
  const { text, before = "", above = "", last = "", close = "", space } = counted.exec(words)?.groups ?? {};
  if (text !== undefined) {
    const isGlued = space === "" && close !== "" && /^\p{L}/u.test(words.trimStart().slice(text.length));
    if (space === "" && !isGlued) return undefined;
    // “1. Words” and “2) words” are lists, and “5 people” are words.
    if (before === "" && above === "" && !isGlued) return undefined;
    const value = Number(last);
    // “2.1.” and “2.2” are of one kind, “1)” and “1.” are not.
    const form = `${before.trim()} ${above}${above === "" ? close : ""}`;
    return { text, readings: [{ form, value, isFirst: value === 1 }] };
  }
  const { text: sign, digits = "" } = roman.exec(words)?.groups ?? {};
  if (sign === undefined) return undefined;
  const form = digits === digits.toLowerCase() ? "roman." : "ROMAN.";
  return { text: sign, readings: [{ form, value: romanValue(digits), isFirst: /^i$/i.test(digits) }] };
}
