import { contrast } from "../../../document/contrast.ts";
import { escapeHtml } from "../../../document/escape-html.ts";
import type { ChartPicture } from "../../../document/picture-request.ts";
import { coordinate, type Drawing, svgDocument } from "../svg.ts";

/** Charts are drawn this wide, in pt, and type in them is 10 pt: they are placed about as wide as they are drawn. */
export const chartWidth = 440;

/** Average advance of a letter at 10 pt, in pt: a little more than the fonts' own, since nothing can be measured here. */
const letter = 5.8;

interface TextOptions {
  anchor?: "start" | "middle" | "end";
  weight?: 400 | 700;
  fill?: string;
  size?: number;
}

/** Draws in reading direction: `x` counts from where lines of the language start, so charts mirror by themselves. */
export interface ChartCanvas {
  /** From the drawing's left edge. */
  x(position: number): number;
  bar(x: number, y: number, width: number, height: number, fill: string): string;
  text(x: number, y: number, words: string, options?: TextOptions): string;
  line(points: readonly (readonly [x: number, y: number])[], stroke: string, more?: string): string;
  /** Puts shapes into a drawing of that height. */
  drawing(height: number, shapes: readonly string[]): Drawing;
}

/** The canvas of one chart. */
export function chartCanvas({ dir, font, text: ink }: ChartPicture): ChartCanvas {
  const rtl = dir === "rtl";
  const x = (position: number): number => (rtl ? chartWidth - position : position);
  const flipped = { start: "end", middle: "middle", end: "start" } as const;
  return {
    x,
    bar: (from, y, width, height, fill) =>
      `<rect x="${coordinate(x(from) - (rtl ? width : 0))}" y="${coordinate(y)}" width="${coordinate(width)}" height="${coordinate(height)}" fill="${fill}"/>`,
    text(from, y, words, { anchor = "start", weight = 400, fill, size } = {}) {
      const shown = rtl ? flipped[anchor] : anchor;
      // Isolated, so that a number in it does not change places with its unit.
      const isolated = rtl ? `\u2067${words}\u2069` : words;
      const attributes = [
        shown === "start" ? "" : ` text-anchor="${shown}"`,
        ` font-weight="${weight}"`,
        fill ? ` fill="${fill}"` : "",
        size ? ` font-size="${size}"` : "",
      ];
      return `<text x="${coordinate(x(from))}" y="${coordinate(y)}"${attributes.join("")}>${escapeHtml(isolated)}</text>`;
    },
    line: (points, stroke, more = "") =>
      `<path d="M${points.map(([from, y]) => `${coordinate(x(from))} ${coordinate(y)}`).join("L")}" fill="none" stroke="${stroke}"${more}/>`,
    drawing: (height, shapes) =>
      svgDocument(
        chartWidth,
        Math.ceil(height),
        `<g font-family="'${escapeHtml(font)}'" font-size="10" direction="ltr" fill="${ink}">${shapes.join("")}</g>`,
      ),
  };
}

/** About how wide words are at 10 pt, in pt. */
export function widthOf(words: string): number {
  return words.length * letter;
}

/** Words that fit into a width in pt; the full ones stand in the table below the chart. */
export function shortened(words: string, width: number): string {
  const most = Math.floor(width / letter) + 1;
  return words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words;
}

/** White or the text's colour, whichever is read more easily on a ground. */
export function readableOn(ground: string, { text, ground: paper }: ChartPicture): string {
  return contrast(paper, ground) >= contrast(text, ground) ? paper : text;
}

/** The series' names behind squares of their colours, in as many rows as they need; `height` is 0 for one series. */
export function legend(request: ChartPicture, canvas: ChartCanvas): { shapes: string[]; height: number } {
  if (request.series.length < 2) return { shapes: [], height: 0 };
  const row = 16;
  let [x, y] = [0, 0];
  const shapes = request.series.flatMap(({ name }, index) => {
    const words = shortened(name, 180);
    const width = 14 + widthOf(words) + 14;
    if (x > 0 && x + width > chartWidth) [x, y] = [0, y + row];
    const entry = [
      canvas.bar(x, y + 2, 9, 9, request.colours[index] ?? request.text),
      canvas.text(x + 14, y + 10.5, words),
    ];
    x += width;
    return entry;
  });
  return { shapes, height: y + row + 4 };
}
