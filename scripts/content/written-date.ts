import { folded } from "../languages/letter-case.ts";

/** Weekdays and small words that stand in dates of these languages: “domingo, 5 de mayo de 2024”, „5 май 2024 г.“ */
const smallWords = /^(?:the|of|de|del|di|d|den|der|le|il|el|г|год|година|года|р|року|m)$/;

/**
 * A day as people and other tools write it, as `2024-05-05`: in digits where only one reading is possible (5.5.2024, 2024/05/05,
 * 25/12/2024, 2024年5月5日), or with the name of a month in one of the languages. Undefined where it could be another day, or none is said.
 */
export function writtenDate(text: string, languages: readonly string[]): string | undefined {
  const digits = text.normalize("NFKC").replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
  const words = digits.trim();
  const numbers =
    /^(?<y>\d{4})\s?[-/.年년]\s?(?<m>\d{1,2})\s?[-/.月월]\s?(?<d>\d{1,2})\s?[.日일]?$/.exec(words) ??
    /^(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>\d{4})(?:\s?[гр])?\.?$/u.exec(words) ??
    /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)$/.exec(words);
  const { y, m, d } = numbers?.groups ?? {};
  if (y !== undefined) return day(Number(y), Number(m), Number(d));
  const [, first, second, year] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(words)?.map(Number) ?? [];
  if (first !== undefined && second !== undefined && year !== undefined) {
    if (first > 12 || first === second) return day(year, second, first);
    return second > 12 ? day(year, first, second) : undefined;
  }
  return languages.map((tag) => inWords(words, tag)).find((found) => found !== undefined);
}

function inWords(text: string, tag: string): string | undefined {
  const pieces = folded(text, tag)
    .split(/[\s,.'’]+/)
    .filter(Boolean);
  let [year, month, date]: (number | undefined)[] = [];
  const { months, weekdays } = namesIn(tag);
  for (const piece of pieces) {
    const number = Number(
      /^(\d+)(?:st|nd|rd|th|er|[ºª°]|-?(?:ви|ри|ти|ми|го|е))?$/.exec(piece)?.[1] ?? Number.NaN,
    );
    // Hebrew writes “in” before the month, as one word with it.
    const named = months.get(piece) ?? months.get(piece.replace(/^ב/, ""));
    if (number > 31 && year === undefined) year = number;
    else if (number <= 31 && date === undefined) date = number;
    else if (named !== undefined && month === undefined) month = named;
    else if (!weekdays.has(piece) && !smallWords.test(piece)) return undefined;
  }
  return year && month && date ? day(year, month, date) : undefined;
}

const known = new Map<string, { months: Map<string, number>; weekdays: Set<string> }>();

/** Names of months and weekdays, long and short, alone and beside a day, as CLDR has them. */
function namesIn(tag: string): { months: Map<string, number>; weekdays: Set<string> } {
  const names = known.get(tag) ?? { months: new Map(), weekdays: new Set() };
  if (known.has(tag)) return names;
  known.set(tag, names);
  const plain = (name: string): string => folded(name.normalize("NFKC"), tag).replace(/[.]/g, "");
  for (const style of ["long", "short"] as const)
    for (const beside of [{}, { day: "numeric" }] as const) {
      const options = {
        month: style,
        weekday: style,
        ...beside,
        timeZone: "UTC",
        calendar: "gregory",
      } as const;
      const format = new Intl.DateTimeFormat(tag, options);
      const alone = new Intl.DateTimeFormat(tag, {
        month: style,
        ...beside,
        timeZone: "UTC",
        calendar: "gregory",
      });
      for (let index = 0; index < 12; index += 1) {
        const at = new Date(Date.UTC(2024, index, index + 1));
        for (const { type, value } of [...format.formatToParts(at), ...alone.formatToParts(at)])
          if (type === "month") names.months.set(plain(value), index + 1);
          else if (type === "weekday") names.weekdays.add(plain(value));
      }
    }
  return names;
}

/** Undefined for a day that there is not, and for years of other calendars. */
function day(year: number, month: number, date: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, date));
  const isReal = at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
  return isReal && year > 1582 && year < 2200 ? at.toISOString().slice(0, 10) : undefined;
}
