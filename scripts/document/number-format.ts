// Intl writes U+202F in some languages; few fonts have it, and Dipla's typography uses U+00A0 throughout.
const nbsp = (text: string): string => text.replaceAll("\u202f", "\u00a0");

/** A number as text of a language, in Latin digits. */
export function formatNumber(value: number, lang: string, options: Intl.NumberFormatOptions = {}): string {
  return nbsp(numberFormat(withLatinDigits(lang), { useGrouping: "min2", ...options }).format(value));
}

/** Signs between thousands and before decimals, as {@link formatNumber} writes them. */
export function numberSigns(lang: string): { group: string; decimal: string } {
  const shown = formatNumber(1_234_567.5, lang);
  const [, group = "", decimal = "."] = /^\d+(\D+).*?(\D+)5$/.exec(shown) ?? [];
  return { group, decimal };
}

/**
 * A number that is written as programs write it, or as a language does; undefined for anything else.
 *
 * @example parseNumber("1234.5", "bg") → 1234.5
 * @example parseNumber("1 234,5", "bg") → 1234.5
 */
export function parseNumber(text: string, lang: string): number | undefined {
  const plain = text.trim();
  if (/^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(plain)) return Number(plain);
  const { group, decimal } = numberSigns(lang);
  const spaced = plain.replace(/[\s\u00a0\u202f]/g, /\s/.test(group) ? "" : "\u00a0");
  const [, whole = "", decimals] =
    new RegExp(`^([-+]?[\\d${escaped(group)}]+)(?:${escaped(decimal)}(\\d+))?$`).exec(spaced) ?? [];
  const number = Number(`${whole.replace(/[^\d+-]/g, "")}${decimals === undefined ? "" : `.${decimals}`}`);
  return whole === "" || Number.isNaN(number) ? undefined : number;
}

function escaped(signs: string): string {
  return signs.replace(/[^\p{L}\p{N}\s]/gu, "\\$&");
}

/** A language's conventions with digits and calendar chosen explicitly: some locales would switch to their own. */
export function withLatinDigits(lang: string): string {
  return `${lang}-u-ca-gregory-nu-latn`;
}

/** Decimals that people write by hand, exchange rates included, and digits of small numbers; what has more was computed. */
const mostWritten = { decimals: 6, digits: 10 } as const;

/**
 * Decimals with which a number is shown: its own if somebody wrote them, and of a computed one as many as keep three
 * significant digits, three at least.
 */
export function decimalsOf(value: number): number {
  const [digits = "", exponent = "0"] = value.toExponential(14).split("e");
  const significant = digits.replace(/[-.]/g, "").replace(/0+$/, "").length;
  const own = Math.max(0, significant - 1 - Number(exponent));
  if (own <= mostWritten.decimals || significant <= mostWritten.digits) return Math.min(20, own);
  return Math.min(20, Math.max(3, 2 - Number(exponent)));
}

/** A word for a power of ten, by which numbers of a drawing are made short: `{power: 6, word: "млн."}`. */
export interface NumberScale {
  power: number;
  word: string;
}

/** The powers of ten that a language has words for, as its locale data (CLDR) gives them; the largest last. */
export function numberScales(lang: string): NumberScale[] {
  return [3, 6, 9, 12].flatMap((power) => {
    const [short, long] = (["short", "long"] as const).map((compactDisplay) =>
      compactWord(power, lang, compactDisplay),
    );
    // A single letter (K, M, B) stands well behind a number, not in front of a unit: “million people”.
    const word = short && short.replace(/\P{L}/gu, "").length >= 3 ? short : (long ?? short);
    return word ? [{ power, word }] : [];
  });
}

/**
 * The word beside such numbers; undefined where the language counts them by another power. In some languages it depends on the
 * number: the form beside a hundred stands well alone, unless it needs a word in between (“100 de mii”).
 */
function compactWord(power: number, lang: string, compactDisplay: "short" | "long"): string | undefined {
  const format = numberFormat(withLatinDigits(lang), { notation: "compact", compactDisplay });
  const wordBeside = (count: number): string | undefined => {
    const parts = format.formatToParts(count * 10 ** power);
    const value = (type: string): string | undefined => parts.find((part) => part.type === type)?.value;
    return value("integer") === String(count) ? value("compact") : undefined;
  };
  const [alone, few] = [wordBeside(100), wordBeside(5)];
  return few && alone && !/\s/.test(alone) ? alone : few;
}

const numberFormat = once(
  (locale: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);

/** Formatters are dear to make, and a few serve thousands of copies. */
export function once<O, F>(make: (locale: string, options: O) => F): (locale: string, options: O) => F {
  const made = new Map<string, F>();
  return (locale, options) => {
    const key = JSON.stringify([locale, options]);
    const known = made.get(key) ?? make(locale, options);
    made.set(key, known);
    return known;
  };
}
