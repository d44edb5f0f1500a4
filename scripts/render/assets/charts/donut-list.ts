import type { ChartPicture } from "../../../document/picture-request.ts";
import type { TextStyle } from "../measure-text.ts";
import type { ChartCanvas } from "./chart-canvas.ts";
import { type ChartSpace, labelStyle, leadingOf, widestOf, widthOf } from "./chart-space.ts";
import { drawNote, noteHeight } from "./draw-note.ts";
import type { NumberLabels } from "./number-labels.ts";
import { longestPiece, setLines } from "./set-lines.ts";

/** The parts of a ring by name. */
export interface DonutList {
  height: number;
  draw: (top: number) => string[];
}

/** Between a square and its name, between name and value, and between two rows. */
const gaps = { square: 6, value: 10, row: 6 } as const;

/** Where the parts of a row stand; all rows have the same. */
interface Columns {
  start: number;
  /** Side of the square. */
  square: number;
  /** Where names begin. */
  names: number;
  /** Where values end, beside the first line of their name; undefined where they stand below it. */
  end: number | undefined;
  style: TextStyle;
  leading: number;
}

interface Row {
  lines: readonly string[];
  figure: string;
  isMissing: boolean;
  /** Its upper edge, from the list's first row. */
  y: number;
}

/**
 * A row for each part: its colour, its name, its value and share at the end; below the name where both don't stand beside
 * each other. `total` is added as a last row.
 */
export function layDonutList(
  request: ChartPicture,
  { start, numbers, total }: { start: number; numbers: NumberLabels; total: string | undefined },
  canvas: ChartCanvas,
  space: ChartSpace,
): DonutList {
  const figures = figuresOf(request, numbers);
  const { columns, room } = columnsFor(request, [...figures, total ?? ""], start, canvas, space);
  const { leading, end, style } = columns;
  let y = 0;
  const rows = request.labels.map((label, index): Row => {
    const { lines } = setLines(label, room, (words) => widthOf(words, style, space));
    const isMissing = request.series[0]?.values[index] === null;
    const row = { lines, figure: figures[index] ?? "", isMissing, y };
    y += (lines.length + (end === undefined ? 1 : 0)) * leading + gaps.row;
    return row;
  });
  const head = noteHeight(numbers.note, canvas.width - start, space);
  return {
    height: head + (total === undefined ? y - gaps.row : y + leading + gaps.row),
    draw: (top) => [
      ...drawNote(numbers.note, request, canvas, space, { start, top }),
      ...rows.flatMap((row, index) =>
        drawRow(
          { ...row, colour: request.colours[index] ?? request.text },
          top + head,
          columns,
          request,
          canvas,
        ),
      ),
      ...(total === undefined ? [] : drawTotal(total, top + head + y, columns, request, canvas)),
    ],
  };
}

/** A share of what is per cent already says nothing more. */
function figuresOf({ labels, series, shares, unit, missing }: ChartPicture, numbers: NumberLabels): string[] {
  return labels.map((_, index) => {
    const value = series[0]?.values[index] ?? null;
    const share = unit === "%" ? undefined : shares[index];
    return value === null ? missing : [numbers.text(value), share].filter(Boolean).join(" · ");
  });
}

/** Columns, and the room that names have. */
function columnsFor(
  { labels }: ChartPicture,
  figures: readonly string[],
  start: number,
  canvas: ChartCanvas,
  space: ChartSpace,
): { columns: Columns; room: number } {
  const [style, bold] = [labelStyle(space), labelStyle(space, 700)];
  const square = style.size * 0.95;
  const names = start + square + gaps.square;
  const whole = canvas.width - names;
  const beside = whole - widestOf(figures, bold, space) - gaps.value;
  const longest = Math.max(
    ...labels.map((label) => longestPiece(label, (words) => widthOf(words, style, space))),
  );
  const isBeside = beside >= whole * 0.3 && longest <= beside;
  return {
    columns: {
      start,
      square,
      names,
      end: isBeside ? canvas.width : undefined,
      style,
      leading: leadingOf([...labels, ...figures], bold, space),
    },
    room: isBeside ? beside : whole,
  };
}

/** The baseline of a line of a row. */
function baseline(top: number, line: number, { leading, style }: Columns): number {
  return top + line * leading + leading / 2 + style.size * 0.35;
}

function drawRow(
  { lines, figure, isMissing, y, colour }: Row & { colour: string },
  top: number,
  columns: Columns,
  { muted }: ChartPicture,
  canvas: ChartCanvas,
): string[] {
  const { start, square, names, end, style } = columns;
  const base = (line: number): number => baseline(top + y, line, columns);
  const figureStyle = isMissing ? { ...style, fill: muted } : { ...style, weight: 700 as const };
  return [
    canvas.bar(start, base(0) - style.size * 0.35 - square / 2, square, square, colour),
    ...lines.map((line, number) => canvas.text(names, base(number), line, style)),
    end === undefined
      ? canvas.text(names, base(lines.length), figure, figureStyle)
      : canvas.text(end, base(0), figure, { ...figureStyle, anchor: "end" }),
  ];
}

/** The sum below a rule. */
function drawTotal(
  total: string,
  top: number,
  columns: Columns,
  { rule }: ChartPicture,
  canvas: ChartCanvas,
): string[] {
  const { start, names, end, style } = columns;
  const ends = [
    [start, top],
    [canvas.width, top],
  ] as const;
  const base = baseline(top + gaps.row / 2, 0, columns);
  const setting = { ...style, weight: 700 as const };
  return [
    canvas.line(ends, rule, ' stroke-width=".75"'),
    end === undefined
      ? canvas.text(names, base, total, setting)
      : canvas.text(end, base, total, { ...setting, anchor: "end" }),
  ];
}
