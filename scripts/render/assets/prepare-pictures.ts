import type { PictureRequest } from "../../document/picture-request.ts";
import type { Host } from "../../host.ts";
import { drawCheckbox } from "./draw-checkbox.ts";
import { drawGlyph, drawMark, drawPattern } from "./draw-pattern.ts";
import type { Drawing } from "./svg.ts";

/** A picture that is ready to be placed: vector or raster bytes, and its natural size (ratio matters, not unit). */
export interface Picture {
  bytes: Uint8Array;
  type: "svg" | "png" | "jpg" | "gif";
  width: number;
  height: number;
  /** Holds text in the document's fonts: HTML has to place it inline, an `img` would not see them. */
  inline: boolean;
}

/** Pictures by the key of `img src="picture:KEY"`. */
export type Pictures = ReadonlyMap<string, Picture>;

type Drawn = Exclude<PictureRequest, { kind: "file" }>;

type Draw = { [K in Drawn["kind"]]: (request: Extract<Drawn, { kind: K }>) => Drawing | Promise<Drawing> };

/** What draws each kind; libraries are loaded by the first document that needs them. */
const draw: Draw = {
  qr: async (request) => (await import("./draw-qr.ts")).drawQr(request),
  chart: async (request) => (await import("./draw-chart.ts")).drawChart(request),
  pattern: drawPattern,
  glyph: drawGlyph,
  mark: drawMark,
  checkbox: drawCheckbox,
};

/** Draws and reads all pictures of a publication, once for all formats. */
export async function preparePictures(
  requests: Readonly<Record<string, PictureRequest>>,
  host: Host,
): Promise<Pictures> {
  const pictures = new Map<string, Picture>();
  for (const [key, request] of Object.entries(requests)) {
    if (request.kind === "file") {
      const bytes = await host.read(request.path);
      if (!bytes) throw new Error(`The picture ${request.path} vanished during the build.`);
      pictures.set(key, {
        bytes,
        type: request.type,
        width: request.width,
        height: request.height,
        inline: false,
      });
    } else {
      const drawKind = draw[request.kind] as (request: Drawn) => Drawing | Promise<Drawing>;
      const { svg, width, height } = await drawKind(request);
      pictures.set(key, {
        bytes: new TextEncoder().encode(svg),
        type: "svg",
        width,
        height,
        inline: request.kind === "chart",
      });
    }
  }
  return pictures;
}
