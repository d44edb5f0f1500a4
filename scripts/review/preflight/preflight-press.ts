import type { Publication } from "../../document/publication.ts";
import type { Finding } from "../../findings/diagnostics.ts";
import {
  decodePDFRawStream,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
} from "../../pdf-objects/pdf-lib.ts";
import { type Breach, breachesOf, type Rule } from "../rule.ts";
import { type PaintedInks, type PaintedPage, paintedPages } from "./painted-things.ts";

const millimetre = 72 / 25.4;
/** Type in pt that plates can hold: in one ink, and in several or in white, whose letters close when plates shift. */
const smallest = { oneInk: 5, several: 6 } as const;
/** In pt; thinner lines break up on the plate. */
const thinnest = 0.25;
/** A dot or a corner is no line: in pt. */
const shortest = 3;
/** What ends this near to the trim (mm) was meant to reach it; what is shorter than `longEdge` may end there. */
const nearTrim = 0.5;
const longEdge = 25;
/** mm of bleed that may be missing: browsers round positions to whole pixels. */
const rounding = 0.35;

/** A press PDF as the rules see it. */
interface PressReading {
  document: PDFDocument;
  pages: readonly PaintedPage[];
  /** Per cent of ink that may lie on one spot. */
  inkLimit: number;
}

/** No standard says so; what print shops ask for in their terms. */
const clause = "print shops’ terms of delivery";

const rules: readonly Rule<PressReading>[] = [
  { code: "type-too-small", clause, check: ({ pages }) => pages.flatMap(smallType) },
  { code: "line-too-thin", clause, check: ({ pages }) => pages.flatMap(thinLines) },
  {
    code: "bleed-missing",
    clause,
    check: ({ pages, document }) => pages.flatMap((page) => missingBleed(page, document)),
  },
  {
    code: "ink-too-much",
    clause,
    check: ({ pages, document, inkLimit }) => [
      ...pages.flatMap((page) => heavyInks(page, inkLimit)),
      ...heavyPictures(document, inkLimit),
    ],
  },
  { code: "font-not-printable", clause, check: ({ document }) => unprintableFonts(document) },
];

/** What a print shop would send back, in the finished press PDF of a publication. Nothing is assumed of who made it. */
export async function preflightPress(
  { bytes, path }: { bytes: Uint8Array; path: string },
  { source, print }: Pick<Publication, "source" | "print">,
): Promise<Finding[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const reading = { document, pages: [...paintedPages(document)], inkLimit: print.inkLimit };
  return breachesOf(rules, reading).map(({ rule, params }) => ({
    code: rule.code,
    place: { file: source },
    params: { path, ...params },
  }));
}

function smallType({ page, texts }: PaintedPage): Breach[] {
  return texts.flatMap(({ text, size, inks }) => {
    const used = inks.filter((ink) => ink > 0).length;
    const wanted = used === 1 ? smallest.oneInk : smallest.several;
    if (text.trim() === "" || size >= wanted - 0.05) return [];
    const what = used === 1 ? "one-ink" : "several-inks";
    return [{ text: text.trim().slice(0, 60), size: tenths(size), wanted, page, what }];
  });
}

function thinLines({ page, lines }: PaintedPage): Breach[] {
  const thin = lines.filter(
    ({ thickness, length }) => thickness < thinnest - 0.005 && length > shortest && thickness >= 0,
  );
  if (thin.length === 0) return [];
  const thickness = Math.min(...thin.map((line) => line.thickness));
  return [{ page, count: thin.length, thickness: Math.round(thickness * 100) / 100, wanted: thinnest }];
}

/** Grounds and pictures that reach the trim have to go on to the end of the bleed: cutting is not exact. */
function missingBleed({ page, areas }: PaintedPage, document: PDFDocument): Breach[] {
  const node = document.getPage(page - 1);
  const [trim, bleed] = [node.getTrimBox(), node.getBleedBox()];
  const sides = {
    left: { at: trim.x, out: bleed.x, sign: -1 },
    right: { at: trim.x + trim.width, out: bleed.x + bleed.width, sign: 1 },
    bottom: { at: trim.y, out: bleed.y, sign: -1 },
    top: { at: trim.y + trim.height, out: bleed.y + bleed.height, sign: 1 },
  } as const;
  return (["left", "right", "bottom", "top"] as const).flatMap((name) => {
    const { at, out, sign } = sides[name];
    const short = areas.filter((area) => {
      const [edge, length] = [area[name], lengthAlong(name, area)];
      const reaches = (edge - at) * sign >= -nearTrim * millimetre;
      return reaches && (out - edge) * sign > rounding * millimetre && length >= longEdge * millimetre;
    });
    if (short.length === 0) return [];
    const missing = Math.max(...short.map((area) => (out - area[name]) * sign)) / millimetre;
    return [{ page, what: `side-${name}`, millimetres: tenths(missing) }];
  });
}

function lengthAlong(
  side: "left" | "right" | "bottom" | "top",
  area: { left: number; right: number; bottom: number; top: number },
): number {
  return side === "left" || side === "right" ? area.top - area.bottom : area.right - area.left;
}

function heavyInks({ page, inks }: PaintedPage, limit: number): Breach[] {
  const most = Math.max(0, ...inks.map(sumOf)) * 100;
  return most > limit + 0.5 ? [{ page, percent: Math.round(most), limit }] : [];
}

function sumOf(inks: PaintedInks): number {
  return inks.reduce((sum, ink) => sum + ink, 0);
}

/** Pictures in inks, sample by sample (ISO 32000-1 §8.9.5). */
function heavyPictures({ context }: PDFDocument, limit: number): Breach[] {
  const found: Breach[] = [];
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    const { dict } = object;
    if (dict.get(PDFName.of("Subtype")) !== PDFName.of("Image")) continue;
    if (dict.get(PDFName.of("ColorSpace")) !== PDFName.of("DeviceCMYK")) continue;
    const samples = decodePDFRawStream(object).decode();
    let most = 0;
    for (let at = 0; at + 3 < samples.length; at += 4)
      most = Math.max(
        most,
        (samples[at] ?? 0) + (samples[at + 1] ?? 0) + (samples[at + 2] ?? 0) + (samples[at + 3] ?? 0),
      );
    const percent = Math.round(most / 2.55);
    if (percent > limit + 1) found.push({ page: 0, percent, limit });
  }
  return found;
}

/** Fonts that are not there, or whose letters are drawn one by one (Type 3), which presses set coarsely. */
function unprintableFonts({ context }: PDFDocument): Breach[] {
  const found: Breach[] = [];
  const descriptors = new Set(["FontFile", "FontFile2", "FontFile3"]);
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue;
    const [type, subtype] = [object.get(PDFName.of("Type")), object.get(PDFName.of("Subtype"))];
    if (type === PDFName.of("Font") && subtype === PDFName.of("Type3"))
      found.push({ family: "Type 3", what: "font-drawn" });
    if (type !== PDFName.of("FontDescriptor")) continue;
    const name = String(object.get(PDFName.of("FontName"))).replace(/^\/(?:[A-Z]{6}\+)?/, "");
    if (!object.keys().some((key) => descriptors.has(key.decodeText())))
      found.push({ family: name, what: "font-not-embedded" });
  }
  return found;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
