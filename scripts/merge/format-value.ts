import type { DataValue } from "../document/data-value.ts";
import { languageOf } from "../languages/languages.ts";

/** A helper turns a value into text of one language; undefined means the value is of the wrong kind. */
export type FormatHelper = (value: DataValue, lang: string) => string | undefined;

// Intl writes U+202F in some languages; few fonts have it, and Dipla's typography uses U+00A0 throughout.
const nbsp = (text: string): string => text.replaceAll("\u202f", "\u00a0");

/**
 * The helpers of `{{ helper path }}`, in Markdown and in templates alike.
 *
 * @example number(166, "en") → "166"
 * @example number(12345.6, "bg") → "12 345,6"
 * @example date("2026-11-23", "bg") → "23 ноември 2026 г."
 * @example date("2026-11-23", "en-GB") → "23 November 2026"
 * @example short-date("2026-11-23", "bg") → "23.11.2026 г."
 * @example percent(25, "bg") → "25%"
 * @example list(["a", "b"], "en") → "a and b"
 */
export const formatHelpers: Readonly<Record<string, FormatHelper>> = {
  number: (value, lang) => formatNumber(value, lang, {}),
  percent: (value, lang) =>
    formatNumber(typeof value === "number" ? value / 100 : value, lang, {
      style: "percent",
      maximumFractionDigits: 1,
    }),
  date: (value, lang) => formatDate(value, lang, { dateStyle: "long" }),
  "short-date": (value, lang) =>
    formatDate(value, lang, { day: "2-digit", month: "2-digit", year: "numeric" }),
  list: (value, lang) => (Array.isArray(value) ? formatList(value.map(String), lang) : undefined),
};

/**
 * A value as running text when no helper is named: numbers stay as written (a year is not grouped), lists are joined, and
 * so are the lines of an address.
 */
export function formatPlain(value: DataValue, lang: string): string | undefined {
  if (Array.isArray(value)) return formatList(value.map(String), lang);
  if (value === null || typeof value === "object") return undefined;
  return String(value).replace(/\s*\n\s*/g, ", ");
}

function formatNumber(value: DataValue, lang: string, options: Intl.NumberFormatOptions): string | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number !== "number" || Number.isNaN(number)) return undefined;
  return nbsp(numberFormat(latinDigits(lang), { useGrouping: "min2", ...options }).format(number));
}

function formatDate(value: DataValue, lang: string, options: Intl.DateTimeFormatOptions): string | undefined {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const locale = latinDigits(dateLocale(lang));
  // Noon UTC and the UTC zone: the same day on every machine.
  return nbsp(dateFormat(locale, { timeZone: "UTC", ...options }).format(new Date(`${value}T12:00:00Z`)));
}

function formatList(items: readonly string[], lang: string): string {
  return listFormat(lang, { style: "long", type: "conjunction" }).format(items);
}

/** A tag that names its region or script writes dates as that one does. */
function dateLocale(lang: string): string {
  const language = languageOf(lang);
  return language?.tag === lang ? language.dateLocale : lang;
}

// Digits and calendar are chosen explicitly: some locales would switch to their own.
function latinDigits(lang: string): string {
  return `${lang}-u-ca-gregory-nu-latn`;
}

const numberFormat = once(
  (locale: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);
const dateFormat = once(
  (locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
const listFormat = once(
  (locale: string, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options),
);

/** Formatters are dear to make, and a few serve thousands of copies. */
function once<O, F>(make: (locale: string, options: O) => F): (locale: string, options: O) => F {
  const made = new Map<string, F>();
  return (locale, options) => {
    const key = JSON.stringify([locale, options]);
    const known = made.get(key) ?? make(locale, options);
    made.set(key, known);
    return known;
  };
}
