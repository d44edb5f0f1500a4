import type { TextStyle } from "../measure-text.ts";
import type { ChartCanvas } from "./chart-canvas.ts";
import { type ChartSpace, labelStyle, smallestChartType } from "./chart-space.ts";
import { type LabelColumn, labelColumn } from "./label-column.ts";

/** One row of a chart: its name, and the strip that its bar fills. */
export interface ChartRow {
  lines: readonly string[];
  /** Baselines of the name's lines. */
  baselines: readonly number[];
  /** Upper edge of the bar. */
  top: number;
}

/** Rows below one another. */
export interface RowColumn {
  /** Where the column begins, from the drawing's start. */
  start: number;
  /** Where its bars may begin, from the drawing's start. */
  bars: number;
  /** Where the column ends. */
  end: number;
  /** Index of its first row. */
  first: number;
  rows: readonly ChartRow[];
}

/** All rows of a chart, in as many columns as their page asks for. */
export interface RowLayout {
  columns: RowColumn[];
  /** Of names; values have the same size. */
  style: TextStyle;
  /** How high bars are. */
  bar: number;
  /** Below the last row. */
  height: number;
}

/** What rows are placed by. */
interface RowPlan {
  top: number;
  /** How much of a column's width bars and values need. */
  wanted: (style: TextStyle, room: number) => number;
  /** Names can't stand above their rows. */
  isBeside?: boolean;
  mostColumns?: number;
}

/** How large names are set, how high bars are, and how far rows stand apart; the last two as shares of the type's size. */
interface Density {
  scale: number;
  bar: number;
  gap: number;
}

/** From airy to close; many rows begin closer. */
const [airy, close, closest]: readonly [Density, Density, Density] = [
  { scale: 1, bar: 1.5, gap: 1 },
  { scale: 0.93, bar: 1.25, gap: 0.6 },
  { scale: 0.86, bar: 1, gap: 0.4 },
];
/** Between two columns of rows, and the narrowest that one may be, in pt. */
const gutter = 20;
const narrowest = 150;
/** Rows that a column should have at least. */
const fewest = 8;
/** Between names and bars. */
const labelGap = 7;

/**
 * Places the rows of a chart. Where they would be higher than their page they stand closer, and then in several columns. Nothing is
 * left out: rows that are too high all the same are told by whoever places the drawing.
 */
export function layRows(
  labels: readonly string[],
  plan: RowPlan,
  canvas: ChartCanvas,
  space: ChartSpace,
): RowLayout {
  const { highest = Number.POSITIVE_INFINITY } = space;
  const most = Math.min(
    plan.mostColumns ?? Number.POSITIVE_INFINITY,
    Math.max(1, Math.floor((canvas.width + gutter) / (narrowest + gutter))),
    Math.ceil(labels.length / fewest),
  );
  const densities =
    labels.length > 30 ? [closest] : labels.length > 12 ? [close, closest] : [airy, close, closest];
  const tries = [
    ...densities.map((density) => ({ density, count: 1 })),
    ...Array.from({ length: Math.max(0, most - 1) }, (_, index) => ({ density: closest, count: index + 2 })),
  ];
  let lowest: RowLayout | undefined;
  for (const { density, count } of tries) {
    const layout = layColumns(labels, { ...plan, ...density, count }, canvas.width, space);
    if (layout.height <= highest) return layout;
    if (!lowest || layout.height < lowest.height) lowest = layout;
  }
  return lowest ?? layColumns(labels, { ...plan, ...airy, count: 1 }, canvas.width, space);
}

function layColumns(
  labels: readonly string[],
  { top, wanted, isBeside, count, ...density }: RowPlan & Density & { count: number },
  room: number,
  space: ChartSpace,
): RowLayout {
  const width = (room - (count - 1) * gutter) / count;
  const size = Math.max(smallestChartType, labelStyle(space).size * density.scale);
  const style: TextStyle = { size, weight: 400 };
  const needs = wanted(style, width) + labelGap;
  const names = labelColumn(
    labels,
    { room: width, wanted: needs, ...(isBeside && { isBeside }) },
    style,
    space,
  );
  const [bar, gap, each] = [size * density.bar, size * density.gap, Math.ceil(labels.length / count)];
  let height = top;
  const columns = Array.from({ length: count }, (_, index): RowColumn => {
    const [start, first] = [index * (width + gutter), index * each];
    const { rows, bottom } = layColumn(names, { first, last: first + each, top, bar, gap });
    height = Math.max(height, bottom);
    const bars = names.place === "above" ? start : start + names.width + labelGap;
    return { start, bars, end: start + width, first, rows };
  });
  return { columns, style, bar, height };
}

function layColumn(
  { place, lines, style, leading }: LabelColumn,
  { first, last, top, bar, gap }: { first: number; last: number; top: number; bar: number; gap: number },
): { rows: ChartRow[]; bottom: number } {
  let [y, bottom] = [top, top];
  const rows = lines.slice(first, last).map((words): ChartRow => {
    const text = words.length * leading;
    const height = place === "above" ? text + 2 + bar : Math.max(text, bar);
    const begin = place === "above" ? y : y + (height - text) / 2;
    // A line is centred by its letters, which stand a third of their size above the baseline on the whole.
    const baselines = words.map((_, line) => begin + line * leading + leading / 2 + style.size * 0.35);
    const row = { lines: words, baselines, top: place === "above" ? y + text + 2 : y + (height - bar) / 2 };
    bottom = y + height;
    y = bottom + gap;
    return row;
  });
  return { rows, bottom };
}
