import { contrast } from "../../../document/contrast.ts";
import { escapeHtml } from "../../../document/escape-html.ts";
import type { ChartPicture } from "../../../document/picture-request.ts";
import type { TextStyle } from "../measure-text.ts";
import { coordinate, type Drawing, svgDocument } from "../svg.ts";
import type { ChartSpace } from "./chart-space.ts";

/** Left free at both sides: ink may reach a little beyond the width that words run. */
const inset = 0.4;

/** Where and how words stand. */
interface Setting extends TextStyle {
  /** Which part of the words is at `x`, in reading direction. */
  anchor?: "start" | "middle" | "end";
  fill?: string;
}

/** Draws in reading direction: `x` counts from where lines of the language start, so charts mirror by themselves. */
export interface ChartCanvas {
  /** Room between the insets, in pt. */
  width: number;
  /** From the drawing's left edge. */
  x(position: number): number;
  bar(x: number, y: number, width: number, height: number, fill: string): string;
  /** Words with their baseline at `y`. */
  text(x: number, y: number, words: string, setting: Setting): string;
  line(points: readonly (readonly [x: number, y: number])[], stroke: string, more?: string): string;
  /** Puts shapes into a drawing of that height. */
  drawing(height: number, shapes: readonly string[]): Drawing;
}

/** The canvas of one chart. */
export function chartCanvas(
  { dir, font, text: ink, ground }: ChartPicture,
  { width, isOpaque }: Pick<ChartSpace, "width" | "isOpaque">,
): ChartCanvas {
  const rtl = dir === "rtl";
  const x = (position: number): number => (rtl ? width - inset - position : inset + position);
  const behind = `<rect width="100%" height="100%" fill="${ground}"/>`;
  const flipped = { start: "end", middle: "middle", end: "start" } as const;
  return {
    width: width - 2 * inset,
    x,
    bar: (from, y, across, height, fill) =>
      `<rect x="${coordinate(x(from) - (rtl ? across : 0))}" y="${coordinate(y)}" width="${coordinate(across)}" height="${coordinate(height)}" fill="${fill}"/>`,
    text(from, y, words, { anchor = "start", weight, fill, size }) {
      if (words === "") return "";
      const shown = rtl ? flipped[anchor] : anchor;
      // Isolated, so that a number in it does not change places with its unit.
      const isolated = rtl ? `\u2067${words}\u2069` : words;
      const attributes = [
        shown === "start" ? "" : ` text-anchor="${shown}"`,
        ` font-weight="${weight}" font-size="${coordinate(size)}"`,
        fill ? ` fill="${fill}"` : "",
      ];
      return `<text x="${coordinate(x(from))}" y="${coordinate(y)}"${attributes.join("")}>${escapeHtml(isolated)}</text>`;
    },
    line: (points, stroke, more = "") =>
      `<path d="M${points.map(([from, y]) => `${coordinate(x(from))} ${coordinate(y)}`).join("L")}" fill="none" stroke="${stroke}"${more}/>`,
    drawing: (height, shapes) =>
      svgDocument(
        width,
        Math.ceil(height + 3),
        `<g font-family="'${escapeHtml(font)}'" direction="ltr" fill="${ink}">${isOpaque ? behind : ""}${shapes.join("")}</g>`,
      ),
  };
}

/** White or the text's colour, whichever is read more easily on a ground. */
export function readableOn(ground: string, { text, ground: paper }: ChartPicture): string {
  return contrast(paper, ground) >= contrast(text, ground) ? paper : text;
}
