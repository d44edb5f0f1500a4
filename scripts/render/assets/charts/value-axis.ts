import { scaleLinear } from "d3-scale";
import { decimalsOf, formatNumber, type NumberScale } from "../../../document/number-format.ts";
import type { ChartPicture } from "../../../document/picture-request.ts";
import { type ChartSpace, smallStyle, widestOf } from "./chart-space.ts";
import { fullNumbers, type NumberLabels, numbersIn } from "./number-labels.ts";

/** A scale of values that includes zero. */
export interface ValueAxis {
  /** Share of the axis at which a value stands: 0 at its lower end, 1 at its upper. */
  share: (value: number) => number;
  ticks: readonly { share: number; value: number; text: string }[];
  /** What is said once of all numbers. */
  note: string;
  /** Numbers of the drawing that are not on the scale; undefined where they can't be said in its terms. */
  numbers: NumberLabels | undefined;
}

/** Numbers from here on are long enough to be shown in a larger unit. */
const long = 1e6;
/** And from here on where they take more than this share of the width. */
const middling = 1e4;
const mostWidth = 0.12;

/** About `count` round values that reach over all numbers of a chart. */
export function valueAxis(request: ChartPicture, count: number, space: ChartSpace): ValueAxis {
  const values = request.series.flatMap((series) => series.values.filter((value) => value !== null));
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const scale = scaleLinear([least, most === least ? 1 : most], [0, 1]).nice(count);
  const marks = scale.ticks(count);
  const { note, text, numbers } = saidIn(marks, values, request, space);
  return {
    share: (value) => scale(value),
    ticks: marks.map((value) => ({ value, share: scale(value), text: text(value) })),
    note,
    numbers,
  };
}

/** Round numbers in full or in a larger unit; the unit itself is not repeated at each. */
function saidIn(
  marks: readonly number[],
  values: readonly number[],
  request: ChartPicture,
  space: ChartSpace,
): Pick<ValueAxis, "note" | "numbers"> & Pick<NumberLabels, "text"> {
  const decimals = Math.max(...marks.map(decimalsOf));
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const text = (value: number): string => (value === 0 ? "0" : formatNumber(value, request.lang, options));
  const largest = Math.max(...marks.map(Math.abs));
  const isWide = widestOf(marks.map(text), smallStyle(space), space) > space.width * mostWidth;
  const scale =
    largest >= long || (isWide && largest >= middling) ? fitting(marks, largest, request) : undefined;
  if (!scale) return { text, note: request.unit ?? "", numbers: fullNumbers(request) };
  return { ...scale.labels, numbers: numbersIn(scale.scale, values, request) };
}

/** The largest unit in which the scale's values have few decimals. */
function fitting(
  marks: readonly number[],
  largest: number,
  request: ChartPicture,
): { scale: NumberScale; labels: NumberLabels } | undefined {
  for (const scale of [...request.scales].reverse()) {
    const labels = largest >= 10 ** scale.power ? numbersIn(scale, marks, request) : undefined;
    if (labels) return { scale, labels };
  }
  return undefined;
}
