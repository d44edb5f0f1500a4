import { lineOf } from "./font-lines.ts";
import type { LetterheadBlock, LetterheadInline, LetterheadParagraph } from "./letterhead.ts";

/** A letter is about so wide, as a share of its size. */
const letterWidth = 0.52;

/** mm of a point. */
const point = 25.4 / 72;

/** How high blocks are in Word, in mm, as far as that can be told without setting them: for what has its place below a header. */
export function heightOfBlocks(blocks: readonly LetterheadBlock[], width: number): number {
  return blocks.reduce(
    (sum, block) => sum + (block.kind === "table" ? heightOfTable(block) : heightOfParagraph(block, width)),
    0,
  );
}

function heightOfTable({ rows, columns }: Extract<LetterheadBlock, { kind: "table" }>): number {
  return rows.reduce((sum, row) => {
    let column = 0;
    const heights = row.cells.map(({ blocks, padding, columns: wide, rows: deep }) => {
      const room = columns.slice(column, column + wide).reduce((all, one) => all + one, 0);
      column += wide;
      if (deep > 1) return 0;
      return padding.top + padding.bottom + heightOfBlocks(blocks, room - padding.start - padding.end);
    });
    return sum + Math.max(row.height, ...heights);
  }, 0);
}

function heightOfParagraph(
  { before, after, leading, look, indent, inlines }: LetterheadParagraph,
  width: number,
): number {
  const room = Math.max(10, width - indent.start - indent.end);
  const lines = linesOf(inlines);
  const heights = lines.map((line) => {
    const high = Math.max(0, ...line.map((inline) => heightOfInline(inline)));
    const type = high > 0 ? high : look.size * point * lineOf(look.font);
    const text = line.some(({ kind }) => kind === "tab")
      ? 1
      : Math.max(1, Math.ceil(widthOfLine(line) / room));
    if (leading.rule === "auto") return type * leading.factor * text;
    return (leading.rule === "exact" ? leading.length : Math.max(leading.length, type)) * text;
  });
  const beside = inlines.map((inline) =>
    inline.kind === "object" && inline.place?.wrap === "lines" ? (inline.height ?? 0) : 0,
  );
  return before + after + heights.reduce((sum, one) => sum + one, 0) + Math.max(0, ...beside);
}

/** The pieces of a paragraph between its breaks; one without anything still is a line. */
function linesOf(inlines: readonly LetterheadInline[]): LetterheadInline[][] {
  const lines: LetterheadInline[][] = [[]];
  for (const inline of inlines) {
    if (inline.kind === "break") lines.push([]);
    else lines.at(-1)?.push(inline);
  }
  return lines;
}

function heightOfInline(inline: LetterheadInline): number {
  if (inline.kind === "object")
    return inline.place ? 0 : (inline.height ?? heightOfBlocks(inline.blocks, inline.width));
  return "look" in inline ? inline.look.size * point * lineOf(inline.look.font) : 0;
}

function widthOfLine(line: readonly LetterheadInline[]): number {
  return line.reduce((sum, inline) => {
    if (inline.kind === "text") return sum + inline.text.length * inline.look.size * point * letterWidth;
    return inline.kind === "object" && !inline.place ? sum + inline.width : sum;
  }, 0);
}
