import type { StructureElement } from "../../../pdf-objects/structure-element.ts";
import { alignText, guessLineEnds } from "./align-text.ts";
import { type Draft, draftElements, originOf, type PlacedRun, sequenceOf, type TextBlock } from "./draft.ts";

/** The blocks of text of a document, aligned once; both passes about line ends need them. */
export function textBlocks(draft: Draft): TextBlock[] {
  if (draft.memo.blocks) return draft.memo.blocks;
  const blocks: TextBlock[] = [];
  for (const element of draftElements(draft.root)) {
    if (!element.origin?.isBlock) continue;
    const runs = [...runsOf(element, draft)];
    const plain = runs.map(({ run }) => run);
    const lang = element.origin?.lang ?? draft.metadata.lang;
    const ends =
      alignText(element.origin.text ?? "", plain, lang, draft.memo.alignments) ?? guessLineEnds(plain);
    blocks.push({ element, runs, ends });
  }
  draft.memo.blocks = blocks;
  return blocks;
}

/** What is printed of an element, line by line, without what stands in blocks of their own. */
export function* runsOf(parent: StructureElement, draft: Draft): Generator<PlacedRun> {
  for (const child of parent.children) {
    if (child.kind === "element") {
      // What an element says by itself is not laid beside the text again.
      if (child.actualText) continue;
      if (!/^(?:Lbl|Figure)$/.test(child.type) && !originOf(child)?.isBlock) yield* runsOf(child, draft);
    } else if (child.kind === "content") {
      const found = sequenceOf(draft, child);
      for (const run of found?.sequence.runs ?? [])
        if (found) yield { run, content: found.content, reference: child, parent };
    }
  }
}
