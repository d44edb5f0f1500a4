import type { Draft } from "./draft.ts";
import type { Pass } from "./pass.ts";

/**
 * A non-breaking space is drawn with the glyph of the space, and Chromium says so in an ActualText. It tells a reader
 * nothing new, and some (poppler among them) lose the words behind it. ISO 32000-1 §14.9.4.
 */
export const redundantReplacements: Pass = {
  name: "redundant-replacements",
  clause: "ISO 32000-1 §14.9.4",
  apply({ contents }: Draft) {
    for (const { scan, edits } of contents)
      for (const { replacements } of scan.sequences)
        for (const { open, close, actualText, shown } of replacements)
          if (plain(actualText) === plain(shown)) edits.push({ ...open, text: "" }, { ...close, text: "" });
  },
};

function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}
