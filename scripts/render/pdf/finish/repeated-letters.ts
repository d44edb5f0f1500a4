import type { Box } from "../../../pdf-objects/geometry.ts";
import type { TextRun } from "../../../pdf-objects/scanned-content.ts";
import { type Draft, draftElements, type PlacedRun, sequenceOf } from "./draft.ts";
import type { Pass } from "./pass.ts";
import { runsOf } from "./text-blocks.ts";

/**
 * A letter that reaches above its page, as `Î` does in a tight line at the top, is printed on the page before as well, below
 * its edge, where nobody sees it: the same letter would be read twice. It is taken out. ISO 14289-1 §7.1 (3).
 */
export const repeatedLetters: Pass = {
  name: "repeated-letters",
  clause: "ISO 14289-1 §7.1 (3)",
  apply(draft: Draft) {
    for (const element of draftElements(draft.root)) {
      if (!element.origin?.isBlock) continue;
      const runs = [...runsOf(element, draft)];
      for (const placed of runs)
        if (isOutside(placed.run, pageBox(placed, draft)) && isRepeated(placed, runs)) takeOut(placed, draft);
    }
  },
};

function pageBox({ content }: PlacedRun, { document }: Draft): Box {
  const { x, y, width, height } = document.getPage(content.page).getMediaBox();
  return { left: x, bottom: y, right: x + width, top: y + height };
}

function isOutside({ y, clip }: TextRun, page: Box): boolean {
  return (
    y < Math.max(page.bottom, clip?.bottom ?? page.bottom) || y > Math.min(page.top, clip?.top ?? page.top)
  );
}

/** Another page has the same letters in the same order; those of them that reach above it are printed here again. */
function isRepeated({ run, content }: PlacedRun, runs: readonly PlacedRun[]): boolean {
  const others = runs.filter((other) => other.content.page !== content.page);
  let at = 0;
  const glyphs = others.flatMap((other) => other.run.glyphs);
  for (const { text } of run.glyphs) {
    if (text.trim() === "") continue;
    while (at < glyphs.length && glyphs[at]?.text !== text) at += 1;
    if (at >= glyphs.length) return false;
    at += 1;
  }
  return true;
}

function takeOut({ run, content, reference }: PlacedRun, draft: Draft): void {
  const sequence = sequenceOf(draft, reference)?.sequence;
  if (!sequence) return;
  sequence.runs = sequence.runs.filter((other) => other !== run);
  content.edits.push({ start: run.start, end: run.after, text: "" });
}
