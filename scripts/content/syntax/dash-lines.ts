import type { PhrasingContent } from "mdast";
import { textOfMarkdown } from "../../document/tree.ts";

/** A dash, or a hyphen without the space that would make a list of it in Markdown; “-5 °C” is a number. */
export const dash = /^\s*(?:[–—]\s+|[-–—](?=\p{L}))/u;

type Line = readonly PhrasingContent[];

/** Whether a line begins with a dash. */
export function isDashed([first]: Line): boolean {
  return first?.type === "text" && dash.test(first.value);
}

/**
 * What lines that begin with dashes are. A list, as Word's correction makes one of hyphens, where a colon announces them or each ends as
 * one of several; otherwise lines of a talk, each of which stays a line. One alone is words, and so is what does not begin its paragraph.
 *
 * @param before what stands above the paragraph
 */
export function readDashes(lines: readonly Line[], before: string): "list" | "lines" | undefined {
  const dashed = lines.flatMap((line, index) => (isDashed(line) ? [index] : []));
  const [first = 0] = dashed;
  if (dashed.length < 2) return undefined;
  const isAnnounced = (first === 0 ? before : wordsOf(lines[first - 1])).endsWith(":");
  const goesOn = dashed.slice(1).every((index) => /[;,]$/.test(wordsOf(lines[index - 1])));
  if (isAnnounced || (first === 0 && goesOn)) return "list";
  return first === 0 ? "lines" : undefined;
}

function wordsOf(line: Line | undefined): string {
  return textOfMarkdown({ type: "paragraph", children: [...(line ?? [])] }).trim();
}
