import { extname, join, resolve } from "node:path";
import type { FilePicture } from "../document/picture-request.ts";
import { readSvgRoot } from "../document/svg-root.ts";
import { sha256 } from "../host/sha256.ts";
import { isInside } from "../host/workspace-paths.ts";
import type { Lookup } from "./locate-file.ts";

const megabyte = 1_000_000;
const limit = 25;
const types: Record<string, FilePicture["type"]> = { png: "png", jpg: "jpg", gif: "gif", svg: "svg" };

/** Finds a picture relative to `folder`, inside the workspace, and reads its type and size in px. */
export async function readPicture(
  address: string,
  { host, root, folder, place, diagnostics }: Lookup,
): Promise<FilePicture | undefined> {
  if (address.trim() === "") {
    diagnostics.add("image-missing", place, { path: "![]()" });
    return undefined;
  }
  const named = resolve(folder, decode(address));
  // A site's addresses begin with a slash, which is the site's own top and not that of the disk.
  const path = address.startsWith("/") && !isInside(root, named) ? join(root, decode(address)) : named;
  if (!isInside(root, path)) {
    diagnostics.add("path-outside-workspace", place, { path: address });
    return undefined;
  }
  const size = (await host.stat(path))?.size ?? 0;
  if (size > limit * megabyte) {
    diagnostics.add("image-too-large", place, {
      path: address,
      megabytes: Math.round(size / megabyte),
      limit,
    });
    return undefined;
  }
  const bytes = await host.read(path);
  if (!bytes) {
    const isFolder = (await host.stat(path)) !== undefined;
    diagnostics.add(isFolder ? "image-folder" : "image-missing", place, { path: address });
    return undefined;
  }
  const measured = measureSvg(bytes) ?? (await measure(bytes));
  if (measured === "sizeless") {
    diagnostics.add("svg-without-size", place, { path: address });
    return undefined;
  }
  const type = types[measured?.type ?? ""];
  if (!measured || !type || (type === "svg") !== (extname(path).toLowerCase() === ".svg")) {
    diagnostics.add("image-type", place, { path: address });
    return undefined;
  }
  return { kind: "file", path, type, width: measured.width, height: measured.height, hash: sha256(bytes) };
}

interface Measured {
  type: string | undefined;
  width: number;
  height: number;
}

/** Undefined for what is no SVG. */
function measureSvg(bytes: Uint8Array): Measured | "sizeless" | undefined {
  // `<` after a byte order mark and white space, if any.
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  const root = start.startsWith("<") ? readSvgRoot(new TextDecoder().decode(bytes)) : undefined;
  return typeof root === "object" ? { type: "svg", width: root.width, height: root.height } : root;
}

async function measure(bytes: Uint8Array): Promise<Measured | undefined> {
  const { imageSize } = await import("image-size");
  try {
    const { type, width, height, orientation } = imageSize(bytes);
    // EXIF orientations 5 to 8 are quarter turns: a browser shows them upright, so the sides swap.
    return orientation && orientation >= 5 ? { type, width: height, height: width } : { type, width, height };
  } catch {
    // Not a picture at all: the caller says so with the place of the address.
    return undefined;
  }
}

function decode(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    // A stray % is part of the name then.
    return address;
  }
}
