import type { ChartPicture } from "../../../document/picture-request.ts";
import { coordinate } from "../svg.ts";
import type { ChartCanvas } from "./chart-canvas.ts";
import type { LegendKey } from "./legend.ts";

/** A place in reading direction. */
export type Point = readonly [x: number, y: number];

/** Dashes by which lines are told apart without their colours. */
const dashes = ["", "6 3", "2 2.5", "9 3 2 3", "12 4", "1 3"];
/** Half of a mark's extent. */
export const markSize = 4.2;

/** The line of one series; where a number is missing it is interrupted. Marks stand at `marked` points. */
export function drawLine(
  points: readonly (Point | undefined)[],
  index: number,
  marked: (at: number) => boolean,
  { colours, text }: ChartPicture,
  canvas: ChartCanvas,
): string {
  const colour = colours[index] ?? text;
  const dash = dashes[index] ? ` stroke-dasharray="${dashes[index]}"` : "";
  const pieces = unbroken(points).filter((piece) => piece.length > 1);
  const marks = points.map((point, at) => {
    const isAlone = !points[at - 1] && !points[at + 1];
    return point && (isAlone || marked(at)) ? mark(canvas.x(point[0]), point[1], index, colour) : "";
  });
  return [
    ...pieces.map((piece) => canvas.line(piece, colour, ` stroke-width="2" stroke-linejoin="round"${dash}`)),
    ...marks,
  ].join("");
}

function unbroken(points: readonly (Point | undefined)[]): Point[][] {
  const pieces: Point[][] = [[]];
  for (const point of points)
    if (point) pieces.at(-1)?.push(point);
    else pieces.push([]);
  return pieces;
}

/** A piece of a series' line with its mark. */
export function lineKey({ colours, text }: ChartPicture, canvas: ChartCanvas): LegendKey {
  const width = 22;
  return {
    width,
    draw: (index, x, y) => {
      const colour = colours[index] ?? text;
      const dash = dashes[index] ? ` stroke-dasharray="${dashes[index]}"` : "";
      const ends = [
        [x, y],
        [x + width, y],
      ] as const;
      return (
        canvas.line(ends, colour, ` stroke-width="2"${dash}`) +
        mark(canvas.x(x + width / 2), y, index, colour)
      );
    },
  };
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
