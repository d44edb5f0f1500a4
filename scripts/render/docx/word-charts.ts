import type { Publication } from "../../document/publication.ts";
import type { Host } from "../../host/host.ts";
import { lentFaces, openCharts } from "../assets/charts/open-charts.ts";
import { openRasteriser } from "../assets/rasterise.ts";
import type { WordCharts } from "./docx-context.ts";

/** pt in one mm, and the pixels of a PNG in one pt: 300 ppi. */
const points = 72 / 25.4;
const pixels = 300 / 72;

/** PNGs of charts that thousands of copies share, by their SVG. */
const drawn = new Map<string, Uint8Array>();
const mostRemembered = 30;

/** Gets ready to draw the charts of a publication for Word; undefined without any. */
export async function wordCharts(publication: Publication, host: Host): Promise<WordCharts | undefined> {
  // Boxes of Word may be dark, and nothing lies behind a picture but its paragraph.
  const charts = await openCharts(publication, host, { isOpaque: true });
  if (!charts) return undefined;
  const lent = (await lentFaces(publication, host)).map(({ file }) => file);
  const rasterise = await openRasteriser([...publication.theme.fonts.sans.files, ...lent], host);
  return (key, room, highest) => {
    const { svg, width, height } = charts.draw(key, room * points, highest * points);
    const png = drawn.get(svg) ?? rasterise(svg, width * pixels);
    if (drawn.size >= mostRemembered) drawn.clear();
    drawn.set(svg, png);
    return { bytes: new TextEncoder().encode(svg), type: "svg", width, height, png };
  };
}
