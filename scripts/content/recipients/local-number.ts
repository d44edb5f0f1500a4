import { numberSigns } from "../../document/number-format.ts";

/**
 * A formatted number with the signs of a language, as a spreadsheet shows it there.
 *
 * @example localNumber("1,234,567.50 лв.", "bg") → "1 234 567,50 лв."
 */
export function localNumber(text: string, lang: string): string {
  const { group, decimal } = numberSigns(lang);
  return text.replace(/\d[\d,]*(?:\.\d+)?/g, (number) =>
    number.replace(/[.,]/g, (sign) => (sign === "," ? group : decimal)),
  );
}
