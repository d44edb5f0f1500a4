import type { ChartPicture } from "../../../document/picture-request.ts";
import type { Drawing } from "../svg.ts";
import type { ChartSpace } from "./chart-space.ts";
import { drawBars } from "./draw-bars.ts";
import { drawDonut } from "./draw-donut.ts";
import { drawLines } from "./draw-lines.ts";
import { drawStackedBars } from "./draw-stacked-bars.ts";

const kinds: Readonly<Record<ChartPicture["type"], (request: ChartPicture, space: ChartSpace) => Drawing>> = {
  bar: drawBars,
  "stacked-bar": drawStackedBars,
  line: drawLines,
  donut: drawDonut,
};

/** Narrower than this no chart can be read; what is placed in less is drawn for it and shown smaller. In pt. */
const narrowest = 90;

/**
 * A chart of any kind for the room it is given: drawn as wide as it is printed, so that type has its size and every word its
 * place. What is told by colour is told by words or shapes, too (WCAG 2.2, 1.4.1); the numbers themselves stand in the
 * table that follows each chart.
 */
export function drawChart(request: ChartPicture, space: ChartSpace): Drawing {
  return kinds[request.type](request, { ...space, width: Math.max(narrowest, space.width) });
}
