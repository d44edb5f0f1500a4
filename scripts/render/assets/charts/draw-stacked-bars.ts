import type { ChartPicture } from "../../../document/picture-request.ts";
import type { TextStyle } from "../measure-text.ts";
import type { Drawing } from "../svg.ts";
import { type ChartCanvas, chartCanvas, readableOn } from "./chart-canvas.ts";
import { type ChartSpace, labelStyle, smallestChartType, widestOf, widthOf } from "./chart-space.ts";
import { drawNote, noteHeight } from "./draw-note.ts";
import { legend } from "./legend.ts";
import { besideNumber, fullNumbers, type NumberLabels, shortNumbers } from "./number-labels.ts";
import { type ChartRow, layRows, type RowLayout } from "./row-layout.ts";

/** White between two parts, so that they are told apart without their colours. */
const gap = 1;
/** Between a bar and the sum behind it. */
const sumGap = 5;
/** The least that bars need to be compared, as a share of the width. */
const leastBars = 0.3;

/** Horizontal bars of several parts, each with its value where there is room, and the sum behind them. */
export function drawStackedBars(request: ChartPicture, space: ChartSpace): Drawing {
  const canvas = chartCanvas(request, space);
  const { series, labels } = request;
  const sums = labels.map((_, row) => series.reduce((sum, { values }) => sum + (values[row] ?? 0), 0));
  const { numbers, totals } = wordsFor(request, sums, canvas, space);
  const noteRoom = noteHeight(numbers.note, canvas.width, space);
  const { size } = labelStyle(space);
  const square = {
    width: size * 0.9,
    draw: (index: number, x: number, y: number): string =>
      canvas.bar(x, y - size * 0.45, size * 0.9, size * 0.9, request.colours[index] ?? request.text),
  };
  const key = legend(request, square, canvas, space);
  const wanted = (style: TextStyle, room: number): number =>
    widestOf(totals, { ...style, weight: 700 }, space) + sumGap + room * leastBars;
  const layout = layRows(labels, { top: noteRoom + key.height, wanted }, canvas, space);
  const unit = lengthOfOne(sums, totals, layout, space);
  const rows = layout.columns.flatMap((column) =>
    column.rows.flatMap((row, at) => {
      const index = column.first + at;
      const end = column.bars + (sums[index] ?? 0) * unit;
      const base = row.top + layout.bar / 2 + layout.style.size * 0.35;
      const isMissing = series.every(({ values }) => values[index] === null);
      return [
        ...row.lines.map((line, number) =>
          canvas.text(column.start, row.baselines[number] ?? 0, line, layout.style),
        ),
        ...parts(request, { index, row, unit, from: column.bars, layout, numbers }, canvas, space),
        isMissing
          ? canvas.text(column.bars, base, request.missing, { ...layout.style, fill: request.muted })
          : canvas.text(end + sumGap, base, totals[index] ?? "", { ...layout.style, weight: 700 }),
      ];
    }),
  );
  return canvas.drawing(layout.height + 2, [
    ...drawNote(numbers.note, request, canvas, space),
    ...key.draw(noteRoom),
    ...rows,
  ]);
}

/** Parts are shown without their unit, which sums or the note say. */
function wordsFor(
  request: ChartPicture,
  sums: readonly number[],
  canvas: ChartCanvas,
  space: ChartSpace,
): { numbers: NumberLabels; totals: string[] } {
  const full = fullNumbers(request);
  const style = labelStyle(space, 700);
  const known = sums.filter((_, index) => request.totals[index] !== "");
  const isLong = widestOf(known.map(full.text), style, space) > canvas.width * 0.2;
  const parts = request.series.flatMap(({ values }) => values.filter((value) => value !== null));
  const short = isLong ? shortNumbers([...known, ...parts], request) : undefined;
  const { text } = short ?? full;
  // Signs stand beside sums; without any, the unit is said above.
  const note = known.length > 0 ? (short ?? full).note : (request.unit ?? "");
  const plain = short?.text ?? fullNumbers({ lang: request.lang }).text;
  return {
    numbers: { note, text: plain },
    totals: request.totals.map((total, index) =>
      total === "" ? "" : short ? text(sums[index] ?? 0) : total + besideNumber(request.unit),
    ),
  };
}

function lengthOfOne(
  sums: readonly number[],
  totals: readonly string[],
  { columns, style }: RowLayout,
  space: ChartSpace,
): number {
  const room = Math.min(...columns.map(({ bars, end }) => end - bars));
  const units = sums.map((sum, index) => {
    const words = totals[index] ?? "";
    const behind = words === "" ? 0 : sumGap + widthOf(words, { ...style, weight: 700 }, space);
    return sum > 0 ? (room - behind) / sum : Number.POSITIVE_INFINITY;
  });
  const least = Math.min(...units);
  return Number.isFinite(least) ? Math.max(0, least) : 0;
}

function parts(
  request: ChartPicture,
  {
    index,
    row,
    unit,
    from,
    layout,
    numbers,
  }: { index: number; row: ChartRow; unit: number; from: number; layout: RowLayout; numbers: NumberLabels },
  canvas: ChartCanvas,
  space: ChartSpace,
): string[] {
  const style: TextStyle = { size: Math.max(smallestChartType, layout.style.size * 0.88), weight: 400 };
  let x = from;
  return request.series.map(({ values }, part) => {
    const value = values[index] ?? 0;
    const width = value * unit;
    const fill = request.colours[part] ?? request.text;
    const shown = Math.max(0, width - gap);
    const words = numbers.text(value);
    const isRoomy = widthOf(words, style, space) + 5 <= shown && style.size <= layout.bar * 0.85;
    const label = isRoomy
      ? canvas.text(x + shown / 2, row.top + layout.bar / 2 + style.size * 0.35, words, {
          ...style,
          anchor: "middle",
          fill: readableOn(fill, request),
        })
      : "";
    const drawn = shown > 0 ? canvas.bar(x, row.top, shown, layout.bar, fill) + label : "";
    x += width;
    return drawn;
  });
}
