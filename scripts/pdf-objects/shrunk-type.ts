import type { ContentScan } from "./scanned-content.ts";

/** pt in a CSS px. */
const trueScale = 0.75;

/**
 * To how many percent of its size Chromium has set all type of a print, because something is wider than its page; undefined where
 * type is true to size. Pictures may be drawn at any scale, and running lines always keep theirs: type is shrunk if no text of the
 * document is true to size.
 */
export function shrunkType(contents: readonly { scan: ContentScan }[]): number | undefined {
  const scales = contents
    .flatMap(({ scan }) => scan.sequences)
    .filter(({ mcid, tag }) => mcid !== undefined && tag !== "Artifact")
    .flatMap(({ runs }) => runs.map(({ scale }) => scale));
  if (scales.length === 0 || scales.some((scale) => Math.abs(scale - trueScale) < 0.01)) return undefined;
  return Math.round((Math.max(...scales) / trueScale) * 100);
}
