import type { ChartPicture } from "../../../document/picture-request.ts";
import type { ChartCanvas } from "./chart-canvas.ts";
import { type ChartSpace, labelStyle, leadingOf, widthOf } from "./chart-space.ts";
import { setLines } from "./set-lines.ts";

/** What stands before a name: its colour, or a piece of its line. */
export interface LegendKey {
  width: number;
  /** Draws it from `x`, centred at `y`. */
  draw: (index: number, x: number, y: number) => string;
}

/** Between a key and its name, and between two entries. */
const keyGap = 5;
const entryGap = 16;
const below = 7;

/** The series' names behind their keys, in as many rows as they need; `height` is 0 for one series. */
export function legend(
  { series }: ChartPicture,
  key: LegendKey,
  canvas: ChartCanvas,
  space: ChartSpace,
): { height: number; draw: (top: number) => string[] } {
  if (series.length < 2) return { height: 0, draw: () => [] };
  const style = labelStyle(space);
  const names = series.map(({ name }) => name);
  const leading = leadingOf(names, style, space);
  const before = key.width + keyGap;
  const measure = (words: string): number => widthOf(words, style, space);
  let [x, y, rowHeight] = [0, 0, 0];
  const entries = names.map((name) => {
    const { lines, width } = setLines(name, canvas.width - before, measure);
    if (x > 0 && x + before + width > canvas.width) [x, y, rowHeight] = [0, y + rowHeight, 0];
    const entry = { lines, x, y };
    x += before + width + entryGap;
    rowHeight = Math.max(rowHeight, lines.length * leading + 2);
    return entry;
  });
  const draw = (top: number): string[] =>
    entries.flatMap((entry, index) => {
      const base = top + entry.y + leading / 2 + style.size * 0.34;
      return [
        key.draw(index, entry.x, base - style.size * 0.34),
        ...entry.lines.map((line, number) =>
          canvas.text(entry.x + before, base + number * leading, line, style),
        ),
      ];
    });
  return { height: y + rowHeight + below, draw };
}
