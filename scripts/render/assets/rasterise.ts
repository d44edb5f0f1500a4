import { join } from "node:path";
import type { FontFile } from "../../document/theme.ts";
import type { Host } from "../../host/host.ts";
import { sha256 } from "../../host/sha256.ts";

/**
 * SVG → PNG, `pixels` wide, with the given fonts only: no font of the machine is looked at. Drawn once: the same
 * ornament stands in every edition of a document.
 */
export async function rasterise(
  svg: Uint8Array,
  pixels: number,
  fonts: readonly FontFile[],
  host: Host,
): Promise<Uint8Array> {
  const source = new TextDecoder().decode(svg);
  const fontFiles = source.includes("<text") ? fonts.map((font) => font.path) : [];
  for (const path of fontFiles)
    if (!(await host.stat(path))) throw new Error(`The font file ${path} does not exist.`);
  const cached = join(
    host.cacheDir,
    "pictures",
    `${sha256(`${source} ${pixels} ${fontFiles}`).slice(0, 24)}.png`,
  );
  const known = await host.read(cached);
  if (known) return known;
  const draw = await openRasteriser(fonts);
  const png = draw(source, pixels);
  await host.write(cached, png, { durable: false });
  return png;
}

/** Draws as `rasterise` does, once the library is there, without looking anything up. */
export async function openRasteriser(
  fonts: readonly FontFile[],
): Promise<(svg: string, pixels: number) => Uint8Array> {
  const { Resvg } = await import("@resvg/resvg-js");
  return (svg, pixels) => {
    const fontFiles = svg.includes("<text") ? fonts.map((font) => font.path) : [];
    const drawn = new Resvg(svg, {
      fitTo: { mode: "width", value: Math.round(pixels) },
      font: { fontFiles, loadSystemFonts: false },
    });
    return drawn.render().asPng();
  };
}
