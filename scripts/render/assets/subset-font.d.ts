/** The part of `subset-font` that Dipla uses; the package ships no types. */
declare module "subset-font" {
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { targetFormat: "woff2" | "sfnt" | "truetype" },
  ): Promise<Buffer>;
}
