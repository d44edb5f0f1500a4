import type { FontFile } from "../../document/theme.ts";
import type { Host } from "../../host.ts";

/** SVG → PNG, `pixels` wide, with the given fonts only: no font of the machine is looked at. */
export async function rasterise(
  svg: Uint8Array,
  pixels: number,
  fonts: readonly FontFile[],
  host: Host,
): Promise<Uint8Array> {
  const { Resvg } = await import("@resvg/resvg-js");
  const source = new TextDecoder().decode(svg);
  const fontFiles = source.includes("<text") ? fonts.map((font) => font.path) : [];
  for (const path of fontFiles)
    if (!(await host.stat(path))) throw new Error(`The font file ${path} does not exist.`);
  const drawn = new Resvg(source, {
    fitTo: { mode: "width", value: Math.round(pixels) },
    font: { fontFiles, loadSystemFonts: false },
  });
  return drawn.render().asPng();
}
