import type { FontFile } from "../../document/theme.ts";
import { readCached, writeCached } from "../../host/cached.ts";
import type { Host } from "../../host/host.ts";
import { fontCopy } from "./font-copy.ts";

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
  const fontFiles = source.includes("<text") ? await copiesOf(fonts, host) : [];
  const at = { folder: "pictures", key: `png ${pixels} ${fontFiles}\n${source}` };
  const known = await readCached(host, at);
  if (known) return known;
  const draw = await openDrawing(fontFiles);
  const png = draw(source, pixels);
  await writeCached(host, at, png);
  return png;
}

/** Draws as `rasterise` does, once the library is there, without looking anything up. */
export async function openRasteriser(
  fonts: readonly FontFile[],
  host: Host,
): Promise<(svg: string, pixels: number) => Uint8Array> {
  return openDrawing(await copiesOf(fonts, host));
}

/** The library opens fonts by itself, later than they were read: it gets copies named by what is in them. */
async function copiesOf(fonts: readonly FontFile[], host: Host): Promise<string[]> {
  return Promise.all(fonts.map((font) => fontCopy(font, host)));
}

async function openDrawing(fonts: readonly string[]): Promise<(svg: string, pixels: number) => Uint8Array> {
  const { Resvg } = await import("@resvg/resvg-js");
  return (svg, pixels) => {
    const fontFiles = svg.includes("<text") ? [...fonts] : [];
    const drawn = new Resvg(svg, {
      fitTo: { mode: "width", value: Math.round(pixels) },
      font: { fontFiles, loadSystemFonts: false },
    });
    return drawn.render().asPng();
  };
}
