import type { ChartCase } from "./chart-cases.ts";
import type { MeasuredText } from "./measure-drawings.ts";
import { isSameNumber, type ReadNumber, tidy } from "./read-numbers.ts";

type Point = readonly [x: number, y: number];

/** A path of the drawing. */
interface Stroke {
  points: Point[];
  colour: string;
  thickness: number;
}

/** Whether lines run where the scale says that their numbers are, and values at points are the data's. */
export function judgeLines(
  { series }: ChartCase,
  svg: string,
  texts: readonly MeasuredText[],
  numbers: readonly ReadNumber[],
): string[] {
  const strokes = strokesOf(svg);
  const rules = strokes.filter(({ thickness, points }) => thickness === 0.75 && isStraight(points));
  const scale = scaleOf(rules, texts, numbers);
  if (!scale) return ["the scale can't be read"];
  const curves = strokes.filter(({ thickness, points }) => thickness === 2 && !isSample(points));
  const found = curves.map(({ points }) => points.map((point) => scale.valueAt(point)));
  const faults = series.flatMap(({ name, values }) =>
    unbroken(values).flatMap((run) => {
      const at = found.findIndex((one) => isSameRun(one, run, scale.range));
      if (at < 0) return [`no line of “${name}” runs through ${run.join(", ")}`];
      found.splice(at, 1);
      return [];
    }),
  );
  const all = series.flatMap(({ values }) => values.filter((value) => value !== null));
  const strange = numbers.filter(
    (number) => !scale.used.has(number) && !all.some((value) => isSameNumber(number, value)),
  );
  return [
    ...faults,
    ...(found.length > 0 ? [`${found.length} lines are nobody's`] : []),
    ...strange.map(({ words }) => `“${words}” is neither on the scale nor in the data`),
  ];
}

function strokesOf(svg: string): Stroke[] {
  return [
    ...svg.matchAll(/<path d="M([^"A-KM-Za-z]+)" fill="none" stroke="(#\w+)" stroke-width="([\d.]+)"/g),
  ].map(([, path = "", colour = "", thickness = ""]) => ({
    points: path.split("L").map((point) => point.split(" ").map(Number) as unknown as Point),
    colour,
    thickness: Number(thickness),
  }));
}

function isStraight([a, b, more]: readonly Point[]): boolean {
  return a !== undefined && b !== undefined && !more && (a[0] === b[0] || a[1] === b[1]);
}

/** The piece of line in a legend. */
function isSample([a, b, more]: readonly Point[]): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    !more &&
    a[1] === b[1] &&
    Math.abs(Math.abs(b[0] - a[0]) - 22) < 0.01
  );
}

interface Scale {
  valueAt: (point: Point) => number;
  range: number;
  /** Numbers that stand at rules. */
  used: Set<ReadNumber>;
}

/** Numbers at rules say what a place on the axis counts. */
function scaleOf(
  rules: readonly Stroke[],
  texts: readonly MeasuredText[],
  numbers: readonly ReadNumber[],
): Scale | undefined {
  for (const axis of [1, 0] as const) {
    const across = axis === 1 ? 0 : 1;
    const marks = rules
      .filter(({ points: [a, b] }) => a && b && a[axis] === b[axis] && Math.abs(a[across] - b[across]) > 20)
      .flatMap(({ points: [a] }) => {
        const at = a?.[axis] ?? 0;
        const near = texts.filter((text) => Math.abs(middleOf(text, axis) - at) < text.size * 0.3);
        const named = numbers.filter(({ words }) => near.some((text) => tidy(text.words) === words));
        return named.map((number) => ({ at, number }));
      });
    const fitted = lineThrough(marks);
    if (fitted) return { ...fitted, valueAt: (point) => fitted.at(point[axis]) };
  }
  return undefined;
}

function middleOf({ left, right, top, bottom }: MeasuredText, axis: 0 | 1): number {
  return axis === 0 ? (left + right) / 2 : (top + bottom) / 2;
}

/** The line through most marks: values that stand at the height of a rule by chance are not on the scale. */
function lineThrough(
  marks: readonly { at: number; number: ReadNumber }[],
): { at: (place: number) => number; range: number; used: Set<ReadNumber> } | undefined {
  let best: { at: (place: number) => number; range: number; used: Set<ReadNumber> } | undefined;
  let mostPlaces = 1;
  for (const a of marks)
    for (const b of marks) {
      if (a.at === b.at || a.number.value === b.number.value) continue;
      const slope = (b.number.value - a.number.value) / (b.at - a.at);
      const at = (place: number): number => a.number.value + (place - a.at) * slope;
      // Coordinates are written to thousandths of a pt.
      const most = Math.max(...marks.map(({ number }) => Math.abs(number.value))) * 0.002;
      const on = marks.filter((mark) => Math.abs(at(mark.at) - mark.number.value) <= most);
      const places = new Set(on.map((mark) => mark.at)).size;
      if (places <= mostPlaces) continue;
      mostPlaces = places;
      const values = on.map(({ number }) => number.value);
      const used = new Set(on.map(({ number }) => number));
      best = { at, range: Math.max(...values) - Math.min(...values), used };
    }
  return best;
}

/** Numbers that follow one another without a gap, where there are two and more. */
function unbroken(values: readonly (number | null)[]): number[][] {
  const runs: number[][] = [[]];
  for (const value of values)
    if (value === null) runs.push([]);
    else runs.at(-1)?.push(value);
  return runs.filter((run) => run.length > 1);
}

function isSameRun(found: readonly number[], wanted: readonly number[], range: number): boolean {
  return (
    found.length === wanted.length &&
    wanted.every((value, index) => Math.abs((found[index] ?? Number.NaN) - value) <= range * 0.01)
  );
}
