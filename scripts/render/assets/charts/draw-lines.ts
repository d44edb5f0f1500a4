import type { ChartPicture } from "../../../document/picture-request.ts";
import type { Drawing } from "../svg.ts";
import { type AxisLabels, axisLabels } from "./axis-labels.ts";
import { type ChartCanvas, chartCanvas } from "./chart-canvas.ts";
import { type ChartSpace, labelStyle, smallStyle, widestOf, widthOf } from "./chart-space.ts";
import { drawNote, noteHeight } from "./draw-note.ts";
import { drawTurnedLines } from "./draw-turned-lines.ts";
import { type EndLabels, endLabels } from "./end-labels.ts";
import { legend } from "./legend.ts";
import { drawLine, lineKey, markSize, type Point } from "./line-marks.ts";
import { placeValues } from "./point-values.ts";
import { type ValueAxis, valueAxis } from "./value-axis.ts";

/** A single line with no more points than this says their values itself. */
const mostValues = 12;
/** Marks that stand nearer than this to each other make a line of their own. */
const marksApart = 9;
/** Between the scale's numbers and the plot, between a line's end and its value. */
const gaps = { scale: 7, end: 9 } as const;

/** Where the lines stand; lengths in pt. */
interface Plot {
  start: number;
  end: number;
  top: number;
  bottom: number;
}

/**
 * Lines over rows in their order, with a scale that includes zero; each line says its name where it ends. Rows whose names find no
 * place below the points are drawn downwards instead.
 */
export function drawLines(request: ChartPicture, space: ChartSpace): Drawing {
  const canvas = chartCanvas(request, space);
  const height = Math.max(105, Math.min(165, canvas.width * 0.36));
  const axis = valueAxis(request, Math.max(2, Math.round(height / 36)), space);
  const names = namesAtEnds(request, axis, canvas, space);
  const start =
    widestOf(
      axis.ticks.map(({ text }) => text),
      smallStyle(space),
      space,
    ) + gaps.scale;
  const labels = withOverhang(request, { start, behind: names.width }, canvas, space);
  if (!labels) return drawTurnedLines(request, space);
  const top = noteHeight(axis.note, canvas.width, space) + names.above.height + smallStyle(space).size * 0.6;
  const plotHeight = Math.max(height, names.ends?.height ?? 0);
  const plot = { start: labels.start, end: labels.end, top, bottom: top + plotHeight };
  const placed = pointsOf(request, axis, plot);
  const lines = request.series.map((_, index) =>
    drawLine(placed[index] ?? [], index, markedPoints(request, plot), request, canvas),
  );
  return canvas.drawing(plot.bottom + labels.axis.leading * mostLines(labels.axis) + 8, [
    ...drawNote(axis.note, request, canvas, space),
    ...names.above.draw(noteHeight(axis.note, canvas.width, space)),
    ...scaleLines(axis, plot, request, canvas, space),
    ...rowNames(labels.axis, plot, request, canvas, space),
    ...lines,
    ...(names.ends?.draw(endsOf(placed, plot), plot.top - 4, plot.bottom + 4, request, canvas) ?? []),
    ...(request.series.length === 1
      ? ownValues({ points: placed[0] ?? [], plot }, axis, request, canvas, space)
      : []),
  ]);
}

interface Names {
  /** What they take behind the plot. */
  width: number;
  ends: EndLabels | undefined;
  above: { height: number; draw: (top: number) => string[] };
}

/** Names of several lines at their ends, or above all; a single one has its last value there. */
function namesAtEnds(request: ChartPicture, axis: ValueAxis, canvas: ChartCanvas, space: ChartSpace): Names {
  const nothing = { height: 0, draw: () => [] };
  const { series } = request;
  if (series.length === 1) {
    const last = series[0]?.values.at(-1) ?? null;
    const words = last === null ? "" : (axis.numbers?.text(last) ?? "");
    const width = widthOf(words, labelStyle(space, 700), space);
    return { width: width > 0 ? width + gaps.end : markSize, ends: undefined, above: nothing };
  }
  // A line that ends early has nothing beside its name.
  const areWhole = series.every(({ values }) => values.at(-1) !== null);
  const names = series.map(({ name }) => name);
  const ends = areWhole ? endLabels(names, Math.min(140, canvas.width * 0.32), space) : undefined;
  return ends
    ? { width: ends.width, ends, above: nothing }
    : { width: markSize, ends, above: legend(request, lineKey(request, canvas), canvas, space) };
}

/** Names of rows with the plot's ends: the first and the last name may reach beyond their points. */
function withOverhang(
  request: ChartPicture,
  { start, behind }: { start: number; behind: number },
  canvas: ChartCanvas,
  space: ChartSpace,
): { axis: AxisLabels; start: number; end: number } | undefined {
  let [from, to] = [start, canvas.width - behind];
  // Making room for them brings the points nearer together, and so the names may be set anew.
  for (let pass = 0; pass < 4; pass += 1) {
    const axis = axisLabels(request.labels, to - from - 2 * markSize, request.lang, space);
    if (!axis) return undefined;
    const isAlone = request.labels.length === 1;
    const wantedStart = isAlone ? start : Math.max(start, axis.before - markSize);
    const wantedEnd = Math.min(
      canvas.width - behind,
      isAlone ? canvas.width : canvas.width - axis.behind + markSize,
    );
    if (wantedStart <= from + 0.01 && wantedEnd >= to - 0.01) return { axis, start: from, end: to };
    [from, to] = [Math.max(from, wantedStart), Math.min(to, wantedEnd)];
    if (to - from < canvas.width * 0.3) return undefined;
  }
  return undefined;
}

function mostLines({ lines }: AxisLabels): number {
  return Math.max(1, ...lines.map((one) => one.length));
}

/** Points stand a mark's half inside of the plot. */
function xOf(index: number, count: number, { start, end }: Plot): number {
  const [first, last] = [start + markSize, end - markSize];
  return count > 1 ? first + ((last - first) * index) / (count - 1) : (start + end) / 2;
}

function pointsOf({ series, labels }: ChartPicture, axis: ValueAxis, plot: Plot): (Point | undefined)[][] {
  return series.map(({ values }) =>
    values.map((value, index) =>
      value === null
        ? undefined
        : [xOf(index, labels.length, plot), plot.bottom - axis.share(value) * (plot.bottom - plot.top)],
    ),
  );
}

/** Where each line's name begins: at the plot's end, at the height of the last number there is. */
function endsOf(placed: readonly (readonly (Point | undefined)[])[], plot: Plot): Point[] {
  return placed.map((points) => {
    const last = points.findLast((point) => point !== undefined);
    return [plot.end - markSize, last?.[1] ?? plot.bottom];
  });
}

function markedPoints({ labels }: ChartPicture, plot: Plot): (at: number) => boolean {
  const step = (plot.end - plot.start) / Math.max(1, labels.length - 1);
  const every = step >= marksApart ? 1 : Math.ceil(36 / step);
  return (at) => (labels.length - 1 - at) % every === 0;
}

/** Thin lines at round values; zero's is stronger. */
function scaleLines(
  { ticks }: ValueAxis,
  { start, end, top, bottom }: Plot,
  { rule, text }: ChartPicture,
  canvas: ChartCanvas,
  space: ChartSpace,
): string[] {
  const style = smallStyle(space);
  return ticks.map(({ value, share, text: words }) => {
    const y = bottom - share * (bottom - top);
    const ends: readonly Point[] = [
      [start, y],
      [end, y],
    ];
    return (
      canvas.line(ends, value === 0 ? text : rule, ' stroke-width=".75"') +
      canvas.text(start - gaps.scale, y + style.size * 0.35, words, { ...style, anchor: "end" })
    );
  });
}

/** Names below their points. Where some are left out, short strokes count the points. */
function rowNames(
  { lines, leading }: AxisLabels,
  plot: Plot,
  { labels, rule, text }: ChartPicture,
  canvas: ChartCanvas,
  space: ChartSpace,
): string[] {
  const style = smallStyle(space);
  const areAllNamed = lines.every((set) => set.length > 0);
  return lines.flatMap((set, index) => {
    const x = xOf(index, labels.length, plot);
    const ends: readonly Point[] = [
      [x, plot.bottom],
      [x, plot.bottom + (set.length > 0 ? 4.5 : 2.5)],
    ];
    const stroke = areAllNamed ? "" : canvas.line(ends, set.length > 0 ? text : rule, ' stroke-width=".75"');
    const first = plot.bottom + 5 + leading / 2 + style.size * 0.35;
    return [
      stroke,
      ...set.map((line, number) =>
        canvas.text(x, first + number * leading, line, { ...style, anchor: "middle" }),
      ),
    ];
  });
}

/** Values of a single line: the last at its end, the others beside their points if all of them find room. */
function ownValues(
  { points, plot }: { points: readonly (Point | undefined)[]; plot: Plot },
  { numbers, ticks }: ValueAxis,
  { series }: ChartPicture,
  canvas: ChartCanvas,
  space: ChartSpace,
): string[] {
  const values = series[0]?.values ?? [];
  if (!numbers) return [];
  const bold = labelStyle(space, 700);
  const [last, end] = [values.at(-1) ?? null, points.at(-1)];
  const lastWords = last === null ? "" : numbers.text(last);
  const behind = end ? canvas.text(end[0] + gaps.end, end[1] + bold.size * 0.35, lastWords, bold) : "";
  if (points.length > mostValues) return [behind];
  const taken = end
    ? [{ left: end[0], right: canvas.width, top: end[1] - bold.size * 0.6, bottom: end[1] + bold.size * 0.6 }]
    : [];
  const bounds = { left: plot.start, right: canvas.width, top: plot.top - bold.size, bottom: plot.bottom };
  const inner = points.map((point, index) => (index < points.length - 1 ? point : undefined));
  const texts = values.map((value) => (value === null ? "" : numbers.text(value)));
  const words = inner.map((point, index) => (point ? (texts[index] ?? "") : ""));
  const rules = ticks.map(({ share }) => plot.bottom - share * (plot.bottom - plot.top));
  const placed = placeValues(points, words, { bounds, taken, rules }, space);
  const style = smallStyle(space);
  return [
    behind,
    ...(placed ?? []).map(({ x, y, words: value }) =>
      canvas.text(x, y, value, { ...style, anchor: "middle" }),
    ),
  ];
}
