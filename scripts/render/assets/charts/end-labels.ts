import type { ChartPicture } from "../../../document/picture-request.ts";
import type { ChartCanvas } from "./chart-canvas.ts";
import { type ChartSpace, labelStyle, leadingOf, widthOf } from "./chart-space.ts";
import type { Point } from "./line-marks.ts";
import { longestPiece, setLines } from "./set-lines.ts";

/** Names of lines, set in lines of text, that stand where the lines end. */
export interface EndLabels {
  width: number;
  /** Of all of them below one another. */
  height: number;
  draw: (
    ends: readonly Point[],
    top: number,
    bottom: number,
    request: ChartPicture,
    canvas: ChartCanvas,
  ) => string[];
}

/** Between a line's end and its name: a mark, and the line that leads from it to a name that had to move. */
const lead = 14;
const mostLines = 3;
const between = 2;

/** Undefined where names need more than `room` beside the lines; a legend says them then. */
export function endLabels(names: readonly string[], room: number, space: ChartSpace): EndLabels | undefined {
  const style = { ...labelStyle(space, 700), size: Math.max(7, labelStyle(space).size * 0.93) };
  const measure = (words: string): number => widthOf(words, style, space);
  const most = room - lead;
  if (names.some((name) => longestPiece(name, measure) > most)) return undefined;
  const set = names.map((name) => setLines(name, most, measure));
  if (set.some(({ lines }) => lines.length > mostLines)) return undefined;
  const leading = leadingOf(names, style, space);
  const heights = set.map(({ lines }) => lines.length * leading + between);
  return {
    width: lead + Math.max(...set.map(({ width }) => width)),
    height: heights.reduce((sum, height) => sum + height, 0),
    draw: (ends, top, bottom, { colours, text }, canvas) => {
      const centres = apart(
        ends.map(([, y], index) => ({ y, height: heights[index] ?? 0 })),
        top,
        bottom,
      );
      return ends.flatMap(([x, y], index) => {
        const centre = centres[index] ?? y;
        const { lines } = set[index] ?? { lines: [] };
        const first = centre - ((lines.length - 1) * leading) / 2 + style.size * 0.35;
        const leader: readonly Point[] = [
          [x + 5, y],
          [x + lead - 3, centre],
        ];
        return [
          Math.abs(centre - y) > 3 ? canvas.line(leader, colours[index] ?? text, ' stroke-width=".6"') : "",
          ...lines.map((line, number) => canvas.text(x + lead, first + number * leading, line, style)),
        ];
      });
    },
  };
}

/** Centres as near to where they should be as they can stand without touching, between `top` and `bottom`. */
function apart(wanted: readonly { y: number; height: number }[], top: number, bottom: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a]?.y ?? 0) - (wanted[b]?.y ?? 0));
  // Neighbours that touch become a group around their middle; groups that touch then, one group.
  const groups: { members: number[]; centre: number; height: number }[] = [];
  for (const index of order) {
    const { y = 0, height = 0 } = wanted[index] ?? {};
    let group = { members: [index], centre: y, height };
    for (let last = groups.at(-1); last; last = groups.at(-1)) {
      if (last.centre + last.height / 2 <= group.centre - group.height / 2) break;
      groups.pop();
      const members = [...last.members, ...group.members];
      const middle = members.reduce((sum, one) => sum + (wanted[one]?.y ?? 0), 0) / members.length;
      group = { members, centre: middle, height: last.height + group.height };
    }
    const half = group.height / 2;
    groups.push({ ...group, centre: Math.max(top + half, Math.min(bottom - half, group.centre)) });
  }
  const centres = wanted.map(({ y }) => y);
  const placed = groups.flatMap(({ members, centre, height }) => {
    let y = centre - height / 2;
    return members.map((index) => {
      const own = wanted[index]?.height ?? 0;
      y += own;
      return { index, centre: y - own / 2, height: own };
    });
  });
  // What was pushed back from the edges may touch again: down from the top, then up from the bottom.
  let edge = top;
  for (const one of placed) {
    one.centre = Math.max(one.centre, edge + one.height / 2);
    edge = one.centre + one.height / 2;
  }
  edge = bottom;
  for (const one of placed.toReversed()) {
    one.centre = Math.min(one.centre, edge - one.height / 2);
    edge = one.centre - one.height / 2;
  }
  for (const { index, centre } of placed) centres[index] = centre;
  return centres;
}
