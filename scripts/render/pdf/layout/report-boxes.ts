import type { Diagnostics, Place } from "../../../diagnostics.ts";
import type { MeasuredBox } from "./measure-boxes.ts";

const millimetre = 96 / 25.4;
/** A panel with more room than this is reported. */
const emptyShare = 0.25;
/** 14 pt leading, the leaflet's. */
const line = 18.7;

/** Overflow is an error with the first words that don't fit and their Markdown line; much empty room a hint. */
export function reportBoxes(boxes: readonly MeasuredBox[], source: string, diagnostics: Diagnostics): void {
  for (const box of boxes) {
    if (box.overflow) {
      const { lines, pixels, characters, text, src } = box.overflow;
      diagnostics.add("overflow", place(source, src), {
        box: box.name,
        lines,
        millimetres: round(pixels / millimetre),
        characters,
        text,
      });
    }
    if (box.wide) {
      diagnostics.add("overflow-width", place(source, box.wide.src), {
        box: box.name,
        text: box.wide.text,
        millimetres: round(box.wide.pixels / millimetre),
      });
    }
    const empty = box.height - box.used;
    if (!box.calm && !box.overflow && empty > box.height * emptyShare) {
      diagnostics.add("panel-underfilled", place(source, box.src), {
        box: box.name,
        percent: Math.round((empty / box.height) * 100),
        lines: Math.floor(empty / line),
      });
    }
  }
}

function place(file: string, src: string): Place {
  const [line, column] = src.split(":").map(Number);
  return { file, line: line || undefined, column: column || undefined };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
