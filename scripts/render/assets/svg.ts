/** A drawing: SVG source and its size in user units, which is also its aspect ratio. */
export interface Drawing {
  svg: string;
  width: number;
  height: number;
}

/** What XML can't hold (XML 1.0 §2.2), as damaged tables have it in their labels: no program would read the drawing. */
const unreadable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Wraps shapes into an SVG document of `width` × `height` units. */
export function svgDocument(width: number, height: number, content: string, more = ""): Drawing {
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"${more}>${content.replace(unreadable, "")}</svg>`,
    width,
    height,
  };
}

/** A number with at most three decimals, as short as possible. */
export function coordinate(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
