import type { ChartPicture } from "../../../document/picture-request.ts";
import type { Drawing } from "../svg.ts";
import { type ChartCanvas, chartCanvas } from "./chart-canvas.ts";
import { type ChartSpace, leadingOf, smallStyle, widestOf, widthOf } from "./chart-space.ts";
import { drawNote, noteHeight } from "./draw-note.ts";
import { legend } from "./legend.ts";
import { drawLine, lineKey, markSize, type Point } from "./line-marks.ts";
import { layRows, type RowLayout } from "./row-layout.ts";
import { type ValueAxis, valueAxis } from "./value-axis.ts";

/** The least that lines need to be followed, as a share of the width. */
const leastPlot = 0.35;
/** Between the scale and the first row, between the plot and the values behind it, and between two numbers of the scale. */
const gaps = { scale: 6, values: 10, ticks: 6 } as const;

/** Where lines stand; lengths in pt. */
interface Plot {
  start: number;
  end: number;
  top: number;
  bottom: number;
}

/** Lines that run down their rows, beside the rows' names: for names that find no place below points. */
export function drawTurnedLines(request: ChartPicture, space: ChartSpace): Drawing {
  const canvas = chartCanvas(request, space);
  const style = smallStyle(space);
  // A single number is no scale: for few steps, some domains have one round number only.
  const axes = [5, 4, 3, 2, 1]
    .map((count) => valueAxis(request, count, space))
    .filter(({ ticks }) => ticks.length > 1);
  const names = legend(request, lineKey(request, canvas), canvas, space);
  const noteRoom = Math.max(...axes.map(({ note }) => noteHeight(note, canvas.width, space)));
  const scaleTop = noteRoom + names.height;
  const scaleWords = axes.flatMap(({ ticks }) => ticks.map(({ text }) => text));
  const top = scaleTop + leadingOf(scaleWords, style, space) + gaps.scale;
  const { layout, behind } = layPlot(request, axes, top, canvas, space);
  const plot = {
    start: (layout.columns[0]?.bars ?? 0) + markSize,
    end: canvas.width - Math.max(behind + markSize, ...axes.map((one) => halfOfLast(one, space))),
    top: top - gaps.scale / 2,
    bottom: layout.height + 3,
  };
  const shown = axes.map((axis) => ({ axis, ticks: shownTicks(axis, plot, canvas, space) }));
  const most = Math.max(...shown.map(({ ticks }) => ticks.length));
  const { axis: scale, ticks } = shown.find((one) => one.ticks.length === one.axis.ticks.length) ??
    shown.find((one) => one.ticks.length === most) ?? { axis: valueAxis(request, 1, space), ticks: [] };
  const rows = layout.columns[0]?.rows ?? [];
  const middles = rows.map(({ top: y }) => y + layout.bar / 2);
  const lines = request.series.map(({ values }, index) => {
    const points = values.map((value, at): Point | undefined =>
      value === null ? undefined : [tickX(scale.share(value), plot), middles[at] ?? 0],
    );
    return drawLine(points, index, () => true, request, canvas);
  });
  const values = behind > 0 ? valueWords(request, scale) : [];
  return canvas.drawing(plot.bottom + 1, [
    ...drawNote(scale.note, request, canvas, space),
    ...names.draw(noteRoom),
    ...scaleLines({ axis: scale, named: ticks }, { plot, top: scaleTop }, request, canvas, space),
    ...rowNames(layout, canvas),
    ...lines,
    ...values.map((value, index) =>
      canvas.text(canvas.width, (middles[index] ?? 0) + style.size * 0.35, value, {
        ...smallStyle(space, 700),
        anchor: "end",
      }),
    ),
  ]);
}

/** Rows, and what the values of a single line take behind them: nothing where that would leave no room to the line. */
function layPlot(
  request: ChartPicture,
  axes: readonly ValueAxis[],
  top: number,
  canvas: ChartCanvas,
  space: ChartSpace,
): { layout: RowLayout; behind: number } {
  const lay = (behind: number): RowLayout =>
    layRows(
      request.labels,
      { top, wanted: (_, room) => behind + room * leastPlot, isBeside: true, mostColumns: 1 },
      canvas,
      space,
    );
  const widest = Math.max(
    ...axes.map((axis) => widestOf(valueWords(request, axis), smallStyle(space, 700), space)),
  );
  const behind = request.series.length === 1 && widest > 0 ? widest + gaps.values : 0;
  const layout = lay(behind);
  const room = canvas.width - behind - (layout.columns[0]?.bars ?? 0);
  return room >= canvas.width * (leastPlot - 0.05) || behind === 0
    ? { layout, behind }
    : { layout: lay(0), behind: 0 };
}

/** The numbers of a single line. */
function valueWords({ series }: ChartPicture, { numbers }: ValueAxis): string[] {
  return (series[0]?.values ?? []).map((value) => (value === null ? "–" : (numbers?.text(value) ?? "")));
}

/** Half of the scale's last number, which is centred at the plot's end. */
function halfOfLast({ ticks }: ValueAxis, space: ChartSpace): number {
  return widthOf(ticks.at(-1)?.text ?? "", smallStyle(space), space) / 2;
}

function tickX(share: number, { start, end }: Plot): number {
  return start + share * (end - start);
}

/** The scale's numbers that stand side by side without touching inside of the drawing. */
function shownTicks(
  { ticks }: ValueAxis,
  plot: Plot,
  { width }: ChartCanvas,
  space: ChartSpace,
): ValueAxis["ticks"] {
  let edge = Number.NEGATIVE_INFINITY;
  return ticks.filter(({ share, text }) => {
    const [x, half] = [tickX(share, plot), widthOf(text, smallStyle(space), space) / 2];
    const fits = x - half >= Math.max(0, edge + gaps.ticks) && x + half <= width;
    if (fits) edge = x + half;
    return fits;
  });
}

function scaleLines(
  { axis, named }: { axis: ValueAxis; named: ValueAxis["ticks"] },
  { plot, top }: { plot: Plot; top: number },
  { rule, text }: ChartPicture,
  canvas: ChartCanvas,
  space: ChartSpace,
): string[] {
  const style = smallStyle(space);
  const words = axis.ticks.map((tick) => tick.text);
  const base = top + leadingOf(words, style, space) / 2 + style.size * 0.35;
  return axis.ticks.map((tick) => {
    const x = tickX(tick.share, plot);
    const ends: readonly Point[] = [
      [x, plot.top],
      [x, plot.bottom],
    ];
    const name = named.includes(tick) ? canvas.text(x, base, tick.text, { ...style, anchor: "middle" }) : "";
    return canvas.line(ends, tick.value === 0 ? text : rule, ' stroke-width=".75"') + name;
  });
}

function rowNames({ columns, style }: RowLayout, canvas: ChartCanvas): string[] {
  return columns.flatMap(({ start, rows }) =>
    rows.flatMap(({ lines, baselines }) =>
      lines.map((line, index) => canvas.text(start, baselines[index] ?? 0, line, style)),
    ),
  );
}
