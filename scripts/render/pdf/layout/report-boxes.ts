import { smallestType } from "../../../document/copyfit.ts";
import { placeOfSource, type SourceTexts } from "../../../document/position.ts";
import type { Diagnostics } from "../../../findings/diagnostics.ts";
import type { FitResult } from "./choose-fit.ts";
import type { MeasuredBox } from "./measure-boxes.ts";

const millimetre = 96 / 25.4;
/** A panel with more room than this is reported. */
const emptyShare = 0.25;
/** Text nearer to a trimmed edge or a fold than this (mm) may be cut or bent. */
const safeZone = 5;

/** What the sentences about a publication's boxes need beside the measurements. */
export interface BoxReport {
  /** The Markdown that was printed. */
  texts: SourceTexts;
  /** Undefined where the template fits nothing. */
  fitted?: FitResult | undefined;
  /** Size of running text in pt. */
  textSize: number;
  /** Type of tables is not made smaller than this, pt. */
  smallestTable: number;
}

/**
 * Overflow is an error with the first words that don't fit and their Markdown line, what would make them fit, and where
 * there is room; much empty room, text near an edge and what fitting has changed are told, too.
 */
export function reportBoxes(
  boxes: readonly MeasuredBox[],
  { texts, fitted, textSize, smallestTable }: BoxReport,
  diagnostics: Diagnostics,
): void {
  for (const box of boxes) {
    const { name, overflow, wide, edge } = box;
    // A picture has no lines that could be shortened.
    if (overflow?.lines === 0) {
      const { pixels, text, src } = overflow;
      const millimetres = round(pixels / millimetre);
      const told = { box: name, millimetres, text, room: roomBeside(box, boxes) };
      diagnostics.add("overflow-picture", placeOfSource(src, texts), told);
    } else if (overflow) {
      const { lines, pixels, characters, text, src } = overflow;
      diagnostics.add("overflow", placeOfSource(src, texts), {
        box: name,
        lines,
        millimetres: round(pixels / millimetre),
        characters,
        text,
        room: roomBeside(box, boxes),
        would: fitted?.wouldFit ? `${round(fitted.wouldFit * textSize)}` : "–",
        smallest: smallestType.text,
      });
    }
    if (wide) {
      diagnostics.add("overflow-width", placeOfSource(wide.src, texts), {
        box: name,
        where: `box-called:${name}`,
        cure: wide.kind === "table" ? `narrow-table:${round(smallestTable)}` : `narrow-${wide.kind}`,
        text: wide.text,
        millimetres: round(wide.pixels / millimetre),
      });
    }
    if (!wide && !overflow && edge && edge.pixels < safeZone * millimetre) {
      diagnostics.add("safe-zone", placeOfSource(edge.src, texts), {
        box: name,
        text: edge.text,
        millimetres: round(edge.pixels / millimetre),
        wanted: safeZone,
      });
    }
    const empty = box.height - box.used;
    if (!box.calm && !overflow && empty > box.height * emptyShare) {
      diagnostics.add("panel-underfilled", placeOfSource(box.src, texts), {
        box: name,
        percent: Math.round((empty / box.height) * 100),
        lines: freeLines(box),
      });
    }
  }
  reportFit(fitted, texts.source, diagnostics);
}

function reportFit(fitted: FitResult | undefined, file: string, diagnostics: Diagnostics): void {
  if (!fitted) return;
  const { leading, size, spacing } = fitted.fit;
  if (leading === 1 && size === 1 && spacing === 1) return;
  const percent = (factor: number): number => Math.round(factor * 1000) / 10;
  diagnostics.add(
    "text-fitted",
    { file },
    { leading: percent(leading), size: percent(size), spacing: percent(spacing) },
  );
}

/** `inside-3: 6, flap: 4`: boxes for reading with room for two lines and more, the roomiest first. */
function roomBeside(box: MeasuredBox, boxes: readonly MeasuredBox[]): string {
  const others = boxes
    .filter((other) => other !== box && !other.calm && !other.overflow && freeLines(other) >= 2)
    .sort((a, b) => freeLines(b) - freeLines(a));
  return others.map((other) => `${other.name}: ${freeLines(other)}`).join(", ") || "–";
}

function freeLines({ height, used, line }: MeasuredBox): number {
  return Math.floor((height - used) / line);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
