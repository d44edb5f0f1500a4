import { extname } from "node:path";
import type { FilePicture } from "../document/picture-request.ts";
import { readSvgRoot } from "../document/svg-root.ts";
import type { Host } from "../host/host.ts";
import { sha256 } from "../host/sha256.ts";
import { findFile } from "./find-file.ts";
import { isWholePicture } from "./is-whole-picture.ts";
import type { Drawings, Lookup } from "./locate-file.ts";
import { readNamed } from "./read-named.ts";
import { isOutOfBounds } from "./svg-bounds.ts";
import { foreignReference } from "./svg-references.ts";

const megabyte = 1_000_000;
const limit = 25;
const types: Record<string, FilePicture["type"]> = { png: "png", jpg: "jpg", gif: "gif", svg: "svg" };
/** What browsers know and Word or printed pages don't. */
const drawnAnew = /^(?:webp|avif|tiff)$/;

/** Finds a picture relative to `folder`, inside the workspace, and reads its type and size in px. */
export async function readPicture(
  address: string,
  { host, root, folder, place, diagnostics, drawings }: Lookup,
): Promise<FilePicture | undefined> {
  if (address.trim() === "") {
    diagnostics.add("image-missing", place, { path: "![]()" });
    return undefined;
  }
  const path = await findFile(address, { host, root, folder });
  if (path === "outside") {
    diagnostics.add("path-outside-workspace", place, { path: address });
    return undefined;
  }
  const found = await host.stat(path);
  const size = found?.kind === "file" ? found.size : 0;
  if (size > limit * megabyte) {
    diagnostics.add("image-too-large", place, {
      path: address,
      megabytes: Math.round(size / megabyte),
      limit,
    });
    return undefined;
  }
  if (found?.kind === "folder") {
    diagnostics.add("image-folder", place, { path: address });
    return undefined;
  }
  const named = { path, place, params: { path: address } };
  const codes = { missing: "image-missing", unusable: "image-unreadable" } as const;
  const bytes = await readNamed({ ...named, ...codes }, host, diagnostics);
  return bytes && judgePicture(bytes, path, address, { host, place, diagnostics, drawings });
}

/**
 * Type and size of a picture in px, if all formats can show it; what hinders that is told.
 *
 * @param path where it lies: its ending has to be that of what it is
 * @param address what it is called in findings
 */
export async function judgePicture(
  bytes: Uint8Array,
  path: string,
  address: string,
  { host, place, diagnostics, drawings }: Pick<Lookup, "host" | "place" | "diagnostics" | "drawings">,
): Promise<FilePicture | undefined> {
  const drawing = isDrawing(bytes) ? new TextDecoder().decode(bytes) : undefined;
  if (drawing !== undefined && isOutOfBounds(drawing)) {
    diagnostics.add("image-unreadable", place, { path: address, reason: "bound-drawing" });
    return undefined;
  }
  // XML has no NUL, and the rasteriser takes the whole process down when it tells of one.
  if (drawing?.includes("\0")) {
    diagnostics.add("image-unreadable", place, { path: address, reason: "drawing-torn" });
    return undefined;
  }
  const reference = drawing === undefined ? undefined : foreignReference(drawing);
  if (reference !== undefined) {
    diagnostics.add("svg-refers-outside", place, { path: address, reference: reference.slice(0, 80) });
    return undefined;
  }
  // What has no root of a drawing is another file with the wrong name, and told as that.
  const fault = drawing !== undefined && readSvgRoot(drawing) && (await faultOf(bytes, drawings, host));
  if (fault) {
    diagnostics.add("image-unreadable", place, { path: address, reason: fault });
    return undefined;
  }
  const words = drawing === undefined ? undefined : await drawings?.checkWords(bytes, host);
  if (words) diagnostics.add("svg-words", place, { path: address, ...words });
  const measured = measureSvg(bytes) ?? (await measure(bytes));
  if (measured === "sizeless") return readSizeless(bytes, path, address, { place, diagnostics, drawings });
  const type = measured && (await shownType(measured, bytes, { address, place, diagnostics }));
  if (!measured || !type || (type === "svg") !== (extname(path).toLowerCase() === ".svg")) {
    diagnostics.add("image-type", place, { path: address });
    return undefined;
  }
  if (drawing === undefined && !(await isWholePicture(bytes, host))) {
    diagnostics.add("image-unreadable", place, { path: address, reason: "picture-torn" });
    return undefined;
  }
  return { kind: "file", path, type, width: measured.width, height: measured.height, hash: sha256(bytes) };
}

/** Why a drawing can't be shown, as a part of the finding's sentence. */
async function faultOf(
  svg: Uint8Array,
  drawings: Drawings | undefined,
  host: Host,
): Promise<string | undefined> {
  if (!drawings) return undefined;
  // First: a drawing that is used within itself a million times takes long to be read, too.
  if (!(await drawings.isDrawnSoon(svg, host)))
    return (await drawings.canBeDrawn(svg)) ? "drawing-slow" : "drawing-torn";
  return (await drawings.canBeDrawn(svg)) ? undefined : "drawing-torn";
}

/** A drawing that says no size is as large as what is drawn in it. */
async function readSizeless(
  bytes: Uint8Array,
  path: string,
  address: string,
  { place, diagnostics, drawings }: Pick<Lookup, "place" | "diagnostics" | "drawings">,
): Promise<FilePicture | undefined> {
  const viewBox = await drawings?.measure(bytes);
  if (!viewBox) {
    diagnostics.add("svg-without-size", place, { path: address });
    return undefined;
  }
  diagnostics.add("svg-measured", place, { path: address });
  const [, , width, height] = viewBox;
  return { kind: "file", path, type: "svg", width, height, viewBox, hash: sha256(bytes) };
}

/** What a picture is shown as; of several pictures in one file the first is. */
async function shownType(
  { type }: Measured,
  bytes: Uint8Array,
  { address, place, diagnostics }: { address: string } & Pick<Lookup, "place" | "diagnostics">,
): Promise<FilePicture["type"] | undefined> {
  const own = types[type ?? ""];
  if (own !== "gif" && !drawnAnew.test(type ?? "")) return own;
  const { default: sharp } = await import("sharp");
  try {
    const { pages = 1, hasAlpha } = await sharp(bytes).metadata();
    if (pages > 1) diagnostics.add("image-first-of-many", place, { path: address, count: pages });
    return own ?? (hasAlpha ? "png" : "jpg");
  } catch {
    // A head without a picture behind it: the caller says that it is none.
    return undefined;
  }
}

interface Measured {
  type: string | undefined;
  width: number;
  height: number;
}

/** Undefined for what is no SVG. */
function measureSvg(bytes: Uint8Array): Measured | "sizeless" | undefined {
  const root = isDrawing(bytes) ? readSvgRoot(new TextDecoder().decode(bytes)) : undefined;
  return typeof root === "object" ? { type: "svg", width: root.width, height: root.height } : root;
}

/** `<` after a byte order mark and white space, if any. */
function isDrawing(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes.subarray(0, 64)).trimStart().startsWith("<");
}

async function measure(bytes: Uint8Array): Promise<Measured | undefined> {
  const { imageSize } = await import("image-size");
  try {
    const { type, width, height, orientation } = imageSize(bytes);
    // Words with a drawing somewhere in them: what begins as one has been read before.
    if (type === "svg") return undefined;
    // EXIF orientations 5 to 8 are quarter turns: a browser shows them upright, so the sides swap.
    return orientation && orientation >= 5 ? { type, width: height, height: width } : { type, width, height };
  } catch {
    // Not a picture at all: the caller says so with the place of the address.
    return undefined;
  }
}
