/** A line that opens (`:::name`) or closes (`:::`) a block. */
interface Fence {
  line: number;
  prefix: string;
  colons: number;
  name: string;
  rest: string;
}

/** A block that the file ends without closing. */
export interface UnclosedBlock {
  name: string;
  line: number;
  column: number;
}

const opening = /^(\s*(?:>\s*)*)(:{3,})([A-Za-z][\w-]*)(.*)$/;
const closing = /^(\s*(?:>\s*)*)(:{3,})\s*$/;
const codeFence = /^\s*(?:>\s*)*(`{3,}|~{3,})/;

/**
 * Lets blocks nest with the same three colons. The directive syntax wants outer fences longer than inner ones; an
 * author closes what was opened last. Fences are lengthened where needed; lines stay lines, so places stay right.
 */
export function nestBlocks(source: string): { source: string; unclosed: UnclosedBlock[] } {
  const lines = source.split("\n");
  const open: (Fence & { needed: number })[] = [];
  let code: string | undefined;
  lines.forEach((text, line) => {
    const mark = codeFence.exec(text)?.[1];
    if (code !== undefined) {
      if (mark?.startsWith(code) && text.trim() === mark) code = undefined;
      return;
    }
    if (mark) {
      code = mark;
      return;
    }
    const start = opening.exec(text);
    if (start) {
      open.push({
        line,
        prefix: start[1] ?? "",
        colons: start[2]?.length ?? 3,
        needed: start[2]?.length ?? 3,
        name: start[3] ?? "",
        rest: start[4] ?? "",
      });
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
    lines[fence.line] = `${fence.prefix}${":".repeat(fence.needed)}${fence.name}${fence.rest}`;
    lines[line] = `${end[1] ?? ""}${":".repeat(fence.needed)}`;
  });
  const unclosed = open.map(({ name, line, prefix }) => ({
    name,
    line: line + 1,
    column: prefix.length + 1,
  }));
  return { source: lines.join("\n"), unclosed };
}
