import { PDFHexString } from "../../../pdf-objects/pdf-lib.ts";
import type { Glyph } from "../../../pdf-objects/scanned-content.ts";
import { type Draft, draftElements, type PlacedRun, sequenceOf } from "./draft.ts";
import type { Pass } from "./pass.ts";
import { runsOf } from "./text-blocks.ts";

/**
 * Where a word that runs from right to left is broken because it is longer than its line, Chromium gives its letters the texts
 * of their neighbours: the first one is copied last, or stands in the middle, and so it is for programs that read the page
 * without its structure. The source tells which letter is which. ISO 32000-1 §14.9.4.
 */
export const shiftedLetters: Pass = {
  name: "shifted-letters",
  clause: "ISO 32000-1 §14.9.4",
  apply(draft: Draft) {
    for (const element of draftElements(draft.root)) {
      const { isBlock, text = "" } = element.origin ?? {};
      if (!isBlock || !rightToLeft.test(text)) continue;
      const runs = [...runsOf(element, draft)];
      const letters = lettersOf(text);
      const printed = runs.flatMap(({ run }) => run.glyphs.flatMap((glyph) => lettersOf(glyph.text)));
      if (!sameLetters(letters, printed)) continue;
      let at = 0;
      for (const placed of runs) {
        const own = placed.run.glyphs.flatMap((glyph) => lettersOf(glyph.text));
        const said = letters.slice(at, at + own.length);
        at += own.length;
        if (sameLetters(said, own)) moveBack(placed, said.reverse(), draft);
      }
    }
  },
};

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const allRightToLeft = /^[\p{Script=Arabic}\p{Script=Hebrew}]+$/u;

/** Letters without signs and marks; joined forms count as the letters they are made of. */
function lettersOf(text: string): string[] {
  return [...text.normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "")];
}

function sameLetters(one: readonly string[], other: readonly string[]): boolean {
  return [...one].sort().join("") === [...other].sort().join("");
}

/** @param wanted the run's letters from left to right */
function moveBack(placed: PlacedRun, wanted: readonly string[], draft: Draft): void {
  const { glyphs } = placed.run;
  const shown = glyphs.filter(({ text }) => text.trim() !== "");
  // Glyphs of two letters, or shown in one go, can't be told apart; one of two beside a sign makes as many glyphs as letters.
  const isPlain =
    shown.length === wanted.length &&
    shown.every(({ text }) => lettersOf(text).length === 1) &&
    allRightToLeft.test(wanted.join("")) &&
    glyphs.every(({ start, text }, index) => text !== "" && glyphs[index + 1]?.start !== start);
  const isRight = shown.every(({ text }, index) => lettersOf(text).join("") === wanted[index]);
  if (!isPlain || isRight) return;
  for (const [index, glyph] of shown.entries())
    if (lettersOf(glyph.text).join("") !== wanted[index]) say(glyph, wanted[index] ?? "", placed, draft);
}

function say(glyph: Glyph, text: string, { content, reference }: PlacedRun, draft: Draft): void {
  glyph.text = text;
  const open = `/Span<</ActualText ${PDFHexString.fromText(text)}>> BDC `;
  const { start, end } = glyph;
  const known = sequenceOf(draft, reference)?.sequence.replacements.find(
    (one) => one.open.end <= start && end <= one.close.start,
  );
  if (!known) {
    content.edits.push({ start, end: start, text: open }, { start: end, end, text: " EMC" });
    return;
  }
  known.actualText = text;
  // What says nothing new is taken out altogether.
  if (text !== known.shown) content.edits.push({ ...known.open, text: open });
}
