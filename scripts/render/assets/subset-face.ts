import { join } from "node:path";
import type { Host } from "../../host/host.ts";
import { sha256 } from "../../host/sha256.ts";

/**
 * What a subset keeps: Latin, Greek, Cyrillic, Hebrew and Arabic with punctuation, currency, letterlike signs and arrows. Whole faces
 * would add half a megabyte to each file.
 */
const ranges: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x2b0, 0x36f],
  [0x370, 0x52f],
  // Hebrew and Arabic, with the joined forms that some fonts keep under numbers of their own.
  [0x590, 0x6ff],
  [0x750, 0x77f],
  [0x2010, 0x203a],
  [0x20a0, 0x20bf],
  [0x2100, 0x214f],
  [0x2190, 0x2199],
  [0x2200, 0x2265],
  [0xfb1d, 0xfdff],
  [0xfe70, 0xfefc],
];

const folders = { woff2: "web-fonts", truetype: "word-fonts" } as const;

/**
 * A font file's subset, made once and kept in the cache by the file's hash; looked up once for as long as the file's bytes are
 * kept. @throws Error when the file is missing.
 */
export async function subsetFace(
  path: string,
  targetFormat: keyof typeof folders,
  host: Host,
): Promise<Uint8Array> {
  const font = await host.read(path);
  if (!font) throw new Error(`The font file ${path} does not exist.`);
  const found = subsets[targetFormat].get(font) ?? findOrMake(font, targetFormat, host);
  subsets[targetFormat].set(font, found);
  // What went wrong may go right the next time.
  found.catch(() => subsets[targetFormat].delete(font));
  return found;
}

type Subsets = WeakMap<Uint8Array, Promise<Uint8Array>>;

const subsets: Record<keyof typeof folders, Subsets> = { woff2: new WeakMap(), truetype: new WeakMap() };

async function findOrMake(
  font: Uint8Array,
  targetFormat: keyof typeof folders,
  host: Host,
): Promise<Uint8Array> {
  const cached = join(host.cacheDir, folders[targetFormat], sha256(`${sha256(font)} ${ranges}`).slice(0, 24));
  const known = await host.read(cached);
  if (known) return known;
  const { default: subset } = await import("subset-font");
  const text = ranges.map(([from, to]) => String.fromCodePoint(...span(from, to))).join("");
  const made = await subset(Buffer.from(font), text, { targetFormat });
  await host.write(cached, made);
  return made;
}

function span(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
