import type { ChartPicture } from "../../../document/picture-request.ts";
import type { Drawing } from "../svg.ts";
import { drawBars } from "./draw-bars.ts";
import { drawDonut } from "./draw-donut.ts";
import { drawLines } from "./draw-lines.ts";
import { drawStackedBars } from "./draw-stacked-bars.ts";

const kinds: Readonly<Record<ChartPicture["type"], (request: ChartPicture) => Drawing>> = {
  bar: drawBars,
  "stacked-bar": drawStackedBars,
  line: drawLines,
  donut: drawDonut,
};

/**
 * A chart of any kind, the same for all formats. What is told by colour is told by words or shapes, too (WCAG 2.2,
 * 1.4.1); the numbers themselves stand in the table that follows each chart.
 */
export function drawChart(request: ChartPicture): Drawing {
  return kinds[request.type](request);
}
