import { unzipSync } from "fflate";
import type { FilePicture, PictureRequest } from "../../document/picture-request.ts";
import type { Publication } from "../../document/publication.ts";
import { withPlainSize } from "../../document/svg-root.ts";
import type { Host } from "../../host/host.ts";
import { drawCheckbox } from "./draw-checkbox.ts";
import { drawGlyph, drawMark, drawPattern } from "./draw-pattern.ts";
import { fitPicture, printResolution } from "./fit-picture.ts";
import type { Drawing } from "./svg.ts";

/**
 * A picture that is ready to be placed: vector or raster bytes, and its natural size. That is the size of the file which
 * the author chose (ratio matters, not unit): the bytes may hold fewer pixels.
 */
export interface Picture {
  bytes: Uint8Array;
  type: "svg" | "png" | "jpg" | "gif";
  width: number;
  height: number;
}

/** Pictures by the key of `img src="picture:KEY"`; charts are none, since each is drawn for the room it stands in. */
export type Pictures = ReadonlyMap<string, Picture>;

type Drawn = Exclude<PictureRequest, { kind: "file" | "chart" }>;

type Draw = { [K in Drawn["kind"]]: (request: Extract<Drawn, { kind: K }>) => Drawing | Promise<Drawing> };

/** What draws each kind; libraries are loaded by the first document that needs them. */
const draw: Draw = {
  qr: async (request) => (await import("./draw-qr.ts")).drawQr(request),
  pattern: drawPattern,
  glyph: drawGlyph,
  mark: drawMark,
  checkbox: drawCheckbox,
};

/**
 * Draws and reads all pictures of a publication, once for all formats. None has more pixels than print can show where
 * the page has most room for it.
 */
export async function preparePictures(
  { pictures: requests, page, print }: Pick<Publication, "pictures" | "page" | "print">,
  host: Host,
): Promise<Pictures> {
  const pictures = new Map<string, Picture>();
  for (const [key, request] of Object.entries(requests)) {
    if (request.kind === "file") {
      const pixels = ((widest(page) + 2 * print.bleed) / 25.4) * printResolution;
      pictures.set(key, await readFilePicture(request, pixels, host));
    } else if (request.kind !== "chart") {
      const drawKind = draw[request.kind] as (request: Drawn) => Drawing | Promise<Drawing>;
      const { svg, width, height } = await drawKind(request);
      pictures.set(key, {
        bytes: new TextEncoder().encode(svg),
        type: "svg",
        width,
        height,
      });
    }
  }
  return pictures;
}

async function readFilePicture(
  { path, part, type, width, height, viewBox }: FilePicture,
  pixels: number,
  host: Host,
): Promise<Picture> {
  const file = await host.read(path);
  const bytes = file && part !== undefined ? partOf(file, part) : file;
  if (!bytes) throw new Error(`The picture ${path} vanished during the build.`);
  const isPhotograph = type === "jpg" || type === "png";
  return {
    bytes: isPhotograph
      ? await fitPicture(bytes, pixels, host)
      : type === "svg"
        ? plainSvg(bytes, viewBox)
        : bytes,
    ...{ type, width, height },
  };
}

/** A picture in the package of a Word file, which was within its bounds when it was read. */
function partOf(file: Uint8Array, part: string): Uint8Array | undefined {
  return unzipSync(file, { filter: ({ name }) => name === part })[part];
}

function plainSvg(bytes: Uint8Array, viewBox: FilePicture["viewBox"]): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const plain = withPlainSize(text, viewBox);
  return plain === text ? bytes : new TextEncoder().encode(plain);
}

/** The widest that anything can be on the page, in mm: a leaflet's panels cut off what is wider than they are. */
function widest({ fold, width }: Publication["page"]): number {
  const panels = fold ? [...fold.outside, ...fold.inside] : [{ width }];
  return Math.max(...panels.map((panel) => panel.width));
}
