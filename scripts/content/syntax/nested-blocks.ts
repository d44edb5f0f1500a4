import type { BlockDeclarations } from "../../document/blocks/block-declaration.ts";
import { blockLine } from "./foreign-blocks.ts";

/** A line that opens (`:::name`) or closes (`:::`) a block. */
interface Fence {
  line: number;
  prefix: string;
  colons: number;
  name: string;
  /** What stands behind the colons. */
  opens: string;
}

/** A block that the file ends without closing. */
export interface UnclosedBlock {
  name: string;
  line: number;
  column: number;
}

/** A block may be the first thing of a quotation, an item or a note, so that their signs stand before it. */
const opening =
  /^((?:[\s>]|(?:[-*+]|\d{1,9}[.)]|\[\^[^\]\s]+\]:)(?=\s))*)(:{3,})([ \t]*)([A-Za-z][\w-]*)(.*)$/;
const closing = /^(\s*(?:>\s*)*)(:{3,})\s*$/;

/**
 * Lets blocks nest with the same three colons. The directive syntax wants outer fences longer than inner ones; an
 * author closes what was opened last. Fences are lengthened where needed; lines stay lines, so places stay right.
 *
 * @param code lines of programs, from 1: nothing in them opens a block
 */
export function nestBlocks(
  source: string,
  blocks: BlockDeclarations,
  code: ReadonlySet<number>,
): { source: string; unclosed: UnclosedBlock[] } {
  const lines = source.split("\n");
  const open: (Fence & { needed: number })[] = [];
  lines.forEach((text, line) => {
    if (code.has(line + 1)) return;
    const start = opening.exec(text);
    const opened = start && openingFence(start, line, blocks);
    if (opened) {
      lines[line] = `${opened.prefix}${":".repeat(opened.colons)}${opened.opens}`;
      open.push({ ...opened, needed: opened.colons });
      return;
    }
    const end = closing.exec(text);
    const length = end?.[2]?.length ?? 0;
    const index = end ? open.findLastIndex((fence) => fence.colons <= length) : -1;
    if (!end || index < 0) return;
    // Blocks inside that were left open end with the one that is closed here, as Markdown has it.
    const [fence] = open.splice(index);
    const parent = open.at(-1);
    if (!fence) return;
    if (parent) parent.needed = Math.max(parent.needed, fence.needed + 1);
    lines[fence.line] = `${fence.prefix}${":".repeat(fence.needed)}${fence.opens}`;
    lines[line] = `${end[1] ?? ""}${":".repeat(fence.needed)}`;
  });
  const unclosed = open.map(({ name, line, prefix }) => ({
    name,
    line: line + 1,
    column: prefix.length + 1,
  }));
  return { source: lines.join("\n"), unclosed };
}

/** The fence that a line opens; undefined for words that merely follow colons and a space. */
function openingFence(
  [, prefix = "", colons = "", gap = "", name = "", rest = ""]: RegExpExecArray,
  line: number,
  blocks: BlockDeclarations,
): Fence | undefined {
  const known = blockLine(name, rest, blocks);
  if (known === undefined && gap !== "") return undefined;
  return { line, prefix, colons: colons.length, name, opens: known ?? `${name}${rest}` };
}
