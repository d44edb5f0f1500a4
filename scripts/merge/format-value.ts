import type { DataValue } from "../document/data-value.ts";
import type { Extensions } from "../document/extensions.ts";
import { messageOf } from "../document/message-of.ts";
import { formatNumber, once, parseNumber, withLatinDigits } from "../document/number-format.ts";
import { languageOf } from "../languages/languages.ts";

/** A helper turns a value into text of one language; undefined means the value is of the wrong kind. */
export type FormatHelper = (value: DataValue, lang: string) => string | undefined;

/**
 * The helpers of `{{ helper path }}`, in Markdown and in templates alike.
 *
 * @example number(166, "en") → "166"
 * @example number(12345.6, "bg") → "12 345,6"
 * @example date("2026-11-23", "bg") → "23 ноември 2026 г."
 * @example date("2026-11-23", "en-GB") → "23 November 2026"
 * @example short-date("2026-11-23", "bg") → "23.11.2026 г."
 * @example number("12 345,6", "bg") → "12 345,6"
 * @example percent(25, "bg") → "25%"
 * @example percent("12,5%", "bg") → "12,5%"
 * @example list(["a", "b"], "en") → "a and b"
 */
export const formatHelpers: Readonly<Record<string, FormatHelper>> = {
  number: (value, lang) => numberText(value, lang, {}),
  percent: (value, lang) =>
    numberText(hundredth(value, lang), lang, {
      style: "percent",
      maximumFractionDigits: 1,
    }),
  date: (value, lang) => formatDate(value, lang, { dateStyle: "long" }),
  "short-date": (value, lang) =>
    formatDate(value, lang, { day: "2-digit", month: "2-digit", year: "numeric" }),
  list: (value, lang) => (Array.isArray(value) ? formatPlain(value, lang) : undefined),
};

/**
 * A value as running text when no helper is named: numbers stay as written (a year is not grouped), lists are joined, and
 * so are the lines of an address.
 */
export function formatPlain(value: DataValue, lang: string): string | undefined {
  // A table of values in a list is no text either: “[object Object]” is what a program would make of it.
  if (Array.isArray(value))
    return value.some((item) => typeof item === "object" && item !== null)
      ? undefined
      : formatList(value.map(String), lang);
  if (value === null || typeof value === "object") return undefined;
  return String(value).replace(/\s*\n\s*/g, ", ");
}

/**
 * Those of the manual, and those of the workspace. What a function of the workspace throws, or gives that is no text, is told as
 * `helper-failed` at its field, and nothing is shown.
 *
 * @param tell hears the helper's name and why it failed
 */
export function helpersWith(
  { helpers }: Extensions,
  tell: (name: string, reason: string) => void,
): Readonly<Record<string, FormatHelper>> {
  const own = Object.entries(helpers).map(([name, helper]): [string, FormatHelper] => [
    name,
    (value, lang) => {
      try {
        const text: unknown = helper(value, lang);
        if (text === undefined || typeof text === "string") return text;
        tell(name, "helper-no-text");
      } catch (error) {
        tell(name, messageOf(error));
      }
      return "";
    },
  ]);
  return { ...Object.fromEntries(own), ...formatHelpers };
}

function numberText(value: DataValue, lang: string, options: Intl.NumberFormatOptions): string | undefined {
  const number = typeof value === "string" ? parseNumber(value, lang) : value;
  return typeof number === "number" ? formatNumber(number, lang, options) : undefined;
}

/** Lists have per cent as text, with or without their sign. */
function hundredth(value: DataValue, lang: string): DataValue {
  const number = typeof value === "string" ? parseNumber(value.replace(/\s*%\s*$/, ""), lang) : value;
  return typeof number === "number" ? number / 100 : value;
}

function formatDate(value: DataValue, lang: string, options: Intl.DateTimeFormatOptions): string | undefined {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const locale = withLatinDigits(dateLocale(lang));
  // Noon UTC and the UTC zone: the same day on every machine.
  const day = dateFormat(locale, { timeZone: "UTC", ...options }).format(new Date(`${value}T12:00:00Z`));
  return day.replaceAll("\u202f", "\u00a0");
}

function formatList(items: readonly string[], lang: string): string {
  return listFormat(lang, { style: "long", type: "conjunction" }).format(items);
}

/** A tag that names its region or script writes dates as that one does. */
function dateLocale(lang: string): string {
  const language = languageOf(lang);
  return language?.tag === lang ? language.dateLocale : lang;
}

const dateFormat = once(
  (locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
const listFormat = once(
  (locale: string, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options),
);
