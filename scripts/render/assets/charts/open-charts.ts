import type { Publication } from "../../../document/publication.ts";
import type { Host } from "../../../host/host.ts";
import { type Face, nearestFile } from "../faces.ts";
import { allFacesOf } from "../fallback-faces.ts";
import { openTextMeasure } from "../measure-text.ts";
import type { Drawing } from "../svg.ts";

/** The charts of a publication, drawn for the room that each is given. */
export interface Charts {
  /**
   * @param key of `img src="picture:KEY"`
   * @param width in pt, as it is printed
   * @param highest what the page has room for, in pt
   */
  draw(key: string, width: number, highest?: number): Drawing;
}

/** Bounds of labels' type in pt, whatever a theme sets its tables in. */
const type = { least: 8, most: 12 } as const;

/** Gets ready to draw; undefined where there are no charts. `isOpaque` puts a ground behind each. @throws Error when a font file is missing */
export async function openCharts(
  publication: Publication,
  host: Host,
  { isOpaque = false } = {},
): Promise<Charts | undefined> {
  if (!publication.has.drawnWords) return undefined;
  const { drawChart } = await import("./draw-chart.ts");
  const { theme, lang, page, pictures } = publication;
  const file = (weight: 400 | 700) => nearestFile(theme.fonts.sans.files, { weight, italic: false });
  const [regular, bold] = [file(400), file(700)];
  if (!regular || !bold) throw new Error("The theme's sans family has no files.");
  const lent = await lentFaces(publication, host);
  const measure = await openTextMeasure({ 400: regular, 700: bold, lent }, lang, host);
  const table = (theme.roles["table-cell"].size ?? 9) * page.scale;
  const size = Math.max(type.least, Math.min(type.most * page.scale, table * 0.95));
  return {
    draw: (key, width, highest) => {
      const request = pictures[key];
      if (request?.kind !== "chart") throw new Error(`There is no chart “${key}”.`);
      // In a narrow column, tables' type would leave no room to the drawing.
      const own = Math.max(type.least, Math.min(size, width / 24));
      return drawChart(request, { width, highest, size: own, measure, isOpaque });
    },
  };
}

/** The faces that lend signs to the labels of charts, regular ones first: what draws for Word takes the first that has a sign. */
export async function lentFaces(publication: Publication, host: Host): Promise<Face[]> {
  const faces = await allFacesOf(publication, host);
  return faces
    .filter(({ family, italic, fallback }) => family === "sans" && !italic && fallback)
    .sort((a, b) => a.weight - b.weight);
}
