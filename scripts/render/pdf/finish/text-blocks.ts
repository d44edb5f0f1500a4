import type { TextRun } from "../../../pdf-objects/scanned-content.ts";
import {
  type ContentReference,
  elementsOf,
  type StructureElement,
} from "../../../pdf-objects/structure-element.ts";
import { alignText, guessLineEnds, type LineEnds } from "./align-text.ts";
import { type Draft, type DraftContent, type DraftElement, sequenceOf } from "./draft.ts";

/** A line's piece of a text block, and where it stands. */
export interface PlacedRun {
  run: TextRun;
  content: DraftContent;
  reference: ContentReference;
  parent: StructureElement;
}

/** A block of text: its runs in reading order, and where its lines end. */
export interface TextBlock {
  element: DraftElement;
  runs: PlacedRun[];
  ends: LineEnds;
}

/** The blocks of text of a document, aligned once; both passes about line ends need them. */
export function textBlocks(draft: Draft): TextBlock[] {
  if (draft.memo.blocks) return draft.memo.blocks;
  const blocks: TextBlock[] = [];
  for (const element of elementsOf(draft.root) as Generator<DraftElement>) {
    if (!element.origin?.isBlock) continue;
    const runs = [...runsOf(element, draft)];
    const plain = runs.map(({ run }) => run);
    const lang = element.origin?.lang ?? draft.facts.lang;
    const ends = alignText(element.origin.text ?? "", plain, lang, draft.memo) ?? guessLineEnds(plain);
    blocks.push({ element, runs, ends });
  }
  draft.memo.blocks = blocks;
  return blocks;
}

function* runsOf(parent: StructureElement, draft: Draft): Generator<PlacedRun> {
  for (const child of parent.children) {
    if (child.kind === "element") {
      // What an element says by itself is not laid beside the text again.
      if (child.actualText) continue;
      if (!/^(?:Lbl|Figure)$/.test(child.type) && !(child as DraftElement).origin?.isBlock)
        yield* runsOf(child, draft);
    } else if (child.kind === "content") {
      const found = sequenceOf(draft, child);
      for (const run of found?.sequence.runs ?? [])
        if (found) yield { run, content: found.content, reference: child, parent };
    }
  }
}
