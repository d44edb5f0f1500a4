import { placeOfSource, type SourceTexts } from "../../../document/position.ts";
import type { Diagnostics } from "../../../findings/diagnostics.ts";
import type { WideThing } from "./measure-widths.ts";

const millimetre = 96 / 25.4;

/** What is wider than its column would make all type smaller or be cut off: an error with its words and its line. */
export function reportWidths(
  things: readonly WideThing[],
  smallest: number,
  texts: SourceTexts,
  diagnostics: Diagnostics,
): void {
  for (const { pixels, text, src, kind } of things)
    diagnostics.add("overflow-width", placeOfSource(src, texts), {
      text,
      millimetres: Math.round((pixels / millimetre) * 10) / 10,
      where: "own-column",
      cure: kind === "table" ? `narrow-table:${smallest}` : `narrow-${kind}`,
    });
}
