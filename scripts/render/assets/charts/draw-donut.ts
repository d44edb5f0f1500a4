import type { ChartPicture } from "../../../document/picture-request.ts";
import { coordinate, type Drawing } from "../svg.ts";
import { chartCanvas, chartWidth, shortened, widthOf } from "./chart-canvas.ts";

const outer = 78;
const inner = 46;
const centre = { x: outer + 2, y: outer + 2 };
const list = 2 * outer + 36;
const row = 20;

/** A ring of parts, clockwise from the top, the sum in its middle, and a list of the parts with their values and shares. */
export function drawDonut(request: ChartPicture): Drawing {
  const canvas = chartCanvas(request);
  const { labels, series, colours, shares, text, ground } = request;
  const values = series[0]?.values ?? [];
  const sum = values.reduce((total, value) => total + value, 0) || 1;
  let turn = 0;
  const ring = values.map((value, index) => {
    const from = turn;
    turn += value / sum;
    return value > 0 ? part(canvas.x(centre.x), from, turn, colours[index] ?? text, ground) : "";
  });
  const height = Math.max(2 * outer + 4, labels.length * row + 4);
  const first = Math.max(4, centre.y - (labels.length * row) / 2);
  const entries = labels.map((label, index) => {
    const y = first + index * row;
    const words = `${series[0]?.display[index] ?? ""} · ${shares[index] ?? ""}`;
    const room = chartWidth - list - 16 - widthOf(words) - 8;
    return [
      canvas.bar(list, y + 4, 10, 10, colours[index] ?? text),
      canvas.text(list + 16, y + 12.5, shortened(label, room)),
      canvas.text(chartWidth, y + 12.5, words, { anchor: "end", weight: 700 }),
    ].join("");
  });
  const total = canvas.text(centre.x, centre.y + 5, request.totals[0] ?? "", {
    anchor: "middle",
    weight: 700,
    size: 15,
  });
  return canvas.drawing(height, [...ring, total, ...entries]);
}

/** A part of the ring between two shares of a turn, with a line of the ground's colour around it. */
function part(x: number, from: number, to: number, fill: string, ground: string): string {
  // An arc that ends where it begins is none: a whole ring is two halves.
  if (to - from > 0.999) return part(x, 0, 0.5, fill, fill) + part(x, 0.5, 1, fill, fill);
  const point = (share: number, radius: number): string => {
    const angle = share * 2 * Math.PI;
    return `${coordinate(x + radius * Math.sin(angle))} ${coordinate(centre.y - radius * Math.cos(angle))}`;
  };
  const large = to - from > 0.5 ? 1 : 0;
  const path = `M${point(from, outer)}A${outer} ${outer} 0 ${large} 1 ${point(to, outer)}L${point(to, inner)}A${inner} ${inner} 0 ${large} 0 ${point(from, inner)}Z`;
  return `<path d="${path}" fill="${fill}" stroke="${ground}" stroke-width="1.5"/>`;
}
