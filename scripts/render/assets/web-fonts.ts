import { join } from "node:path";
import { type Host, sha256 } from "../../host.ts";
import type { Face } from "./faces.ts";

/** What a web font keeps: Latin, Greek and Cyrillic with punctuation, currency, letterlike signs and arrows. */
const ranges: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x2b0, 0x36f],
  [0x370, 0x52f],
  [0x2010, 0x203a],
  [0x20a0, 0x20bf],
  [0x2100, 0x214f],
  [0x2190, 0x2199],
  [0x2200, 0x2265],
];

/** Subset WOFF2 of each face for self-contained HTML. Made once per font file and kept in the cache by its hash. */
export async function webFonts(faces: readonly Face[], host: Host): Promise<Map<Face, Uint8Array>> {
  const made = await Promise.all(
    faces.map(async (face) => [face, await webFont(face.file.path, host)] as const),
  );
  return new Map(made);
}

async function webFont(path: string, host: Host): Promise<Uint8Array> {
  const font = await host.read(path);
  if (!font) throw new Error(`The font file ${path} does not exist.`);
  const cached = join(host.cacheDir, "web-fonts", `${sha256(font).slice(0, 24)}.woff2`);
  const known = await host.read(cached);
  if (known) return known;
  const { default: subset } = await import("subset-font");
  const text = ranges
    .map(([from, to]) =>
      Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join(""),
    )
    .join("");
  const woff2 = await subset(Buffer.from(font), text, { targetFormat: "woff2" });
  await host.write(cached, woff2);
  return woff2;
}
