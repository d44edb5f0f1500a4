/**
 * sRGB samples to CMYK samples by a printer's profile, both 8 bit, interleaved, row by row; 255 is full ink. Colours
 * that can't be printed move to the nearest place that keeps the picture's gradations (perceptual intent).
 *
 * @param profile absolute path of an ICC profile whose colour space is CMYK
 */
export async function convertToInks(
  pixels: Uint8Array,
  { width, height, profile }: { width: number; height: number; profile: string },
): Promise<Uint8Array> {
  const { default: sharp } = await import("sharp");
  const { data, info } = await sharp(pixels, { raw: { width, height, channels: 3 }, limitInputPixels: false })
    // And no `toColourspace("cmyk")`: that converts by a profile of libvips' own first, and its inks by this one then.
    .withIccProfile(profile, { attach: false })
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 4)
    throw new Error(`The profile ${profile} gives ${info.channels} inks instead of 4.`);
  return data;
}
