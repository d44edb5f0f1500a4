import type { ChartPicture } from "../../../document/picture-request.ts";
import type { TextStyle } from "../measure-text.ts";
import type { Drawing } from "../svg.ts";
import { type ChartCanvas, chartCanvas } from "./chart-canvas.ts";
import { type ChartSpace, widestOf, widthOf } from "./chart-space.ts";
import { drawNote, noteHeight } from "./draw-note.ts";
import { fullNumbers, type NumberLabels, shortNumbers } from "./number-labels.ts";
import { type ChartRow, layRows, type RowColumn, type RowLayout } from "./row-layout.ts";

/** Between a bar and its value. */
const valueGap = 5;
/** The least that bars need to be compared, as a share of the width. */
const leastBars = 0.25;
/** A number that is not nothing leaves a trace, in pt. */
const leastBar = 0.75;

/** Horizontal bars with their labels before and values behind them; lengths start at zero, which may stand between. */
export function drawBars(request: ChartPicture, space: ChartSpace): Drawing {
  const canvas = chartCanvas(request, space);
  const values = request.series[0]?.values ?? [];
  const numbers = numbersFor(request, canvas, space);
  const words = values.map((value) => (value === null ? request.missing : numbers.text(value)));
  const top = noteHeight(numbers.note, canvas.width, space);
  // Bars below zero have their values on the other side.
  const sides = [
    words.filter((_, index) => (values[index] ?? 0) >= 0),
    words.filter((_, index) => (values[index] ?? 0) < 0),
  ].filter((side) => side.length > 0);
  const wanted = (style: TextStyle, room: number): number =>
    sides.reduce((sum, side) => sum + widestOf(side, { ...style, weight: 700 }, space) + valueGap, 0) +
    room * leastBars;
  const layout = layRows(request.labels, { top, wanted }, canvas, space);
  const style = { ...layout.style, weight: 700 } as const;
  const widths = words.map((one, index) =>
    widthOf(one, values[index] === null ? layout.style : style, space),
  );
  const scale = barScale(values, widths, layout.columns);
  const shapes = layout.columns.flatMap((column) => {
    const zero = column.bars + scale.zero;
    const rows = column.rows.flatMap(({ baselines, lines, top: y }, at) => {
      const index = column.first + at;
      const value = values[index] ?? null;
      const length = value === null || value === 0 ? 0 : Math.max(leastBar, Math.abs(value) * scale.unit);
      const base = y + layout.bar / 2 + style.size * 0.35;
      const isBelow = (value ?? 0) < 0;
      return [
        ...lines.map((line, number) => canvas.text(column.start, baselines[number] ?? 0, line, layout.style)),
        canvas.bar(isBelow ? zero - length : zero, y, length, layout.bar, request.colours[0] ?? request.text),
        canvas.text(
          isBelow ? zero - length - valueGap : zero + length + valueGap,
          base,
          words[index] ?? "",
          value === null
            ? { ...layout.style, fill: request.muted }
            : { ...style, anchor: isBelow ? "end" : "start" },
        ),
      ];
    });
    return [...rows, axis(zero, column, layout, canvas, request)];
  });
  return canvas.drawing(layout.height + 3, [...drawNote(numbers.note, request, canvas, space), ...shapes]);
}

/** In full as long as the bars keep most of the room. */
function numbersFor(request: ChartPicture, canvas: ChartCanvas, space: ChartSpace): NumberLabels {
  const full = fullNumbers(request);
  const values = (request.series[0]?.values ?? []).filter((value) => value !== null);
  const widest = widestOf(values.map(full.text), { size: space.size, weight: 700 }, space);
  return widest <= canvas.width * 0.2 ? full : (shortNumbers(values, request) ?? full);
}

/**
 * The longest bars with which every value still stands inside of its column: `unit` is the length of one, `zero` lies that far
 * behind the names.
 */
function barScale(
  values: readonly (number | null)[],
  widths: readonly number[],
  columns: readonly RowColumn[],
): { unit: number; zero: number } {
  const room = Math.min(...columns.map(({ bars, end }) => end - bars));
  const entries = values.map((value, index) => ({
    value: value ?? 0,
    text: (widths[index] ?? 0) + valueGap,
  }));
  const [above, below] = [
    entries.filter(({ value }) => value >= 0),
    entries.filter(({ value }) => value < 0),
  ];
  const reach = (side: typeof entries, unit: number): number =>
    Math.max(0, ...side.map(({ value, text }) => Math.abs(value) * unit + text));
  const largest = Math.max(...entries.map(({ value }) => Math.abs(value))) || 1;
  let [low, high] = [0, room / largest];
  for (let step = 0; step < 50; step += 1) {
    const unit = (low + high) / 2;
    if (reach(above, unit) + reach(below, unit) <= room) low = unit;
    else high = unit;
  }
  return { unit: low, zero: reach(below, low) };
}

/** Zero's line along all bars; where names stand between them, along each. */
function axis(
  zero: number,
  { rows, start, bars }: RowColumn,
  { bar }: RowLayout,
  canvas: ChartCanvas,
  { rule }: ChartPicture,
): string {
  const along = (first: ChartRow, last: ChartRow): string =>
    canvas.line(
      [
        [zero, first.top - 2],
        [zero, last.top + bar + 2],
      ],
      rule,
      ' stroke-width=".75"',
    );
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return "";
  return bars > start ? along(first, last) : rows.map((row) => along(row, row)).join("");
}
