import type { PhrasingContent } from "mdast";
import { textOfMarkdown } from "../../document/tree.ts";

/** Inline content cut at its line ends, and at breaks before lines that begin as `isOwn` says; empty lines are dropped. */
export function splitLines(
  children: readonly PhrasingContent[],
  isOwn: (line: PhrasingContent[]) => boolean = () => false,
): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const [place, child] of children.entries()) {
    // Spaces at a line's end make a hard break in Markdown; before a pasted bullet they are an accident.
    const next = children[place + 1];
    if (child.type === "break" && next?.type === "text" && isOwn([next])) {
      lines.push([]);
      continue;
    }
    if (child.type !== "text") {
      lines.at(-1)?.push(child);
      continue;
    }
    for (const [index, value] of child.value.split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (value !== "") lines.at(-1)?.push({ ...child, value });
    }
  }
  return lines.filter((line) => line.length > 0);
}

/** Fewer signs in a line are no column in which somebody lets text run on. */
const narrowest = 60;

/**
 * Whether a sign only stands at a line's start because an editor broke the lines there, “as proved in” ↵ “(1) above”: every line
 * is as full as the broadest, and no sign before the first line of that kind says that something follows.
 */
export function isWrapped(lines: readonly (readonly PhrasingContent[])[], first: number): boolean {
  const words = lines.map((line) => textOfMarkdown({ type: "paragraph", children: [...line] }).trim());
  const broadest = Math.max(...words.map(({ length }) => length));
  const isFull = words.slice(0, -1).every((line, index) => {
    const [next = ""] = (words[index + 1] ?? "").split(/\s/);
    return line.length + 1 + next.length > broadest;
  });
  return isFull && broadest >= narrowest && /[\p{L}\p{N})\]]$/u.test(words[first - 1] ?? "");
}
