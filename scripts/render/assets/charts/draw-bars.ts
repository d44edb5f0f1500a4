import { scaleLinear } from "d3-scale";
import type { ChartPicture } from "../../../document/picture-request.ts";
import type { Drawing } from "../svg.ts";
import { chartCanvas, chartWidth, shortened } from "./chart-canvas.ts";

const row = 26;
const labels = 140;
const values = 60;

/** Horizontal bars with their labels before and values behind them; lengths start at zero. */
export function drawBars(request: ChartPicture): Drawing {
  const canvas = chartCanvas(request);
  const [series] = request.series;
  const numbers = series?.values ?? [];
  const scale = scaleLinear([0, Math.max(...numbers, 0) || 1], [0, chartWidth - labels - values]).nice();
  const bars = request.labels.map((label, index) => {
    const y = index * row + 4;
    const base = y + row / 2 + 2;
    const length = scale(numbers[index] ?? 0);
    return [
      canvas.text(0, base, shortened(label, labels)),
      canvas.bar(labels, y + 3, length, row - 10, request.colours[0] ?? request.text),
      canvas.text(labels + length + 5, base, series?.display[index] ?? "", { weight: 700 }),
    ].join("");
  });
  const height = request.labels.length * row + 4;
  const axis = canvas.line(
    [
      [labels, 2],
      [labels, height],
    ],
    request.rule,
    ' stroke-width=".75"',
  );
  return canvas.drawing(height, [...bars, axis]);
}
