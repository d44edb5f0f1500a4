import type { MeasureText, TextStyle } from "../measure-text.ts";

/** What a drawing has to make do with; lengths in pt as they are printed. */
export interface ChartSpace {
  width: number;
  /** Higher than this it does not fit its page; no limit where pages are endless. */
  highest?: number | undefined;
  /** Type of labels, as large as that of tables beside the chart. */
  size: number;
  measure: MeasureText;
  /** The drawing brings its ground along. */
  isOpaque?: boolean | undefined;
}

/** Type in charts is never smaller than this, in pt. */
export const smallestChartType = 7;

/** Labels, and what is said beside them: scales, units, numbers inside of bars. */
export function labelStyle({ size }: ChartSpace, weight: TextStyle["weight"] = 400): TextStyle {
  return { size: Math.max(smallestChartType, size), weight };
}

/** A little smaller than labels. */
export function smallStyle({ size }: ChartSpace, weight: TextStyle["weight"] = 400): TextStyle {
  return { size: Math.max(smallestChartType, size * 0.86), weight };
}

/** Browsers shape words one by one, so that letters beside spaces may stand a little apart; as a share of the width. */
const loose = 1.004;

/** How wide words run. */
export function widthOf(words: string, style: TextStyle, { measure }: ChartSpace): number {
  return words === "" ? 0 : measure(words, style).width * loose;
}

/** The widest of several words; 0 for none. */
export function widestOf(words: readonly string[], style: TextStyle, space: ChartSpace): number {
  return Math.max(0, ...words.map((one) => widthOf(one, style, space)));
}

/** From one baseline to the next, so that the ink of none of these words touches that of the line above. */
export function leadingOf(words: readonly string[], style: TextStyle, { measure }: ChartSpace): number {
  const extents = words.filter(Boolean).map((one) => measure(one, style));
  const above = Math.max(0, ...extents.map((extent) => extent.above));
  const below = Math.max(0, ...extents.map((extent) => extent.below));
  return Math.max(style.size * 1.2, above + below + 1);
}
