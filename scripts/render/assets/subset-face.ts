import { readCached, writeCached } from "../../host/cached.ts";
import type { Host } from "../../host/host.ts";
import { sha256 } from "../../host/sha256.ts";
import type { Face } from "./faces.ts";
import { fontCharacters } from "./font-characters.ts";
import { readFace } from "./read-face.ts";

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

/** From this size in bytes on, only what a document shows of a font goes into it. */
const largest = 1_000_000;

/** The files of some faces, subset; those of one file are one. @throws Error when a file is missing. */
export async function subsetFaces(
  faces: readonly Face[],
  targetFormat: keyof typeof folders,
  host: Host,
): Promise<Map<Face, Uint8Array>> {
  const ofFile = Map.groupBy(faces, ({ file }) => file.path);
  const made = await Promise.all(
    faces.map(async (face) => {
      const signs = await keptSigns(ofFile.get(face.file.path) ?? [face], host);
      return [face, await subsetFace(face.file.path, targetFormat, host, signs)] as const;
    }),
  );
  return new Map(made);
}

/** The signs that a font file keeps; undefined when these are the usual ranges. */
async function keptSigns(faces: readonly Face[], host: Host): Promise<string | undefined> {
  const [first] = faces;
  const keeps = first?.fallback?.keeps ?? "letters";
  const signs = new Set(faces.flatMap(({ characters }) => [...[...characters].join("")]));
  const sorted = (all: Iterable<string>): string => [...all].sort().join("");
  for (const sign of ` \u00a0${joiners}`) if (keeps !== "letters") signs.add(sign);
  if (!first || keeps === "lent") return sorted(signs);
  const font = await readFace(first, host);
  const known = fontCharacters(font);
  if (keeps === "all" && font.length <= largest) return String.fromCodePoint(...known);
  if (keeps === "all") return sorted(signs);
  const others = [...signs].filter((sign) => known.has(pointOf(sign)) && !isUsual(pointOf(sign)));
  return others.length > 0 ? `${usualSigns()}${sorted(others)}` : undefined;
}

/** Zero-width joiner and variation selectors: a sign and what follows it are drawn by one font or not at all. */
export const joiners = "\u200d\ufe0e\ufe0f";

function pointOf(sign: string): number {
  return sign.codePointAt(0) ?? 0;
}

function isUsual(point: number): boolean {
  return ranges.some(([from, to]) => from <= point && point <= to);
}

function usualSigns(): string {
  return ranges.map(([from, to]) => String.fromCodePoint(...span(from, to))).join("");
}

/**
 * A font file's subset, made once and kept in the cache by the file's hash; looked up once for as long as the file's bytes are
 * kept. @throws Error when the file is missing.
 */
export async function subsetFace(
  path: string,
  targetFormat: keyof typeof folders,
  host: Host,
  signs?: string | undefined,
): Promise<Uint8Array> {
  const font = await readFace({ file: { path } }, host);
  const known = subsets[targetFormat].get(font) ?? new Map<string | undefined, Promise<Uint8Array>>();
  const found = known.get(signs) ?? findOrMake(font, targetFormat, signs, host);
  if (known.size >= mostRemembered) known.clear();
  known.set(signs, found);
  subsets[targetFormat].set(font, known);
  // What went wrong may go right the next time.
  found.catch(() => known.delete(signs));
  return found;
}

/** Subsets of one font that copies with different signs need. */
const mostRemembered = 50;

type Subsets = WeakMap<Uint8Array, Map<string | undefined, Promise<Uint8Array>>>;

const subsets: Record<keyof typeof folders, Subsets> = { woff2: new WeakMap(), truetype: new WeakMap() };

async function findOrMake(
  font: Uint8Array,
  targetFormat: keyof typeof folders,
  signs: string | undefined,
  host: Host,
): Promise<Uint8Array> {
  const at = { folder: folders[targetFormat], key: `${sha256(font)} ${signs ?? String(ranges)}` };
  const known = await readCached(host, at);
  if (known) return known;
  const { default: subset } = await import("subset-font");
  const made = await subset(Buffer.from(font), signs ?? usualSigns(), { targetFormat });
  await writeCached(host, at, made);
  return made;
}

function span(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
