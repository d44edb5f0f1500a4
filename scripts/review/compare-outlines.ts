import type { Outline, OutlineItem } from "./outline.ts";

/** The first place where two outlines differ. */
export interface Difference {
  expected: OutlineItem | undefined;
  actual: OutlineItem | undefined;
  /** One line for people: what stands in the one and in the other. */
  text: string;
}

/**
 * Compares an outline with the reference (HTML, which knows source positions). Page numbers of the contents and
 * capitals that a style makes are seen through; everything else has to be the same.
 */
export function compareOutlines(reference: Outline, actual: Outline): Difference | undefined {
  for (const [index, expected] of reference.items.entries()) {
    const found = actual.items[index];
    if (!found || !same(expected, found))
      return { expected, actual: found, text: `${show(found)} instead of ${show(expected)}` };
  }
  const more = actual.items[reference.items.length];
  if (more) return { expected: undefined, actual: more, text: `${show(more)} at the end` };
  return compareNotes(reference, actual);
}

function compareNotes(reference: Outline, actual: Outline): Difference | undefined {
  for (const [number, note] of reference.notes) {
    const found = actual.notes.get(number);
    if (!found || !same(note, found))
      return {
        expected: note,
        actual: found,
        text: `note ${number}: ${show(found)} instead of ${show(note)}`,
      };
  }
  if (actual.notes.size > reference.notes.size)
    return { expected: undefined, actual: undefined, text: "there are more notes" };
  return undefined;
}

function same(expected: OutlineItem, actual: OutlineItem): boolean {
  return (
    expected.kind === actual.kind &&
    expected.contents === actual.contents &&
    expected.level === actual.level &&
    expected.row === actual.row &&
    expected.column === actual.column &&
    sameLinks(expected, actual) &&
    sameText(expected, actual)
  );
}

function sameLinks(expected: OutlineItem, actual: OutlineItem): boolean {
  if (expected.contents) return true;
  const tidy = (links: readonly string[]): string =>
    links.map((link) => decode(link).replace(/\/$/, "")).join("\n");
  return tidy(expected.links) === tidy(actual.links);
}

function decode(link: string): string {
  try {
    return decodeURI(link);
  } catch {
    // A stray % is compared as it stands.
    return link;
  }
}

function sameText(expected: OutlineItem, actual: OutlineItem): boolean {
  const text = expected.contents ? actual.text.replace(/\s*\d+$/, "") : actual.text;
  // Text set in capitals by its style is in capitals in a PDF.
  return text === expected.text || text === expected.capitals;
}

function show(item: OutlineItem | undefined): string {
  if (!item) return "nothing";
  const { text } = item;
  const place =
    item.kind === "heading" ? ` ${item.level}` : item.kind === "cell" ? ` ${item.row}:${item.column}` : "";
  const links = item.links.length > 0 ? ` → ${item.links.join(", ")}` : "";
  return `${item.kind}${place} “${text.length > 60 ? `${text.slice(0, 60)}…` : text}”${links}`;
}
