import { scaleLinear } from "d3-scale";
import { escapeHtml } from "../../document/escape-html.ts";
import type { ChartPicture } from "../../document/picture-request.ts";
import { coordinate, type Drawing, svgDocument } from "./svg.ts";

/** All lengths in pt: the drawing is placed at this width on the page. */
const width = 440;
const row = 26;
const labelWidth = 140;
const valueWidth = 60;

/** Horizontal bars with their labels at the left and values at the end; lengths start at zero. */
export function drawChart(request: ChartPicture): Drawing {
  const { labels, values, display } = request;
  const scale = scaleLinear([0, Math.max(...values, 0) || 1], [0, width - labelWidth - valueWidth]).nice();
  const height = labels.length * row + 4;
  const bars = labels.map((label, index) => {
    const y = index * row + 4;
    const length = scale(values[index] ?? 0);
    const middle = y + row / 2 + 1;
    return [
      `<text x="0" y="${coordinate(middle + 1)}" font-weight="400">${escapeHtml(shorten(label))}</text>`,
      `<rect x="${labelWidth}" y="${y + 3}" width="${coordinate(length)}" height="${row - 10}" fill="${request.bar}"/>`,
      `<text x="${coordinate(labelWidth + length + 5)}" y="${coordinate(middle + 1)}" font-weight="700">${escapeHtml(display[index] ?? "")}</text>`,
    ].join("");
  });
  const axis = `<path d="M${labelWidth} 2V${height}" stroke="${request.rule}" stroke-width=".75"/>`;
  return svgDocument(
    width,
    height,
    `<g font-family="'${escapeHtml(request.font)}'" font-size="10" fill="${request.text}">${bars.join("")}</g>${axis}`,
  );
}

// The full label stands in the data table below; the picture shows what fits its column.
function shorten(label: string): string {
  return label.length > 27 ? `${label.slice(0, 26)}…` : label;
}
