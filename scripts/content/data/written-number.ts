/** A number as it is written, before it is known which of its signs is the decimal one. */
export interface WrittenNumber {
  isNegative: boolean;
  /** Digits with points, commas and what else stands between them; all other digits are Latin ones already. */
  digits: string;
  /** Power of ten of the scientific notation, 0 without one. */
  exponent: number;
  /** What stands before or behind the number: a currency, `%`, `млн. лв.`. */
  unit: string;
}

/** Why a cell is no number; a key of the sentences' parts. */
export type NotANumber = "cell-no-number" | "number-parentheses";

/** Signs by which tables say that there is no number, in lower case. */
const nothing = new Set([
  ...["", "-", "–", "—", "−", "…", "...", "..", ".", ":", "?", "n/a", "n.a.", "na", "nan", "null", "none"],
  ...["н/д", "н.д.", "няма", "няма данни", "нет данных", "немає даних", "k. a.", "k.a.", "n.d.", "s.o."],
]);

/** Signs of direction and joining, which nobody sees. */
const invisible = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
const minus = /[-\u2010-\u2015\u2212\uFE63\uFF0D]/;
const sign = `[+]|${minus.source}`;
/** Points, commas, and all that sets off groups of three digits: spaces, apostrophes, the Arabic signs. */
const between = "[.,'\u2019_\u066B\u066C\\s]";
const written = new RegExp(
  `^(?<before>\\D*?)\\s*(?<digits>(?:\\d${between}{0,2})*\\d|[.,]\\d+)(?:[eE](?<exponent>[+-]?\\d{1,3})(?![\\p{L}\\d]))?\\s*(?<after>\\D*)$`,
  "u",
);
const signed = new RegExp(`^(?<sign>${sign})?\\s*(?<prefix>.*?)\\s*(?<late>${sign})?$`, "u");
/** Words, currencies and what is written like a unit; no `<`, `≈`, `±` or asterisk, which say something about the number. */
const unit = /^[\p{L}\p{M}\p{Sc}%‰°².³·\s/-]{0,24}$/u;

/** What a cell says; undefined where it says that there is no number. */
export function readWritten(cell: string): WrittenNumber | NotANumber | undefined {
  const text = latinDigits(cell.replace(invisible, "")).trim();
  if (nothing.has(text.toLowerCase())) return undefined;
  if (/^\(.*\d.*\)$/.test(text)) return "number-parentheses";
  const { before = "", digits = "", exponent = "0", after = "" } = written.exec(text)?.groups ?? {};
  const { sign: early, prefix = "", late } = signed.exec(before)?.groups ?? {};
  const units = [prefix, after.trim()].filter(Boolean);
  if (digits === "" || units.length > 1 || (early && late) || !units.every((part) => unit.test(part)))
    return "cell-no-number";
  return {
    isNegative: minus.test(early ?? late ?? ""),
    digits,
    exponent: Number(exponent),
    unit: (units[0] ?? "").replace(/\s+/g, "\u00a0"),
  };
}

/** Arabic, Persian and full-width digits as Latin ones. */
function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9\uFF10-\uFF19]/g, (digit) =>
    // Each of these blocks begins at a multiple of sixteen.
    String((digit.codePointAt(0) ?? 0) & 0xf),
  );
}
