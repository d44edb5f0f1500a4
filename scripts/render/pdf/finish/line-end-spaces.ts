import type { TextRun } from "../../../pdf-objects/scanned-content.ts";
import type { Draft, DraftContent } from "./draft.ts";
import type { Pass } from "./pass.ts";
import { textBlocks } from "./text-blocks.ts";

/**
 * Chromium prints no space where a line ends, and the words on both sides would be read as one: a space is shown there,
 * where nobody sees it. ISO 32000-1 §14.8.2.5.
 */
export const lineEndSpaces: Pass = {
  name: "line-end-spaces",
  clause: "ISO 32000-1 §14.8.2.5",
  apply(draft: Draft) {
    for (const { runs, ends } of textBlocks(draft))
      for (const { run, content } of runs)
        if (ends.spaces.has(run)) {
          const text = spaceAfter(run, content);
          if (text) content.edits.push({ start: run.end, end: run.end, text });
        }
  },
};

/** The line's own font, else another of the page that has a space; every text object sets its font anew. */
export function spaceAfter(run: TextRun, { fonts }: DraftContent): string | undefined {
  const own = fonts.get(run.font);
  if (own?.space !== undefined) return `<${hex(own.space, own.width)}> Tj\n`;
  for (const [name, font] of fonts)
    if (font.space !== undefined) return `/${name} ${run.size} Tf\n<${hex(font.space, font.width)}> Tj\n`;
  return undefined;
}

function hex(code: number, width: number): string {
  return code
    .toString(16)
    .toUpperCase()
    .padStart(width * 2, "0");
}
