import type { Paragraph, PhrasingContent, RootContent } from "mdast";
import { type Enumerator, enumeratorOf, steps } from "../../document/enumerator.ts";
import { lineNumberOf } from "../../document/line-number.ts";
import { textOfMarkdown } from "../../document/tree.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import { isWrapped, splitLines } from "./split-lines.ts";

/**
 * Lines of a paragraph that begin with numbers of their own which count on, “а)”, “б)” or “1.1.”, “1.2.”, are paragraphs of their own:
 * laws and contracts are typed so, and CommonMark would let them run on in one another. Lines without a number belong to the one before.
 */
export function enumeratedLines(
  children: readonly RootContent[],
  file: string,
  diagnostics: Diagnostics,
): RootContent[] {
  return children.flatMap((child, index): RootContent[] => {
    const next = children[index + 1];
    const behind = next?.type === "paragraph" ? startOf(next.children) : undefined;
    const parts = child.type === "paragraph" ? splitParagraph(child, behind) : [child];
    const start = child.position?.start;
    if (parts.length > 1)
      diagnostics.add("lines-as-clauses", { file, line: start?.line, column: start?.column });
    return parts;
  });
}

/** @param behind what the paragraph behind begins with, which may count on from this one's last line */
function splitParagraph(paragraph: Paragraph, behind: Enumerator | undefined): Paragraph[] {
  const lines = splitLines(paragraph.children, (line) => startOf(line) !== undefined);
  const proven = provenLines([...lines.map(startOf), behind]);
  if (proven.size === 0 || isWrapped(lines, Math.min(...proven))) return [paragraph];
  const parts: Paragraph[] = [];
  let row = 0;
  for (const [index, line] of lines.entries()) {
    const last = parts.at(-1);
    if (last && !proven.has(index)) last.children.push({ type: "text", value: "\n" }, ...line);
    else parts.push({ ...paragraph, children: [...line], ...placed(paragraph, row) });
    row += rowsOf(line);
  }
  return parts;
}

/** Lines of the file that a line takes with its breaks, and with what runs over a line's end. */
function rowsOf(line: readonly PhrasingContent[]): number {
  return line.reduce((rows, { type, position }) => {
    if (type === "break") return rows + 1;
    return type === "text" || !position ? rows : rows + position.end.line - position.start.line;
  }, 1);
}

function startOf(line: readonly PhrasingContent[]): Enumerator | undefined {
  const [first, ...others] = line;
  // An emphasis or a link may follow the number.
  if (first?.type !== "text") return undefined;
  return (
    enumeratorOf(`${first.value}${others.length > 0 ? " " : ""}`) ??
    lineNumberOf(textOfMarkdown({ type: "paragraph", children: [...line] }))
  );
}

/** The lines whose numbers count on from that of another, which begins a level or counts on itself. */
function provenLines(starts: readonly (Enumerator | undefined)[]): Set<number> {
  const proven = new Set<number>();
  // The last line for each reading that begins a level or counts on: thousands of lines are not searched for each one.
  const reached = new Map<string, number>();
  for (const [index, start] of starts.entries()) {
    const here = start?.readings.filter(({ isFirst }) => isFirst) ?? [];
    for (const next of start?.readings ?? []) {
      const before = Math.max(...keysBefore(next).map((key) => reached.get(key) ?? -1));
      if (before < 0) continue;
      proven.add(before).add(index);
      here.push(next);
    }
    for (const { form, value } of here) reached.set(`${form} ${value}`, index);
  }
  return proven;
}

function keysBefore(next: Enumerator["readings"][number]): string[] {
  return Array.from({ length: steps(next) }, (_, step) => `${next.form} ${next.value - 1 - step}`);
}

function placed({ position }: Paragraph, row: number): Pick<Paragraph, "position"> {
  if (!position) return {};
  const { start, end } = position;
  return { position: { start: row === 0 ? start : { line: start.line + row, column: start.column }, end } };
}
