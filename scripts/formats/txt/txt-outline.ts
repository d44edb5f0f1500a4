import stringWidth from "string-width";
import { withoutDirectionMarks } from "../../languages/embedded-text.ts";
import type { Outline, OutlineItem } from "../../review/outline.ts";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Two or more columns' lines of dashes, two spaces apart: what stands between a table's head and its rows. */
const rule = /^ *-{3,}(?: {2,}-{3,})+$/;

/**
 * What plain text says, from its lines alone: a paragraph for each group of lines, marks of headings and lists included as
 * words, and cells where columns are told by the line under a table's head.
 */
export function txtOutline(bytes: Uint8Array): Outline {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  // Marks of direction take up no column.
  const items = withoutDirectionMarks(text)
    .split(/\n{2,}/)
    .flatMap((group) => itemsOf(group.split("\n")));
  return { items, notes: new Map() };
}

function itemsOf(lines: readonly string[]): OutlineItem[] {
  const at = lines.findIndex((line) => rule.test(line));
  const starts = at < 1 ? [] : [...(lines[at] ?? "").matchAll(/-+/g)].map(({ index }) => index);
  const rows = lines.filter((_, index) => index !== at).map((line) => cellsOf(line, starts));
  if (starts.length === 0 || rows.includes(undefined)) {
    const text = lines.join(" ").trim();
    return text === "" ? [] : [{ kind: "paragraph", text, links: [] }];
  }
  return rows.flatMap((cells = [], row) =>
    cells.map((text, column): OutlineItem => ({ kind: "cell", text, row, column, links: [] })),
  );
}

/** A line cut where columns begin; undefined when a word reaches over, so that these are no columns. */
function cellsOf(line: string, starts: readonly number[]): string[] | undefined {
  const cells = starts.map(() => "");
  let at = 0;
  for (const { segment } of graphemes.segment(line)) {
    const column = starts.findLastIndex((start) => at >= start);
    const gap = (starts[column + 1] ?? Number.POSITIVE_INFINITY) - at;
    if (segment.trim() !== "" && (column < 0 || gap <= 2)) return undefined;
    if (column >= 0) cells[column] += segment;
    at += stringWidth(segment);
  }
  return cells.map((cell) => cell.trim());
}
