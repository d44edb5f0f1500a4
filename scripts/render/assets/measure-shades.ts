import { luminanceOf } from "../../document/contrast.ts";
import { shadeCount, shadeOf } from "../../document/logo-shades.ts";
import type { FilePicture } from "../../document/picture-request.ts";
import { withPlainSize } from "../../document/svg-root.ts";
import { readCached, writeCached } from "../../host/cached.ts";
import type { Host } from "../../host/host.ts";
import { openRasteriser } from "./rasterise.ts";

/** Pixels of the longer side: enough for the shares of a logo's colours. */
const pixels = 160;
/** Opacity from which on a pixel is ink, 0 to 255, and the share of ink from which on a logo has no ground to be seen on. */
const opaque = 128;
const covered = 0.97;

/**
 * How much of a logo's ink has which shade, from black to white; undefined where nothing shows through it, or where words in
 * fonts of their own can't be drawn. Measured once for each file: the result is kept in the cache.
 */
export async function measureShades(
  { path, type, hash, width, height, viewBox }: FilePicture,
  host: Host,
): Promise<readonly number[] | undefined> {
  if (type === "jpg") return undefined;
  const at = { folder: "pictures", key: `shades ${hash}` };
  const known = await readCached(host, at);
  if (known) return readShades(known);
  const bytes = await host.read(path);
  if (!bytes) return undefined;
  const svg = type === "svg" ? withPlainSize(new TextDecoder().decode(bytes), viewBox) : undefined;
  if (svg?.includes("<text")) return undefined;
  const drawn =
    svg === undefined
      ? bytes
      : (await openRasteriser([], host))(svg, Math.min(pixels, (pixels * width) / height));
  const shades = shadesOf(await samplesOf(drawn));
  await writeCached(host, at, JSON.stringify(shades ?? null));
  return shades;
}

function readShades(bytes: Uint8Array): readonly number[] | undefined {
  const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
  return Array.isArray(value) ? value.map(Number) : undefined;
}

/** Red, green, blue and opacity, 8 bit each. */
async function samplesOf(picture: Uint8Array): Promise<Uint8Array> {
  const { default: sharp } = await import("sharp");
  return sharp(picture, { limitInputPixels: false, failOn: "truncated" })
    .resize({ width: pixels, height: pixels, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer();
}

function shadesOf(samples: Uint8Array): number[] | undefined {
  const counts = new Array<number>(shadeCount).fill(0);
  let ink = 0;
  for (let at = 0; at + 3 < samples.length; at += 4) {
    if ((samples[at + 3] ?? 0) < opaque) continue;
    ink += 1;
    const shade = shadeOf(luminanceOf(samples[at] ?? 0, samples[at + 1] ?? 0, samples[at + 2] ?? 0));
    const index = Math.min(shadeCount - 1, Math.max(0, Math.floor(shade * shadeCount)));
    counts[index] = (counts[index] ?? 0) + 1;
  }
  if (ink === 0 || ink >= (covered * samples.length) / 4) return undefined;
  return counts.map((count) => count / ink);
}
