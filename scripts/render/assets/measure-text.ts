import type { Font } from "harfbuzzjs";
import type { FontFile } from "../../document/theme.ts";
import type { Host } from "../../host/host.ts";
import type { Face } from "./faces.ts";

/** How words are set. */
export interface TextStyle {
  /** In pt. */
  size: number;
  weight: 400 | 700;
}

/** What words take up on their line, in the unit of their size: how wide they run, and how far ink reaches from the baseline. */
export interface TextExtent {
  width: number;
  above: number;
  below: number;
}

/** Measures words on one line. */
export type MeasureText = (words: string, style: TextStyle) => TextExtent;

/** The files that a family's two weights are set in, and the faces that lend it signs. */
export interface TextFaces extends Readonly<Record<TextStyle["weight"], FontFile>> {
  lent?: readonly Pick<Face, "weight" | "file" | "characters">[];
}

/** Labels of a few documents; thousands of copies share theirs. */
const mostRemembered = 5_000;

/**
 * Measures with the fonts' own metrics, shaped as browsers shape them (HarfBuzz), in the letterforms of the language.
 *
 * @throws Error when a font file is missing
 */
export async function openTextMeasure(faces: TextFaces, lang: string, host: Host): Promise<MeasureText> {
  const hb = await import("harfbuzzjs");
  const fonts = {
    400: await openFont(faces[400], host),
    700: await openFont(faces[700], host),
  } as const;
  // Print has no ligatures, and screens get none in charts either.
  const features = ["liga", "clig", "calt"].map((tag) => new hb.Feature(tag, 0));
  const lent = await Promise.all(
    (faces.lent ?? []).map(async (face) => ({ ...face, opened: await openFont(face.file, host) })),
  );
  const shapeRun = (words: string, { font, unit }: OpenFont): TextExtent => {
    const buffer = new hb.Buffer();
    buffer.addText(words);
    buffer.guessSegmentProperties();
    buffer.setLanguage(lang);
    hb.shape(font, buffer, features);
    const positions = buffer.getGlyphPositions();
    const extent = { width: 0, above: 0, below: 0 };
    let [pen, left, right] = [0, 0, 0];
    for (const [index, { codepoint }] of buffer.getGlyphInfos().entries()) {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
      const ink = font.glyphExtents(codepoint);
      if (ink && ink.height !== 0) {
        left = Math.min(left, pen + xOffset + ink.xBearing);
        right = Math.max(right, pen + xOffset + ink.xBearing + ink.width);
        extent.above = Math.max(extent.above, (ink.yBearing + yOffset) / unit);
        // Heights count downwards.
        extent.below = Math.max(extent.below, -(ink.yBearing + yOffset + ink.height) / unit);
      }
      pen += xAdvance;
    }
    // Letters with a long tail reach beyond the end of their line.
    return { ...extent, width: (Math.max(pen, right) - left) / unit };
  };
  const shapeText = (words: string, weight: TextStyle["weight"]): TextExtent => {
    const lenders = lent.filter((face) => face.weight === weight);
    const own = fonts[weight];
    const runs = runsOf(
      words,
      (sign) => lenders.find(({ characters }) => characters.has(sign))?.opened ?? own,
    );
    return runs
      .map((run) => shapeRun(run.words, run.font))
      .reduce(
        (sum, run) => ({
          width: sum.width + run.width,
          above: Math.max(sum.above, run.above),
          below: Math.max(sum.below, run.below),
        }),
        { width: 0, above: 0, below: 0 },
      );
  };
  const lenders = lent.map(({ file }) => file.path).join();
  return (words, { size, weight }) => {
    const { known } = fonts[weight];
    const key = `${lang} ${lenders} ${words}`;
    const extent = known.get(key) ?? shapeText(words, weight);
    if (known.size >= mostRemembered) known.clear();
    known.set(key, extent);
    return { width: extent.width * size, above: extent.above * size, below: extent.below * size };
  };
}

/** Words in pieces of one font each; marks stay with the sign before them. */
function runsOf(words: string, fontOf: (sign: string) => OpenFont): { words: string; font: OpenFont }[] {
  const runs: { words: string; font: OpenFont }[] = [];
  for (const [sign] of words.matchAll(/\p{RGI_Emoji}|./gsv)) {
    const last = runs.at(-1);
    const font = last && /^[\p{M}\p{Cf}]$/u.test(sign) ? last.font : fontOf(sign);
    if (last?.font === font) last.words += sign;
    else runs.push({ words: sign, font });
  }
  return runs;
}

interface OpenFont {
  font: Font;
  /** Units of the font in one em. */
  unit: number;
  /** What has been measured, by language and words. */
  known: Map<string, TextExtent>;
}

const opened = new WeakMap<Uint8Array, OpenFont>();

async function openFont({ path }: FontFile, host: Host): Promise<OpenFont> {
  const bytes = await host.read(path);
  if (!bytes) throw new Error(`The font file ${path} does not exist.`);
  const known = opened.get(bytes);
  if (known) return known;
  const { Blob, Face, Font } = await import("harfbuzzjs");
  const face = new Face(new Blob(bytes));
  const made = { font: new Font(face), unit: face.upem, known: new Map<string, TextExtent>() };
  opened.set(bytes, made);
  return made;
}
