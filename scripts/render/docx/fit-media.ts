import { strFromU8 } from "fflate";
import type { Host } from "../../host/host.ts";
import { fitPicture, printResolution } from "../assets/fit-picture.ts";

/** DrawingML measures in English Metric Units (ISO/IEC 29500-1 §20.1.2.1). */
const unitsPerInch = 914_400;

/**
 * Gives each photograph of a finished package as many pixels as print can show at the largest size it is placed in.
 * Where that is, only the finished parts say. `parts` are changed in place.
 */
export async function fitMedia(parts: Record<string, Uint8Array>, host: Host): Promise<void> {
  const placed = new Map<string, number>();
  for (const [name, data] of Object.entries(parts)) {
    const relations = parts[name.replace(/^word\/(\w+\.xml)$/, "word/_rels/$1.rels")];
    if (!/^word\/\w+\.xml$/.test(name) || !relations) continue;
    const targets = targetsOf(strFromU8(relations));
    for (const [id, units] of drawings(strFromU8(data))) {
      const path = `word/${targets.get(id)}`;
      placed.set(path, Math.max(placed.get(path) ?? 0, units));
    }
  }
  for (const [path, units] of placed) {
    const picture = parts[path];
    if (picture && /\.(?:jpe?g|png)$/.test(path))
      parts[path] = await fitPicture(picture, (units / unitsPerInch) * printResolution, host);
  }
}

function targetsOf(relations: string): Map<string, string> {
  return new Map(
    [...relations.matchAll(/<Relationship\b[^>]*>/g)].map(([element]) => [
      /\bId="([^"]+)"/.exec(element)?.[1] ?? "",
      /\bTarget="([^"]+)"/.exec(element)?.[1] ?? "",
    ]),
  );
}

/** Relationship and width of each placed picture. */
function* drawings(xml: string): Generator<[id: string, units: number]> {
  for (const [drawing] of xml.matchAll(/<w:drawing>.*?<\/w:drawing>/gs)) {
    const units = Number(/<wp:extent cx="(\d+)"/.exec(drawing)?.[1]);
    const id = /<a:blip r:embed="([^"]+)"/.exec(drawing)?.[1];
    if (id !== undefined && units > 0) yield [id, units];
  }
}
