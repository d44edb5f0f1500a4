import { scaleLinear } from "d3-scale";
import type { ChartPicture } from "../../../document/picture-request.ts";
import type { Drawing } from "../svg.ts";
import { chartCanvas, chartWidth, legend, readableOn, shortened, widthOf } from "./chart-canvas.ts";

const row = 26;
const labels = 120;
const totals = 60;
/** White between two parts, so that they are told apart without their colours. */
const gap = 1;

/** Horizontal bars of several parts, each with its value where there is room, and the sum behind them. */
export function drawStackedBars(request: ChartPicture): Drawing {
  const canvas = chartCanvas(request);
  const { series, totals: sums } = request;
  const largest = Math.max(
    ...request.labels.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0)),
  );
  const scale = scaleLinear([0, largest || 1], [0, chartWidth - labels - totals]).nice();
  const key = legend(request, canvas);
  const rows = request.labels.map((label, index) => {
    const y = key.height + index * row;
    const base = y + row / 2 + 2;
    let x = labels;
    const parts = series.map(({ values, display }, part) => {
      const width = scale(values[index] ?? 0);
      const fill = request.colours[part] ?? request.text;
      const shown = Math.max(0, width - gap);
      const words = display[index] ?? "";
      const value =
        widthOf(words) + 4 <= shown
          ? canvas.text(x + shown / 2, base, words, {
              anchor: "middle",
              fill: readableOn(fill, request),
              size: 9,
            })
          : "";
      const drawn = shown > 0 ? canvas.bar(x, y + 3, shown, row - 8, fill) + value : "";
      x += width;
      return drawn;
    });
    return [
      canvas.text(0, base, shortened(label, labels - 6)),
      ...parts,
      canvas.text(x + 5, base, sums[index] ?? "", { weight: 700 }),
    ].join("");
  });
  return canvas.drawing(key.height + request.labels.length * row, [...key.shapes, ...rows]);
}
