import { isRightToLeft } from "../../../languages/embedded-text.ts";
import { direction } from "../../../languages/writing-system.ts";
import type { Glyph, TextRun } from "../../../pdf-objects/scanned-content.ts";
import type { StructureElement } from "../../../pdf-objects/structure-element.ts";
import { alignText, type LineEnds } from "./align-text.ts";
import {
  type Draft,
  type DraftContent,
  type DraftElement,
  draftElements,
  originOf,
  sequenceOf,
} from "./draft.ts";
import { spaceAfter } from "./line-end-spaces.ts";
import type { Pass } from "./pass.ts";

/**
 * Lines that run from right to left are painted from left to right, and a reader of the structure would hear their
 * letters backwards; where no font of a page has a space, words at a line's end would be heard as one. What such a piece
 * of text says, in the order in which it is said, becomes its ActualText.
 * ISO 32000-1 §14.9.4, ISO 14289-1 §7.1 (logical reading order).
 */
export const readingDirection: Pass = {
  name: "reading-direction",
  clause: "ISO 14289-1 §7.1",
  apply(draft: Draft) {
    for (const element of [...draftElements(draft.root)]) {
      const source = element.origin?.isBlock ? (element.origin.text ?? "").replaceAll("\u00ad", "") : "";
      if (source.trim() === "") continue;
      const pieces = [...piecesOf(element, draft)].filter((piece) => !isPageNumber(piece, element));
      const runs = pieces.flatMap((piece) => piece.runs);
      const plain = runs.map(({ run }) => run);
      const lang = element.origin?.lang ?? draft.metadata.lang;
      const ends = alignText(element.origin?.text ?? "", plain, lang, draft.memo.alignments);
      const isWhole = ends && runs.every((one) => !ends.spaces.has(one.run) || hasSpace(one));
      const isMirrored = direction(draft.metadata.lang) === "rtl" || isRightToLeft(source);
      if (runs.length === 0 || (isWhole && !(isMirrored && hasStraySpaces(source, plain, ends)))) continue;
      const hyphens = ends?.hyphens ?? new Set();
      if (!sameLetters(source, plain.map((run) => textOf(run, hyphens)).join(""))) continue;
      say(source, pieces, hyphens);
    }
  },
};

/** Signs between words are painted backwards in such lines, “ ,” for “, ”: letter by letter nothing is wrong then but the space. */
function hasStraySpaces(source: string, runs: readonly TextRun[], { spaces, hyphens }: LineEnds): boolean {
  const painted = runs.map((run) => textOf(run, hyphens) + (spaces.has(run) ? " " : "")).join("");
  return plainSpaces(painted) !== plainSpaces(source);
}

function plainSpaces(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}\u0640]/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** A line's piece, and the stream that shows it. */
interface ShownRun {
  run: TextRun;
  content: DraftContent;
}

/** The content of one inline element, or of the block itself between them. */
interface Piece {
  parent: StructureElement;
  children: StructureElement["children"];
  runs: ShownRun[];
}

function* piecesOf(parent: StructureElement, draft: Draft): Generator<Piece> {
  let open: Piece | undefined;
  for (const child of parent.children) {
    if (child.kind === "content") {
      open ??= { parent, children: [], runs: [] };
      open.children.push(child);
      const found = sequenceOf(draft, child);
      if (found) open.runs.push(...found.sequence.runs.map((run) => ({ run, content: found.content })));
      continue;
    }
    if (open) yield open;
    open = undefined;
    if (child.kind === "element" && !/^(?:Lbl|Figure)$/.test(child.type) && !originOf(child)?.isBlock)
      yield* piecesOf(child, draft);
  }
  if (open) yield open;
}

/** What stands in an entry of the contents beside the link to the heading. */
function isPageNumber({ parent }: Piece, { origin }: DraftElement): boolean {
  return origin?.role === "toc-entry" && parent.type === "Reference";
}

function hasSpace({ run, content }: ShownRun): boolean {
  return spaceAfter(run, content) !== undefined;
}

/** Pieces stand in the order of the text, and each takes as many letters of it as it shows. */
function say(source: string, pieces: readonly Piece[], hyphens: ReadonlySet<Glyph>): void {
  const signs = [...source];
  let at = 0;
  for (const [index, { parent, children, runs }] of pieces.entries()) {
    let letters = lettersOf(runs.map(({ run }) => textOf(run, hyphens)).join("")).length;
    let text = "";
    // A space goes with what follows it: who leaves out the mark of a note must not lose the space behind it.
    const isLast = index === pieces.length - 1;
    while (at < signs.length && (letters > 0 || isLast || clings(signs[at] ?? ""))) {
      const sign = signs[at] ?? "";
      letters -= lettersOf(sign).length;
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

function textOf(run: TextRun, hyphens: ReadonlySet<Glyph>): string {
  return run.glyphs.map((glyph) => (hyphens.has(glyph) ? "" : glyph.text)).join("");
}

/** A mark of the letter before it, or what nobody sees or hears. */
function clings(sign: string): boolean {
  return lettersOf(sign).length === 0 && !/\s/.test(sign);
}

/**
 * Letters without spaces, marks and the stretching of lines; joined forms count as the letters they are made of. Fonts draw
 * marks in ways of their own: one glyph for two of them, or none.
 */
function lettersOf(text: string): string[] {
  return [...text.normalize("NFKD").replace(/[\s\p{M}\p{Default_Ignorable_Code_Point}\u0640]/gu, "")];
}

function sameLetters(one: string, other: string): boolean {
  return lettersOf(one).sort().join("") === lettersOf(other).sort().join("");
}
