import type { ChartPicture } from "../../../document/picture-request.ts";
import { coordinate, type Drawing } from "../svg.ts";
import { type ChartCanvas, chartCanvas } from "./chart-canvas.ts";
import {
  type ChartSpace,
  labelStyle,
  smallestChartType,
  smallStyle,
  widestOf,
  widthOf,
} from "./chart-space.ts";
import { layDonutList } from "./donut-list.ts";
import { fullNumbers, type NumberLabels, shortNumbers } from "./number-labels.ts";

/** Radius of the ring, and of its hole as a share of it. */
const largest = 78;
const hole = 0.59;
/** Between the ring and the list, and the narrowest that a list beside it may be, in pt. */
const listGap = 30;
const narrowestList = 170;

/** A ring of parts, clockwise from the top, the sum in its middle, and a list of the parts with their values and shares. */
export function drawDonut(request: ChartPicture, space: ChartSpace): Drawing {
  const canvas = chartCanvas(request, space);
  const isBeside = canvas.width - 2 * largest - listGap >= narrowestList;
  const outer = isBeside ? largest : Math.min(largest, canvas.width * 0.3);
  const ring = { x: isBeside ? outer : canvas.width / 2, outer };
  const start = isBeside ? 2 * outer + listGap : 0;
  const numbers = numbersFor(request, canvas.width - start, space);
  const total = totalIn(request, numbers, outer * hole * 2, space);
  // The hole says the unit as well, once for all numbers.
  const said = total.fits ? { ...numbers, note: "" } : numbers;
  const sum = total.fits ? undefined : total.words;
  const list = layDonutList(request, { start, numbers: said, total: sum }, canvas, space);
  const middle = isBeside ? Math.max(outer, list.height / 2) + 1 : outer + 1;
  const top = isBeside ? Math.max(0, middle - list.height / 2) : 2 * outer + 14;
  return canvas.drawing(isBeside ? Math.max(2 * outer, list.height) + 2 : top + list.height + 2, [
    ...drawRing(request, { ...ring, y: middle }, canvas),
    ...(total.fits ? total.draw(ring.x, middle, canvas) : []),
    ...list.draw(top),
  ]);
}

function numbersFor(request: ChartPicture, room: number, space: ChartSpace): NumberLabels {
  const full = fullNumbers(request);
  const values = (request.series[0]?.values ?? []).filter((value) => value !== null);
  const widest = widestOf(values.map(full.text), labelStyle(space, 700), space);
  return widest <= room * 0.35 ? full : (shortNumbers(values, request) ?? full);
}

interface Total {
  words: string;
  fits: boolean;
  draw: (x: number, y: number, canvas: ChartCanvas) => string[];
}

/** The sum in the ring's hole, its unit below it; in the list where the hole is too small for it. */
function totalIn(request: ChartPicture, numbers: NumberLabels, width: number, space: ChartSpace): Total {
  const values = request.series[0]?.values ?? [];
  const sum = Number(values.reduce<number>((total, value) => total + (value ?? 0), 0).toPrecision(12));
  const { note } = numbers;
  const words = numbers.note === "" ? (request.totals[0] ?? "") : numbers.text(sum);
  const below = note === "" ? (request.unit ?? "") : note;
  // A line above or below the middle has less of a circle's width.
  const room = width * 0.86;
  const unitStyle = smallStyle(space);
  const natural = widthOf(words, { size: 1, weight: 700 }, space);
  const size = Math.min(labelStyle(space).size * 1.7, room / natural);
  const fits =
    size >= smallestChartType + 1 && (below === "" || widthOf(below, unitStyle, space) <= room * 0.9);
  return {
    words: numbers.text(sum),
    fits,
    draw: (x, y, canvas) => {
      const base = below === "" ? y + size * 0.35 : y + size * 0.12;
      return [
        canvas.text(x, base, words, { size, weight: 700, anchor: "middle" }),
        canvas.text(x, base + unitStyle.size * 1.25, below, {
          ...unitStyle,
          anchor: "middle",
          fill: request.muted,
        }),
      ];
    },
  };
}

interface Ring {
  x: number;
  y: number;
  outer: number;
}

function drawRing(
  { series, colours, text, ground, rule }: ChartPicture,
  ring: Ring,
  canvas: ChartCanvas,
): string[] {
  const values = series[0]?.values ?? [];
  const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const placed = { ...ring, x: canvas.x(ring.x) };
  if (sum === 0) return [part(placed, 0, 1, rule, rule)];
  let turn = 0;
  return values.map((value, index) => {
    const from = turn;
    turn += (value ?? 0) / sum;
    return value ? part(placed, from, turn, colours[index] ?? text, ground) : "";
  });
}

/** A part of the ring between two shares of a turn, with a line of the ground's colour around it. */
function part(ring: Ring, from: number, to: number, fill: string, ground: string): string {
  // An arc that ends where it begins is none: a whole ring is two halves.
  if (to - from > 0.999) return part(ring, 0, 0.5, fill, fill) + part(ring, 0.5, 1, fill, fill);
  const { x, y, outer } = ring;
  const inner = outer * hole;
  const point = (share: number, radius: number): string => {
    const angle = share * 2 * Math.PI;
    return `${coordinate(x + radius * Math.sin(angle))} ${coordinate(y - radius * Math.cos(angle))}`;
  };
  const large = to - from > 0.5 ? 1 : 0;
  const path = `M${point(from, outer)}A${outer} ${outer} 0 ${large} 1 ${point(to, outer)}L${point(to, inner)}A${inner} ${inner} 0 ${large} 0 ${point(from, inner)}Z`;
  // The line would cover a part that is no wider than it.
  const isThin = (to - from) * 2 * Math.PI * outer < 4;
  return `<path d="${path}" fill="${fill}"${isThin ? "" : ` stroke="${ground}" stroke-width="1.5"`}/>`;
}
