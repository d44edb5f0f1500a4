import type { Glyph, TextRun } from "../../../pdf-objects/scanned-content.ts";
import { type ContentReference, contentKey } from "../../../pdf-objects/structure-element.ts";
import { type Draft, type DraftContent, type PlacedRun, sequenceOf } from "./draft.ts";
import type { Pass } from "./pass.ts";
import { textBlocks } from "./text-blocks.ts";

/**
 * A hyphen that only a line's end made is no part of its word: it becomes a Span of its own that says nothing, so that
 * the word is spoken and copied whole. ISO 32000-1 §14.8.2.2.3 and §14.9.4.
 */
export const lineEndHyphens: Pass = {
  name: "line-end-hyphens",
  clause: "ISO 32000-1 §14.8.2.2.3",
  apply(draft: Draft) {
    for (const { runs, ends } of textBlocks(draft))
      for (const placed of runs) {
        const last = placed.run.glyphs.at(-1);
        if (last && ends.hyphens.has(last)) cut(placed, last, draft);
      }
  },
};

function cut({ run, content, reference, parent }: PlacedRun, hyphen: Glyph, draft: Draft): void {
  // A glyph that shares its operation with others can't be taken out of it.
  if (run.glyphs.filter(({ start }) => start === hyphen.start).length > 1) return;
  const sequence = sequenceOf(draft, reference)?.sequence;
  if (!sequence) return;
  const { cuts } = draft.memo;
  const key = contentKey(reference.page, reference.mcid, reference.stream);
  const current = cuts.get(key) ?? reference;
  const own: ContentReference = { ...reference, mcid: content.nextMcid++ };
  const isEnd = sequence.runs.at(-1) === run;
  const after: ContentReference | undefined = isEnd ? undefined : { ...reference, mcid: content.nextMcid++ };
  const at = parent.children.indexOf(current);
  parent.children.splice(
    at + 1,
    0,
    { kind: "element", type: "Span", actualText: "", attributes: [], children: [own] },
    ...(after ? [after] : []),
  );
  if (after) cuts.set(key, after);
  content.edits.push(...edits(run, hyphen, content, own.mcid, after?.mcid));
}

function edits(
  run: TextRun,
  hyphen: Glyph,
  { text }: DraftContent,
  own: number,
  after: number | undefined,
): DraftContent["edits"] {
  const open = `EMC\n/Span <</MCID ${own}>> BDC\n`;
  const close =
    after === undefined
      ? []
      : [{ start: run.after, end: run.after, text: `\nEMC\n/P <</MCID ${after}>> BDC` }];
  if (run.glyphs.length === 1) return [{ start: run.start, end: run.start, text: open }, ...close];
  const setup = text.slice(run.setup.start, run.setup.end);
  const show = /[<(][\s\S]*$/.exec(text.slice(hyphen.start, hyphen.end))?.[0] ?? "";
  const matrix = hyphen.matrix.map((value) => Number(value.toFixed(5))).join(" ");
  // Marked content may not begin inside a text object and end outside of it: the hyphen gets a text object of its own.
  return [
    { start: hyphen.start, end: hyphen.end, text: `ET\n${open}BT${setup}${matrix} Tm\n${show}` },
    ...close,
  ];
}
