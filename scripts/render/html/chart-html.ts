import type { Element, ElementContent } from "hast";
import { textProperty } from "../../document/tree.ts";
import type { Drawing } from "../assets/svg.ts";

/**
 * Widths in pt for which a chart is drawn where nobody knows how wide it will be shown: on a telephone, in half of a window, in
 * the whole of a column.
 */
export const screenChartWidths = [200, 300, 425] as const;

/** CSS px in one pt. */
const px = 96 / 72;

/**
 * A chart in place of its `img`: inline, so that its words have the page's fonts, and one picture to those who hear it. The page
 * shows the widest of the drawings that its room has; without any, the place is left for whoever prints it.
 */
export function chartElement(image: Element, key: string, drawings: readonly Drawing[]): Element {
  return {
    type: "element",
    tagName: "div",
    properties: {
      role: "img",
      ariaLabel: textProperty(image, "alt") ?? "",
      dataRole: "chart-picture",
      dataChart: key,
    },
    children: drawings.map(({ svg }) => raw(svg.replace("<svg ", '<svg aria-hidden="true" '))),
  };
}

/** What is written into the page as it is. */
function raw(value: string): ElementContent {
  return { type: "raw", value } as unknown as ElementContent;
}

/** Charts are set as they were measured, whatever they stand in, and on a light ground: that is what they are drawn for. */
const place = [
  `[data-role="chart-picture"]{font-style:normal;font-variant:normal;font-variant-ligatures:none;letter-spacing:normal;word-spacing:normal;text-transform:none}`,
  `[data-surface] [data-role="chart-picture"]{padding:2mm;background:var(--color-white)}`,
  `[data-role="chart-picture"]>svg{display:block;overflow:visible;width:100%;height:auto}`,
];

/**
 * How charts stand in a page.
 *
 * @param choice each has several drawings, of which the one that fits is shown
 */
export function chartCss(choice: boolean): string {
  if (!choice) return place.join("\n");
  return [
    ...place,
    `[data-role="chart-picture"]{container:chart/inline-size}`,
    `[data-chart]>:not(:first-child){display:none}`,
    // Type on screens is a fifth larger, and so are charts.
    `@media screen{${shownIn(1.2)}}`,
    `@media print{${shownIn(1)}}`,
  ].join("\n");
}

/** Shows the widest drawing that has room when all are `scale` times as large. */
function shownIn(scale: number): string {
  const rules = screenChartWidths.slice(1).map((width, index) => {
    const room = Math.round(width * px * scale);
    return `@container chart (min-width:${room}px){[data-chart]>:nth-child(${index + 1}){display:none}[data-chart]>:nth-child(${index + 2}){display:block}}`;
  });
  return rules.join("");
}
