import type { Params } from "../words/fill.ts";
import type { Outline, OutlineItem } from "./outline.ts";
import type { RuleWords } from "./rule.ts";

/** The first place where two outlines differ. */
export interface Difference {
  expected: OutlineItem | undefined;
  actual: OutlineItem | undefined;
  /** One line for people: which sentence of the catalogue `rules` it is, and what stands in the one and in the other. */
  words: Extract<RuleWords, `parity-${string}`>;
  params: Params;
}

/**
 * Compares an outline with the reference (HTML, which knows source positions). Page numbers of the contents and
 * capitals that a style makes are seen through; everything else has to be the same.
 */
export function compareOutlines(reference: Outline, actual: Outline): Difference | undefined {
  for (const [index, expected] of reference.items.entries()) {
    const found = actual.items[index];
    if (!found || !same(expected, found))
      return {
        expected,
        actual: found,
        words: "parity-instead",
        params: { ...show("found", found), ...show("wanted", expected) },
      };
  }
  const more = actual.items[reference.items.length];
  if (more) return { expected: undefined, actual: more, words: "parity-more", params: show("found", more) };
  return compareNotes(reference, actual);
}

function compareNotes(reference: Outline, actual: Outline): Difference | undefined {
  for (const [number, note] of reference.notes) {
    const found = actual.notes.get(number);
    if (!found || !same(note, found))
      return {
        expected: note,
        actual: found,
        words: "parity-note",
        params: { note: number, ...show("found", found), ...show("wanted", note) },
      };
  }
  if (actual.notes.size > reference.notes.size)
    return { expected: undefined, actual: undefined, words: "parity-more-notes", params: {} };
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

/** An item as two blanks of a sentence: its kind, a key of the catalogue `findingParts`, and what is in it. */
function show(name: "found" | "wanted", item: OutlineItem | undefined): Params {
  if (!item) return { [`${name}Kind`]: "outline-nothing", [name]: "" };
  const { kind, level, row, column, text, links } = item;
  const place = kind === "heading" ? ` ${level}` : kind === "cell" ? ` ${row}:${column}` : "";
  const shown = ` “${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
  const leads = links.length > 0 ? ` → ${links.join(", ")}` : "";
  return { [`${name}Kind`]: `outline-${kind}`, [name]: `${place}${shown}${leads}` };
}
