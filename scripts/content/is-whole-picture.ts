import { readCached, writeCached } from "../host/cached.ts";
import type { Host } from "../host/host.ts";
import { sha256 } from "../host/sha256.ts";

/** px of the trial: decoders that can draw a picture smaller do so, and still read all of the file. */
const width = 8;

/**
 * Whether a picture of pixels can be drawn to its end. One whose copying or sending was broken off has a sound head: browsers show it
 * grey from there on and say nothing. Cameras leave odd bytes in sound files, so what can be drawn is whole. Tried once for each picture.
 */
export async function isWholePicture(bytes: Uint8Array, host: Host): Promise<boolean> {
  const at = { folder: "pictures", key: `whole ${sha256(bytes)}` };
  if (await readCached(host, at)) return true;
  const { default: sharp } = await import("sharp");
  try {
    await sharp(bytes, { limitInputPixels: false, failOn: "truncated" }).resize({ width }).raw().toBuffer();
  } catch {
    // Whatever the decoder calls it, it got no picture: the caller tells of it with the place of the address.
    return false;
  }
  await writeCached(host, at, "yes");
  return true;
}
