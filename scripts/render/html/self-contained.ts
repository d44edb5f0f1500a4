import { openCharts } from "../assets/charts/open-charts.ts";
import { pictureTypes } from "../assets/picture-types.ts";
import { subsetFaces } from "../assets/subset-face.ts";
import type { Renderer } from "../renderer.ts";
import { screenChartWidths } from "./chart-html.ts";
import { renderHtml } from "./render-html.ts";

/** One self-contained file: fonts and pictures are in it. */
export const renderSelfContained: Renderer = async ({ publication, pictures, faces, host }) => {
  const files = await subsetFaces(faces, "woff2", host);
  const fonts = [...files].map(([face, bytes]) => ({
    face,
    url: dataUrl("font/woff2", bytes),
    format: "woff2" as const,
  }));
  const charts = await openCharts(publication, host);
  const running = publication.letterhead?.running ?? publication.running;
  const page = renderHtml(
    { ...publication, running },
    {
      pictures,
      fonts,
      scrolls: true,
      hasLetterhead: true,
      format: "html",
      charts: charts && ((key) => screenChartWidths.map((width) => charts.draw(key, width))),
      pictureUrl: (_key, picture) => dataUrl(pictureTypes[picture.type], picture.bytes),
    },
  );
  return { bytes: new TextEncoder().encode(page), standards: ["HTML Living Standard"] };
};

function dataUrl(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes).toString("base64")}`;
}
