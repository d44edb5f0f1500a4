import type { TextRun } from "../../../pdf-objects/scanned-content.ts";
import type { StructureElement } from "../../../pdf-objects/structure-element.ts";
import { alignText } from "./align-text.ts";
import { type Draft, draftElements, originOf, sequenceOf } from "./draft.ts";
import type { Pass } from "./pass.ts";

/**
 * Lines that run from right to left are painted from left to right, and a reader of the structure would hear their
 * letters backwards. What such a piece of text says, in the order in which it is said, becomes its ActualText.
 * ISO 32000-1 §14.9.4, ISO 14289-1 §7.1 (logical reading order).
 */
export const readingDirection: Pass = {
  name: "reading-direction",
  clause: "ISO 14289-1 §7.1",
  apply(draft: Draft) {
    for (const element of [...draftElements(draft.root)]) {
      const source = element.origin?.isBlock ? (element.origin.text ?? "") : "";
      if (source.trim() === "") continue;
      const pieces = [...piecesOf(element, draft)];
      const runs = pieces.flatMap((piece) => piece.runs);
      const lang = element.origin?.lang ?? draft.metadata.lang;
      if (runs.length === 0 || alignText(source, runs, lang, draft.memo.alignments)) continue;
      if (!sameLetters(source, runs.map(textOf).join(""))) continue;
      say(source, pieces);
    }
  },
};

/** The content of one inline element, or of the block itself between them. */
interface Piece {
  parent: StructureElement;
  children: StructureElement["children"];
  runs: TextRun[];
}

function* piecesOf(parent: StructureElement, draft: Draft): Generator<Piece> {
  let open: Piece | undefined;
  for (const child of parent.children) {
    if (child.kind === "content") {
      open ??= { parent, children: [], runs: [] };
      open.children.push(child);
      open.runs.push(...(sequenceOf(draft, child)?.sequence.runs ?? []));
      continue;
    }
    if (open) yield open;
    open = undefined;
    if (child.kind === "element" && !/^(?:Lbl|Figure)$/.test(child.type) && !originOf(child)?.isBlock)
      yield* piecesOf(child, draft);
  }
  if (open) yield open;
}

/** Pieces stand in the order of the text, and each takes as many letters of it as it shows. */
function say(source: string, pieces: readonly Piece[]): void {
  const signs = [...source];
  let at = 0;
  for (const [index, { parent, children, runs }] of pieces.entries()) {
    let letters = lettersOf(runs.map(textOf).join("")).length;
    let text = "";
    while (at < signs.length && (letters > 0 || index === pieces.length - 1 || isSilent(signs[at] ?? ""))) {
      const sign = signs[at] ?? "";
      if (!isSilent(sign)) letters -= 1;
      text += sign;
      at += 1;
    }
    const span: StructureElement = {
      kind: "element",
      type: "Span",
      actualText: text,
      attributes: [],
      children,
    };
    const place = parent.children.indexOf(children[0] as never);
    parent.children.splice(place, children.length, span);
  }
}

function textOf(run: TextRun): string {
  return run.glyphs.map(({ text }) => text).join("");
}

function isSilent(sign: string): boolean {
  return /[\s\p{Default_Ignorable_Code_Point}]/u.test(sign);
}

/** Letters without spaces; joined forms count as the letters they are made of. */
function lettersOf(text: string): string[] {
  return [...text.normalize("NFKC")].filter((sign) => !isSilent(sign));
}

function sameLetters(one: string, other: string): boolean {
  return lettersOf(one).sort().join("") === lettersOf(other).sort().join("");
}
