import { contentKey, contentsOf } from "../../scripts/pdf-objects/structure-element.ts";
import { readPdf } from "../../scripts/review/pdf-rules/pdf-reading.ts";

/** The lines of each heading of a finished PDF, as they are printed. */
export async function headingLines(bytes: Uint8Array): Promise<string[][]> {
  const { elements, contents } = await readPdf(bytes);
  const sequences = new Map(
    contents.flatMap(({ page, stream, scan }) =>
      scan.sequences.map((sequence) => [contentKey(page, sequence.mcid ?? -1, stream), sequence] as const),
    ),
  );
  return elements
    .filter(({ type }) => /^H[1-6]$/.test(type))
    .map((heading) => {
      const lines: { y: number; text: string }[] = [];
      for (const { page, mcid, stream } of contentsOf(heading)) {
        for (const { y, glyphs } of sequences.get(contentKey(page, mcid, stream))?.runs ?? []) {
          const text = glyphs.map((glyph) => glyph.text).join("");
          const last = lines.at(-1);
          if (last && Math.abs(last.y - y) < 1) last.text += text;
          else lines.push({ y, text });
        }
      }
      return lines.map(({ text }) => text.trim());
    });
}
