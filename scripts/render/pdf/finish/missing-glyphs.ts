import type { Draft } from "./draft.ts";
import type { Pass } from "./pass.ts";
import { textBlocks } from "./text-blocks.ts";

/** A sign that no font could draw is printed as an empty box, glyph 0, which both standards forbid. ISO 14289-1 §7.21.8. */
export const missingGlyphs: Pass = {
  name: "missing-glyphs",
  clause: "ISO 14289-1 §7.21.8",
  apply(draft: Draft) {
    for (const { element, runs } of textBlocks(draft)) {
      if (!runs.some(({ run }) => run.glyphs.some(({ code }) => code === 0))) continue;
      const text = element.origin?.text ?? "";
      draft.findings.push({
        code: "glyph-missing-printed",
        src: element.origin?.src,
        params: { text: text.slice(0, 60) },
      });
    }
  },
};
