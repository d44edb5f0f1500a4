import type { ChartPicture } from "../../../document/picture-request.ts";
import type { ChartCanvas } from "./chart-canvas.ts";
import { type ChartSpace, leadingOf, smallStyle, widthOf } from "./chart-space.ts";
import { setLines } from "./set-lines.ts";

/** Between what is said of all numbers and the drawing below it. */
const below = 5;

/** Room for what is said once of all numbers, their unit and scale, above the drawing; none without. */
export function noteHeight(note: string, width: number, space: ChartSpace): number {
  const { lines, leading } = set(note, width, space);
  return lines.length === 0 ? 2 : lines.length * leading + below;
}

/** The unit and scale of all numbers, at the drawing's start unless told otherwise. */
export function drawNote(
  note: string,
  { muted }: ChartPicture,
  canvas: ChartCanvas,
  space: ChartSpace,
  { start, top } = { start: 0, top: 0 },
): string[] {
  const { lines, leading } = set(note, canvas.width - start, space);
  const style = smallStyle(space);
  return lines.map((line, index) =>
    canvas.text(start, top + (index + 1) * leading - style.size * 0.25, line, { ...style, fill: muted }),
  );
}

function set(note: string, width: number, space: ChartSpace): { lines: string[]; leading: number } {
  const style = smallStyle(space);
  if (note === "") return { lines: [], leading: 0 };
  const { lines } = setLines(note, width, (words) => widthOf(words, style, space));
  return { lines, leading: leadingOf(lines, style, space) };
}
