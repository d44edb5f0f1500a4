import { FootnoteReferenceRun, InternalHyperlink, type Paragraph, TextRun } from "docx";
import type { Element, ElementContent } from "hast";
import { elementsIn, textProperty } from "../../document/tree.ts";
import { between } from "./bookmarks.ts";
import type { DocxContext, Inline, NotesRegister } from "./docx-context.ts";
import { fieldRuns, putFirst } from "./field-runs.ts";

/** A register for a publication's elements. */
export function createNotesRegister(nodes: readonly Element[]): NotesRegister {
  const seen = new Set<string>();
  const citedAgain = new Set<string>();
  for (const { properties } of nodes) {
    if (properties.dataRole !== "note-mark") continue;
    const number = String(properties.dataNote);
    if (seen.has(number)) citedAgain.add(number);
    seen.add(number);
  }
  return { marked: new Map(), citedAgain, inNotes: false, inner: [] };
}

const markStyle = { style: "FootnoteReference" } as const;

/**
 * The first mark of a note is Word's own. Others are NOTEREF fields that show its number (ISO/IEC 29500-1 §17.16.5.43). A note
 * that only notes cite has no number of Word's: Word knows no note in a note, so its mark is a link.
 */
export function noteMark(node: Element, context: DocxContext): Inline[] {
  const number = textProperty(node, "dataNote") ?? "";
  const { register } = context;
  if (register.marked.has(number)) return fieldRuns(`NOTEREF ${markName(number)} \\f \\h`, number, markStyle);
  if (register.inNotes) {
    if (!register.inner.includes(number)) register.inner.push(number);
    return [
      new InternalHyperlink({
        anchor: innerNoteName(number),
        children: [new TextRun({ ...markStyle, text: number })],
      }),
    ];
  }
  register.marked.set(number, context.column);
  const mark = new FootnoteReferenceRun(Number(number));
  return register.citedAgain.has(number) ? between(markName(number), [mark], context) : [mark];
}

/** Whether a node is or holds the mark of a note. */
export function holdsMark(node: ElementContent): boolean {
  if (node.type !== "element") return false;
  return [node, ...elementsIn(node)].some(({ properties }) => properties.dataRole === "note-mark");
}

/** A heading's words and the marks at its end. References show the words: a mark shown again would be another note. */
export function wordsAndMarks({ children }: Element): { words: ElementContent[]; marks: ElementContent[] } {
  const last = children.findLastIndex(
    (child) => !holdsMark(child) && !(child.type === "text" && !child.value.trim()),
  );
  return { words: children.slice(0, last + 1), marks: children.slice(last + 1) };
}

/** Puts the number of a note that only notes cite at the beginning of its text. */
export function numberInnerNote(first: Paragraph, number: string, context: DocxContext): void {
  const label = between(
    innerNoteName(number),
    [new TextRun({ ...markStyle, text: number }), new TextRun(" ")],
    context,
  );
  putFirst(first, label);
}

function markName(number: string): string {
  return `mark_${number}`;
}

/** Readers of the file know by this name where a note begins that stands behind another. */
function innerNoteName(number: string): string {
  return `note_${number}`;
}
