import { scaleLinear } from "d3-scale";
import type { ChartPicture } from "../../../document/picture-request.ts";
import { coordinate, type Drawing } from "../svg.ts";
import { type ChartCanvas, chartCanvas, chartWidth, shortened, widthOf } from "./chart-canvas.ts";

const plot = { top: 14, height: 150, start: 52, end: 110 };
const ticks = 4;
/** Dashes by which lines are told apart without their colours. */
const dashes = ["", "6 3", "2 2.5", "9 3 2 3", "12 4", "1 3"];
/** A single line with no more points than this says their values itself. */
const mostValues = 10;

/** Lines over rows in their order, with a scale that includes zero; each line says its name where it ends. */
export function drawLines(request: ChartPicture): Drawing {
  const canvas = chartCanvas(request);
  const { series, labels } = request;
  const all = series.flatMap(({ values }) => values);
  const y = scaleLinear([Math.min(0, ...all), Math.max(0, ...all) || 1], [plot.height, 0]).nice(ticks);
  const width = chartWidth - plot.start - plot.end;
  const step = labels.length > 1 ? width / (labels.length - 1) : 0;
  const place = (value: number, index: number): readonly [number, number] => [
    plot.start + (labels.length > 1 ? index * step : width / 2),
    plot.top + y(value),
  ];
  const lines = series.map(({ values }, index) => {
    const colour = request.colours[index] ?? request.text;
    const points = values.map(place);
    const dash = dashes[index] ? ` stroke-dasharray="${dashes[index]}"` : "";
    return (
      canvas.line(points, colour, ` stroke-width="2" stroke-linejoin="round"${dash}`) +
      points.map(([x, at]) => mark(canvas.x(x), at, index, colour)).join("")
    );
  });
  return canvas.drawing(plot.top + plot.height + 24, [
    ...scaleLines(request, canvas, y.ticks(ticks), (value) => plot.top + y(value)),
    ...rowLabels(labels, canvas, step, (index) => place(0, index)[0]),
    ...lines,
    ...endLabels(request, canvas, place),
    ...ownValues(request, canvas, place),
  ]);
}

/** Thin lines at round values; zero's is stronger. */
function scaleLines(
  { rule, text, number }: ChartPicture,
  canvas: ChartCanvas,
  values: readonly number[],
  at: (value: number) => number,
): string[] {
  return values.map((value) => {
    const ends = [
      [plot.start, at(value)],
      [chartWidth - plot.end, at(value)],
    ] as const;
    const name = number[value] ?? String(value);
    return (
      canvas.line(ends, value === 0 ? text : rule, ' stroke-width=".75"') +
      canvas.text(plot.start - 8, at(value) + 3.5, name, { anchor: "end" })
    );
  });
}

/** As many of the rows' labels as stand beside one another, the last one always. */
function rowLabels(
  labels: readonly string[],
  canvas: ChartCanvas,
  step: number,
  at: (index: number) => number,
): string[] {
  const widest = Math.max(...labels.map((label) => widthOf(shortened(label, 80)))) + 8;
  const every = step > 0 ? Math.ceil(widest / step) : 1;
  return labels.flatMap((label, index) =>
    (labels.length - 1 - index) % every === 0
      ? [
          canvas.text(at(index), plot.top + plot.height + 16, shortened(label, Math.max(80, step)), {
            anchor: "middle",
          }),
        ]
      : [],
  );
}

/** Names at the ends of lines, moved apart where lines end close to one another. */
function endLabels(
  { series, colours, text }: ChartPicture,
  canvas: ChartCanvas,
  place: (value: number, index: number) => readonly [number, number],
): string[] {
  const ends = series
    .map(({ name, values, display }, index) => {
      const [x, y] = place(values.at(-1) ?? 0, values.length - 1);
      const words = series.length > 1 ? name : (display.at(-1) ?? "");
      return { x, y, words, colour: colours[index] ?? text };
    })
    .sort((a, b) => a.y - b.y);
  let lowest = Number.NEGATIVE_INFINITY;
  return ends.map(({ x, y, words }) => {
    lowest = Math.max(y, lowest + 12);
    return canvas.text(x + 9, lowest + 3.5, shortened(words, plot.end - 12), { weight: 700 });
  });
}

/** Values above the points of a single line, below zero below them; the last one stands at its end. */
function ownValues(
  { series }: ChartPicture,
  canvas: ChartCanvas,
  place: (value: number, index: number) => readonly [number, number],
): string[] {
  const [only, second] = series;
  if (!only || second || only.values.length > mostValues) return [];
  return only.values.slice(0, -1).map((value, index) => {
    const [x, y] = place(value, index);
    return canvas.text(x, value < 0 ? y + 15 : y - 7, only.display[index] ?? "", { anchor: "middle" });
  });
}

/** A circle, square, diamond or triangle. */
function mark(x: number, y: number, index: number, fill: string): string {
  const [a, b] = [coordinate(x), coordinate(y)];
  const shapes = [
    `<circle cx="${a}" cy="${b}" r="3.2" fill="${fill}"/>`,
    `<rect x="${coordinate(x - 3)}" y="${coordinate(y - 3)}" width="6" height="6" fill="${fill}"/>`,
    `<path d="M${a} ${coordinate(y - 4.2)}l4.2 4.2l-4.2 4.2l-4.2 -4.2z" fill="${fill}"/>`,
    `<path d="M${a} ${coordinate(y - 4)}l4 7h-8z" fill="${fill}"/>`,
  ];
  return shapes[index % shapes.length] ?? "";
}
