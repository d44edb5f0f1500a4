import { decimalsOf, formatNumber, type NumberScale } from "../../../document/number-format.ts";
import type { ChartPicture } from "../../../document/picture-request.ts";

/** How a drawing says its numbers. */
export interface NumberLabels {
  /** A number as it stands in the drawing. */
  text: (value: number) => string;
  /** Said once for all of them: “million people”; empty where numbers say everything themselves. */
  note: string;
}

/** `%`, `€`, `M€`, `°C` stand beside each number; units that are words are said once. */
function isSign(unit: string): boolean {
  return !/\p{L}{2}/u.test(unit);
}

/** A unit as it stands behind a number; nothing for one that is said once of all. */
export function besideNumber(unit = ""): string {
  return unit !== "" && isSign(unit) ? `\u00a0${unit}` : "";
}

/** Numbers in full. */
export function fullNumbers({ lang, unit = "" }: Pick<ChartPicture, "lang" | "unit">): NumberLabels {
  const beside = besideNumber(unit);
  return {
    text: (value) => formatNumber(value, lang, { maximumFractionDigits: decimalsOf(value) }) + beside,
    note: beside === "" ? unit : "",
  };
}

/**
 * Numbers in thousands, millions and so on, with no more decimals than tell them apart; undefined where that would make them no
 * shorter or take the meaning from the small ones.
 */
export function shortNumbers(
  values: readonly number[],
  request: Pick<ChartPicture, "lang" | "unit" | "scales">,
): NumberLabels | undefined {
  const largest = Math.max(0, ...values.map(Math.abs));
  for (const scale of [...request.scales].reverse()) {
    const labels = largest >= 10 ** scale.power ? numbersIn(scale, values, request) : undefined;
    if (labels) return labels;
  }
  return undefined;
}

/** Numbers in one scale; undefined where two decimals are too few for the smallest. */
export function numbersIn(
  scale: NumberScale,
  values: readonly number[],
  { lang, unit = "" }: Pick<ChartPicture, "lang" | "unit">,
): NumberLabels | undefined {
  const decimals = decimalsIn(
    scale,
    values.map(Math.abs).filter((size) => size > 0),
  );
  if (decimals === undefined) return undefined;
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return {
    text: (value) => (value === 0 ? "0" : formatNumber(value / 10 ** scale.power, lang, options)),
    note: [scale.word, unit].filter(Boolean).join(" "),
  };
}

/** None where all come out whole; else as many as leave two digits of the smallest number, if two are enough. */
function decimalsIn({ power }: NumberScale, sizes: readonly number[]): number | undefined {
  const smallest = Math.min(...sizes) / 10 ** power;
  const exact = [0, 1].find((decimals) =>
    sizes.every((size) => {
      const shown = (size / 10 ** power) * 10 ** decimals;
      return Math.abs(shown - Math.round(shown)) < 1e-9;
    }),
  );
  return exact ?? [0, 1, 2].find((decimals) => smallest >= 10 ** (1 - decimals));
}
