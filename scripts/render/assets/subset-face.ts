import { readCached, writeCached } from "../../host/cached.ts";
import type { Host } from "../../host/host.ts";
import { sha256 } from "../../host/sha256.ts";
import { typedSigns } from "../../languages/alphabet.ts";
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

/**
 * The files of some faces, subset; those of one file are one. `tags`: only what is typed in these languages.
 * @throws Error when a file is missing.
 */
export async function subsetFaces(
  faces: readonly Face[],
  targetFormat: keyof typeof folders,
  host: Host,
  tags?: ReadonlySet<string> | undefined,
): Promise<Map<Face, Uint8Array>> {
  const ofFile = Map.groupBy(faces, ({ file }) => file.path);
  const made = await Promise.all(
    faces.map(async (face) => {
      const signs = await keptSigns(ofFile.get(face.file.path) ?? [face], host, tags);
      const isPlain = tags !== undefined && signs !== undefined && !shaped.test(signs);
      return [face, await subsetFace(face.file.path, targetFormat, host, { signs, isPlain })] as const;
    }),
  );
  return new Map(made);
}

/** Letters whose form depends on others: fonts of these scripts need every rule that they have. */
const shaped = /[^\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{sc=Geor}\p{sc=Armn}\p{sc=Zyyy}\p{sc=Zinh}]/u;

/**
 * The rules (OpenType features) that Word follows without being asked: what places marks and chooses a language's own forms.
 * Kerning, small capitals and old figures are asked for by no style, and are half of a font.
 */
const plainRules = ["ccmp", "locl", "mark", "mkmk", "rlig"];

/** The signs that a font file keeps; undefined when these are the usual ranges. */
async function keptSigns(
  faces: readonly Face[],
  host: Host,
  tags: ReadonlySet<string> | undefined,
): Promise<string | undefined> {
  const [first] = faces;
  const keeps = first?.fallback?.keeps ?? "letters";
  const signs = new Set(faces.flatMap(({ characters }) => [...[...characters].join("")]));
  const sorted = (all: Iterable<string>): string => [...all].sort().join("");
  for (const sign of ` \u00a0${joiners}`) if (keeps !== "letters") signs.add(sign);
  if (!first || keeps === "lent") return sorted(signs);
  const font = await readFace(first, host);
  const known = fontCharacters(font);
  if (tags && (keeps === "letters" || font.length <= largest)) {
    const isTyped = typedSigns(tags, signs);
    const typed = [...known].map((point) => String.fromCodePoint(point)).filter(isTyped);
    return sorted(new Set([...[...signs].filter((sign) => known.has(pointOf(sign))), ...typed]));
  }
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
  kept: Kept = {},
): Promise<Uint8Array> {
  const font = await readFace({ file: { path } }, host);
  const known = subsets[targetFormat].get(font) ?? new Map<string, Promise<Uint8Array>>();
  const key = keyOf(kept);
  const found = known.get(key) ?? findOrMake(font, targetFormat, kept, host);
  if (known.size >= mostRemembered) known.clear();
  known.set(key, found);
  subsets[targetFormat].set(font, known);
  // What went wrong may go right the next time.
  found.catch(() => known.delete(key));
  return found;
}

/** What of a font stays. */
interface Kept {
  /** The usual ranges where there are none. */
  signs?: string | undefined;
  /** Only the rules that Word follows without being asked. */
  isPlain?: boolean | undefined;
}

function keyOf({ signs, isPlain }: Kept): string {
  return `${signs ?? String(ranges)}${isPlain ? ` ${plainRules.join()}` : ""}`;
}

/** Subsets of one font that copies with different signs need. */
const mostRemembered = 50;

type Subsets = WeakMap<Uint8Array, Map<string, Promise<Uint8Array>>>;

const subsets: Record<keyof typeof folders, Subsets> = { woff2: new WeakMap(), truetype: new WeakMap() };

async function findOrMake(
  font: Uint8Array,
  targetFormat: keyof typeof folders,
  kept: Kept,
  host: Host,
): Promise<Uint8Array> {
  const at = { folder: folders[targetFormat], key: `${sha256(font)} ${keyOf(kept)}` };
  const known = await readCached(host, at);
  if (known) return known;
  const { default: subset } = await import("subset-font");
  const made = await subset(Buffer.from(font), kept.signs ?? usualSigns(), {
    targetFormat,
    ...(kept.isPlain && { keepFeatures: plainRules }),
  });
  await writeCached(host, at, made);
  return made;
}

function span(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
