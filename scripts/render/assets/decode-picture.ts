/** A JPEG or PNG file's samples in sRGB: red, green, blue, 8 bit, row by row; transparency is left out. */
export async function decodePicture(file: Uint8Array): Promise<Uint8Array> {
  const { default: sharp } = await import("sharp");
  return sharp(file, { limitInputPixels: false, failOn: "truncated" })
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer();
}
