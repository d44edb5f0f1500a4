import { Paragraph, type Table, TextRun } from "docx";
import type { Element } from "hast";
import { childElements } from "../../document/tree.ts";
import { atLeastOne, inCell } from "./boxes.ts";
import type { DocxContext } from "./docx-context.ts";
import { putFirst } from "./field-runs.ts";
import { numberInnerNote } from "./note-marks.ts";
import { paragraphStyles } from "./style-names.ts";

/** Word's footnotes, once the text with their marks is made. */
export function notesOf(outer: DocxContext): Record<string, { children: Paragraph[] }> {
  const context = { ...outer, register: { ...outer.register, inNotes: true } };
  const { register } = context;
  const told = new Set<string>();
  const notes: Record<string, { children: Paragraph[] }> = {};
  for (const [number, width] of register.marked) {
    const children = content(number, width, context);
    // A note in this note: Word has no place for it, so it follows with its number.
    for (
      let inner = untold(register.inner, told);
      inner !== undefined;
      inner = untold(register.inner, told)
    ) {
      told.add(inner);
      const more = content(inner, width, context);
      if (more[0] instanceof Paragraph) numberInnerNote(more[0], inner, context);
      children.push(...more);
    }
    notes[number] = { children: children.filter(isTaken) };
  }
  return notes;
}

/** The library's types say paragraphs; it writes tables as well. */
function isTaken(_block: Paragraph | Table): _block is Paragraph {
  return true;
}

function untold(numbers: readonly string[], told: ReadonlySet<string>): string | undefined {
  return numbers.find((number) => !told.has(number));
}

/** A note's blocks. Its number stands in the first paragraph, which lists and tables don't have. */
function content(number: string, width: number, context: DocxContext): (Paragraph | Table)[] {
  const node = context.notes.get(number);
  if (!node) return [new Paragraph({ style: paragraphStyles.note.id })];
  const blocks = atLeastOne(inCell(context.blocksOf(node.children, { width }, context), node, context));
  const [first] = blocks;
  // Word's own notes have a space behind their number.
  if (beginsWithWords(node) && first instanceof Paragraph) putFirst(first, [new TextRun(" ")]);
  return beginsWithWords(node) ? blocks : [new Paragraph({ style: paragraphStyles.note.id }), ...blocks];
}

function beginsWithWords(node: Element): boolean {
  return childElements(node)[0]?.tagName === "p";
}
