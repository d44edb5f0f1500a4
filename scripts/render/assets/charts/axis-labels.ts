import { type ChartSpace, leadingOf, smallStyle, widthOf } from "./chart-space.ts";
import { longestPiece, setLines } from "./set-lines.ts";
import { areTimes } from "./time-labels.ts";

/** Names below a line's points. */
export interface AxisLabels {
  /** One for each point; empty where a point of time has no name of its own. */
  lines: readonly (readonly string[])[];
  leading: number;
  /** How far names reach beyond the first point and beyond the last. */
  before: number;
  behind: number;
}

/** Between two names side by side. */
const gap = 8;
/** Names in more lines are read better from rows. */
const mostLines = 3;

/**
 * Sets names below points that are `width` apart on the whole: each on one line, or in several. Of a long time some are left out,
 * regularly, the last one never. Undefined where other names don't fit: then the chart is turned.
 */
export function axisLabels(
  labels: readonly string[],
  width: number,
  lang: string,
  space: ChartSpace,
): AxisLabels | undefined {
  const style = smallStyle(space);
  const measure = (words: string): number => widthOf(words, style, space);
  const leading = leadingOf(labels, style, space);
  const step = labels.length > 1 ? width / (labels.length - 1) : width;
  const placed = (lines: readonly (readonly string[])[]): AxisLabels => {
    const halves = lines.map((set) => Math.max(0, ...set.map(measure)) / 2);
    return {
      lines,
      leading,
      before: Math.max(0, ...halves.map((half, index) => half - index * step)),
      behind: Math.max(0, ...halves.map((half, index) => half - (labels.length - 1 - index) * step)),
    };
  };
  const widths = labels.map(measure);
  const fits = (every: number): boolean =>
    widths.every((one, index) => {
      const next = widths[index + every];
      return (
        (labels.length - 1 - index) % every !== 0 ||
        next === undefined ||
        (one + next) / 2 + gap <= step * every
      );
    });
  const isNarrow = labels.length === 1 && (widths[0] ?? 0) > width;
  if (fits(1) && !isNarrow) return placed(labels.map((label) => [label]));
  if (areTimes(labels, lang)) {
    const every = labels.findIndex((_, index) => index > 0 && fits(index));
    const shown = (index: number): boolean => every > 0 && (labels.length - 1 - index) % every === 0;
    const last = labels.length - 1;
    return placed(labels.map((label, index) => (shown(index) || index === last ? [label] : [])));
  }
  const room = step - gap;
  if (labels.some((label) => longestPiece(label, measure) > room)) return undefined;
  const set = labels.map((label) => setLines(label, room, measure).lines);
  return set.every((lines) => lines.length <= mostLines) ? placed(set) : undefined;
}
