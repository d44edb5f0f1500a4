import type { Sharp } from "sharp";
import { readCached, writeCached } from "../../host/cached.ts";
import type { Host } from "../../host/host.ts";
import { sha256 } from "../../host/sha256.ts";

/** Pixels per inch beyond which print shows no difference. */
export const printResolution = 300;

/** A few pixels too many are not worth drawing the picture anew, which loses a little each time. */
const tolerance = 1.1;
/** Of JPEG, 1 to 100: at 90 and without colour subsampling, edges of lettering stay clean. */
const quality = 90;

/**
 * A photograph as documents need it: upright (its EXIF orientation applied), in sRGB (converted by its own profile;
 * CMYK, too), and not much more than `pixels` wide, as JPEG or, where something shows through it, as PNG. Bytes that already are so
 * come back as they are. Drawn once: the result is kept in the cache.
 */
export async function fitPicture(bytes: Uint8Array, pixels: number, host: Host): Promise<Uint8Array> {
  const at = { folder: "pictures", key: `fitted ${Math.ceil(pixels)} ${sha256(bytes)}` };
  const known = await readCached(host, at);
  if (known) return known;
  const { default: sharp } = await import("sharp");
  const picture = sharp(bytes, { limitInputPixels: false, failOn: "truncated" });
  const fitted = await drawnAnew(picture, bytes, Math.ceil(pixels));
  await writeCached(host, at, fitted);
  return fitted;
}

async function drawnAnew(picture: Sharp, bytes: Uint8Array, pixels: number): Promise<Uint8Array> {
  const { autoOrient, orientation = 1, space, icc, format, hasAlpha } = await picture.metadata();
  const isTooWide = autoOrient.width > pixels * tolerance;
  const isKnown = format === "png" || format === "jpeg";
  if (isKnown && !isTooWide && orientation === 1 && space !== "cmyk" && (!icc || isSrgb(icc))) return bytes;
  const upright = picture.autoOrient().toColourspace("srgb");
  const sized = isTooWide ? upright.resize({ width: pixels }) : upright;
  const encoded =
    format === "png" || hasAlpha
      ? sized.png({ compressionLevel: 9 })
      : sized.jpeg({ quality, chromaSubsampling: "4:4:4" });
  return new Uint8Array(await encoded.toBuffer());
}

/** By the profile's name, which stands in it as ASCII or as UTF-16. */
function isSrgb(profile: Buffer): boolean {
  return profile.includes("sRGB") || profile.includes("s\0R\0G\0B");
}
