import type { Element, ElementContent } from "hast";

/** Lines that belong together, and how many empty ones part them from what stands above. */
export interface TextBlock {
  lines: readonly string[];
  gap: 0 | 1 | 2;
  /**
   * It begins with lines that stand under one another, a table or a program: they have to begin at the start of a line, and an empty
   * one parts them from text.
   */
  isAligned?: boolean | undefined;
  /** It ends with such lines, as an item with a table does: an empty one parts them from the text below. */
  endsAligned?: boolean | undefined;
}

/** Where blocks stand. */
export interface TextContext {
  /** Columns there are. */
  width: number;
  /** In an item of a list whose items stand close: a list in it follows at once. */
  inCloseItem: boolean;
  /** Blocks hold blocks: this is the way back to what makes them, without a cycle of imports. */
  blocksOf(nodes: readonly ElementContent[], context: TextContext): TextBlock[];
}

/** Makes the blocks of an element. */
export type BlockWriter = (node: Element, context: TextContext) => TextBlock[];

/** All lines of some blocks. */
export function linesOf(blocks: readonly TextBlock[]): string[] {
  return blocks.flatMap(({ lines, gap }, index) => [
    ...Array.from({ length: index === 0 ? 0 : gap }, () => ""),
    ...lines,
  ]);
}

/** One block for the lines, none where there are none. */
export function block(lines: readonly string[], gap: TextBlock["gap"] = 1): TextBlock[] {
  return lines.length === 0 ? [] : [{ lines, gap }];
}

/** The same block as one whose lines stand under one another. */
export function aligned(blocks: readonly TextBlock[]): TextBlock[] {
  return blocks.map((one) => ({ ...one, isAligned: true }));
}

/** The same blocks without empty lines between them, but for those that need them. */
export function close(blocks: readonly TextBlock[]): TextBlock[] {
  return blocks.map((one, index) => {
    const above = blocks[index - 1];
    const keepsRoom = !above || one.isAligned || above.isAligned || above.endsAligned;
    return { ...one, gap: keepsRoom ? 1 : 0 };
  });
}

/** Puts a sign before the first line, and as much space or `rest` before the others. */
export function prefixed(lines: readonly string[], first: string, rest = " ".repeat(first.length)): string[] {
  return lines.map((line, index) => `${index === 0 ? first : rest}${line}`.trimEnd());
}

/** The context of what stands further in; there is always room for a few words. */
export function narrower(context: TextContext, by: number, inCloseItem = false): TextContext {
  return { ...context, width: Math.max(24, context.width - by), inCloseItem };
}
