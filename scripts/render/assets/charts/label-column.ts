import type { TextStyle } from "../measure-text.ts";
import { type ChartSpace, leadingOf, widestOf, widthOf } from "./chart-space.ts";
import { longestPiece, setLines } from "./set-lines.ts";

/** Names of rows, set in lines, and where they stand. */
export interface LabelColumn {
  /** Beside the rows' bars, or above each of them where there is no room beside. */
  place: "beside" | "above";
  /** What the names take of the width; 0 above the bars. */
  width: number;
  lines: string[][];
  style: TextStyle;
  leading: number;
}

/** More lines beside a bar make a chart of text. */
const mostLines = 3;

/**
 * Sets names beside their rows as long as that leaves `wanted` of `room` to the rows and no word is divided; above them, over the
 * full width, otherwise.
 *
 * @param isBeside above is no place for them: they take as many lines as they need
 */
export function labelColumn(
  labels: readonly string[],
  { room, wanted, isBeside = false }: { room: number; wanted: number; isBeside?: boolean },
  style: TextStyle,
  space: ChartSpace,
): LabelColumn {
  const leading = leadingOf(labels, style, space);
  const most = room - wanted;
  const measure = (words: string): number => widthOf(words, style, space);
  const single = widestOf(labels, style, space);
  if (single <= Math.min(most, room * 0.4))
    return { place: "beside", width: single, lines: labels.map((label) => [label]), style, leading };
  const longest = Math.max(...labels.map((label) => longestPiece(label, measure)));
  for (const share of [0.32, 0.4, 0.5]) {
    const width = Math.min(most, room * share);
    if (longest > width) continue;
    const set = labels.map((label) => setLines(label, width, measure));
    if (set.some(({ lines }) => lines.length > mostLines)) continue;
    const widest = Math.max(...set.map((one) => one.width));
    return { place: "beside", width: widest, lines: set.map(({ lines }) => lines), style, leading };
  }
  if (isBeside) {
    const set = labels.map((label) => setLines(label, room * 0.5, measure));
    const widest = Math.max(...set.map((one) => one.width));
    return { place: "beside", width: widest, lines: set.map(({ lines }) => lines), style, leading };
  }
  const lines = labels.map((label) => setLines(label, room, measure).lines);
  return { place: "above", width: 0, lines, style, leading };
}
