import type { LooseObject, MarkedSequence } from "../../../pdf-objects/scanned-content.ts";
import {
  contentKey,
  contentsOf,
  elementsOf,
  type StructureChild,
} from "../../../pdf-objects/structure-element.ts";
import { type Draft, type DraftContent, type DraftElement, sequenceOf } from "./draft.ts";
import type { Pass } from "./pass.ts";

/**
 * Whatever is painted is either in the structure tree or an artifact: grounds, rules, bullets and ornaments are layout,
 * running lines are pagination. ISO 14289-1 §7.1 (3) and §7.8, ISO 32000-1 §14.8.2.2.
 */
export const artifacts: Pass = {
  name: "artifacts",
  clause: "ISO 14289-1 §7.1 (3)",
  apply(draft: Draft) {
    for (const element of elementsOf(draft.root))
      if (element.type !== "Figure")
        element.children = element.children.filter((child) => says(child, draft));
    prune(draft.root);
    const owned = new Set(
      [...contentsOf(draft.root)].map(({ page, mcid, stream }) => contentKey(page, mcid, stream)),
    );
    for (const content of draft.contents) {
      for (const sequence of content.scan.sequences) markUnowned(sequence, content, owned, draft);
      for (const group of groupsOf(content)) wrap(group, content, draft);
    }
  },
};

/** Lines and grounds that Chromium hung on an element of text are not what it says. */
function says(child: StructureChild, draft: Draft): boolean {
  if (child.kind !== "content") return true;
  const runs = sequenceOf(draft, child)?.sequence.runs ?? [];
  return runs.some(({ glyphs }) => glyphs.length > 0);
}

/** Elements that hold nothing; an empty cell keeps its place in the row. */
function prune(element: DraftElement): void {
  element.children = element.children.filter((child) => {
    if (child.kind !== "element") return true;
    prune(child);
    return child.children.length > 0 || /^T[HD]$/.test(child.type);
  });
}

function markUnowned(
  { mcid, start, inner }: MarkedSequence,
  content: DraftContent,
  owned: ReadonlySet<string>,
  { pagination }: Draft,
): void {
  if (mcid === undefined) return;
  const key = contentKey(content.page, mcid, content.stream);
  if (owned.has(key)) return;
  const text = pagination.has(key)
    ? "/Artifact <</Type /Pagination>> BDC"
    : "/Artifact <</Type /Layout>> BDC";
  content.edits.push({ start, end: inner, text });
}

interface Group {
  start: number;
  end: number;
  isText: boolean;
  y: number;
}

/** Neighbours without a sequence between them are one artifact; running text is one, layout another. */
function groupsOf({ scan }: DraftContent): Group[] {
  const starts = scan.sequences.map(({ start }) => start);
  const groups: Group[] = [];
  let next = 0;
  for (const { start, end, run, box } of scan.loose as LooseObject[]) {
    const last = groups.at(-1);
    while (next < starts.length && (starts[next] ?? 0) < (last?.end ?? 0)) next += 1;
    const parted = (starts[next] ?? Number.POSITIVE_INFINITY) < start;
    const isText = run !== undefined;
    const y = run?.y ?? box?.bottom ?? 0;
    if (!last || parted || last.isText !== isText || (isText && Math.abs(last.y - y) > 40))
      groups.push({ start, end, isText, y });
    else last.end = end;
  }
  return groups;
}

function wrap({ start, end, isText, y }: Group, content: DraftContent, { document }: Draft): void {
  const middle = document.getPage(content.page).getHeight() / 2;
  const type = isText ? `/Type /Pagination /Subtype /${y > middle ? "Header" : "Footer"}` : "/Type /Layout";
  content.edits.push(
    { start, end: start, text: `/Artifact <<${type}>> BDC\n` },
    { start: end, end, text: "\nEMC" },
  );
}
