import { type ChartSpace, leadingOf, smallStyle, widthOf } from "./chart-space.ts";
import { markSize, type Point } from "./line-marks.ts";

/** A value at its point. */
export interface PlacedValue {
  x: number;
  /** Its baseline. */
  y: number;
  words: string;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Between a point's mark and its value. */
const distance = markSize + 2.5;
/** Around words. */
const margin = 1.5;

/**
 * Places the values of a single line beside its points, each above, below or at a side of it, where it touches neither the line nor
 * another value. All or none: undefined where one of them finds no place.
 *
 * @param bounds what values may not reach out of
 * @param taken what stands there already
 * @param rules heights of horizontal lines, which values stand between if they can
 */
export function placeValues(
  points: readonly (Point | undefined)[],
  words: readonly string[],
  { bounds, taken, rules }: { bounds: Box; taken: readonly Box[]; rules: readonly number[] },
  space: ChartSpace,
): PlacedValue[] | undefined {
  const style = smallStyle(space);
  const leading = leadingOf(words, style, space);
  const placed: (PlacedValue & { box: Box })[] = [];
  for (const [index, point] of points.entries()) {
    const text = words[index] ?? "";
    if (!point || text === "") continue;
    const width = widthOf(text, style, space);
    const isRuled = ({ top, bottom }: Box): boolean => rules.some((y) => y > top && y < bottom);
    const free = candidates(point, points[index - 1], points[index + 1], width, leading).filter(
      (one) =>
        isInside(one, bounds) &&
        ![...taken, ...placed.map((other) => other.box)].some((other) => areTouching(one, other)) &&
        !crosses(one, points),
    );
    const box = free.find((one) => !isRuled(one)) ?? free[0];
    if (!box) return undefined;
    const y = (box.top + box.bottom) / 2 + style.size * 0.35;
    placed.push({ x: (box.left + box.right) / 2, y, words: text, box });
  }
  return placed;
}

/** Places by preference: outside of the bend that the line makes at the point. */
function candidates(
  [x, y]: Point,
  before: Point | undefined,
  after: Point | undefined,
  width: number,
  height: number,
): Box[] {
  const box = (centre: number, middle: number): Box => ({
    left: centre - width / 2,
    right: centre + width / 2,
    top: middle - height / 2,
    bottom: middle + height / 2,
  });
  const [above, below] = [y - distance - height / 2, y + distance + height / 2];
  const side = width / 2 + 3;
  const isValley = (before?.[1] ?? y) < y && (after?.[1] ?? y) < y;
  const rows = isValley ? [below, above] : [above, below];
  return rows.flatMap((middle) => [
    box(x, middle),
    box(x - side, middle),
    box(x + side, middle),
    box(x - side * 0.5, middle),
    box(x + side * 0.5, middle),
    box(x, middle + (middle < y ? -6 : 6)),
  ]);
}

function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}

function areTouching(a: Box, b: Box): boolean {
  return a.left < b.right + margin && b.left < a.right + margin && a.top < b.bottom && b.top < a.bottom;
}

/** Whether the line or a mark on it goes through a box. */
function crosses(box: Box, points: readonly (Point | undefined)[]): boolean {
  return points.some((point, index) => {
    if (!point) return false;
    const [x, y] = point;
    const mark = { left: x - markSize, right: x + markSize, top: y - markSize, bottom: y + markSize };
    const next = points[index + 1];
    return areTouching(box, mark) || (next !== undefined && cuts(box, point, next));
  });
}

/** Whether a segment passes through a box: its part between the box's sides lies above or below it otherwise. */
function cuts({ left, right, top, bottom }: Box, [x1, y1]: Point, [x2, y2]: Point): boolean {
  const [from, to] = [Math.max(left - margin, x1), Math.min(right + margin, x2)];
  if (from >= to) return false;
  const at = (x: number): number => y1 + ((y2 - y1) * (x - x1)) / (x2 - x1);
  return Math.min(at(from), at(to)) < bottom + margin && Math.max(at(from), at(to)) > top - margin;
}
