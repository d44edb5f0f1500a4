import type { Params } from "../words/fill.ts";
import type { Outline, OutlineItem } from "./outline.ts";
import { plainAddress } from "./plain-address.ts";
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
 * Compares an outline with the reference (HTML, which knows source positions). Capitals that a style makes are seen
 * through, and addresses are the same when a browser would call them so; everything else has to be the same.
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
  const [wanted, there] = [notesOf(reference), notesOf(actual)];
  for (const [number, note] of wanted) {
    const found = there.get(number);
    if (!found || !same(note, found))
      return {
        expected: note,
        actual: found,
        words: "parity-note",
        params: { note: number, ...show("found", found), ...show("wanted", note) },
      };
  }
  if (there.size > wanted.size)
    return { expected: undefined, actual: undefined, words: "parity-more-notes", params: {} };
  return undefined;
}

/** Without notes that say nothing: formats differ in whether they have them at all. */
function notesOf({ notes }: Outline): Outline["notes"] {
  return new Map([...notes].filter(([, { text, links }]) => text !== "" || links.length > 0));
}

function same(expected: OutlineItem, actual: OutlineItem): boolean {
  return (
    sameKind(expected, actual) &&
    expected.contents === actual.contents &&
    sameLevel(expected, actual) &&
    expected.row === actual.row &&
    expected.column === actual.column &&
    sameLinks(expected, actual) &&
    sameText(expected, actual)
  );
}

/** Only the page knows whether a program or a lead stands in a list: Word has one style for all, and a PDF one structure. */
function sameKind(expected: OutlineItem, actual: OutlineItem): boolean {
  if (expected.hasOwnStyle) return actual.kind === "item" || actual.kind === "paragraph";
  return expected.kind === actual.kind;
}

/** What stands before the title begins at the top in a PDF, and one level below the title elsewhere. */
function sameLevel({ level, isEarly }: OutlineItem, actual: OutlineItem): boolean {
  return level === actual.level || (isEarly === true && level !== undefined && level - 1 === actual.level);
}

function sameLinks(expected: OutlineItem, actual: OutlineItem): boolean {
  if (expected.contents) return true;
  const plain = (links: readonly string[]): string => links.map(plainAddress).join("\n");
  return plain(expected.links) === plain(actual.links);
}

/** Text set in capitals by its style is in capitals in a PDF. */
function sameText(expected: OutlineItem, actual: OutlineItem): boolean {
  if (actual.text === expected.text && actual.struck === expected.struck) return true;
  return (
    actual.text === expected.capitals && actual.struck === (expected.struckInCapitals ?? expected.struck)
  );
}

/** An item as two blanks of a sentence: its kind, a key of the catalogue `findingParts`, and what is in it. */
function show(name: "found" | "wanted", item: OutlineItem | undefined): Params {
  if (!item) return { [`${name}Kind`]: "outline-nothing", [name]: "" };
  const { kind, level, row, column, text, struck, links } = item;
  const place = kind === "heading" ? ` ${level}` : kind === "cell" ? ` ${row}:${column}` : "";
  const shown = ` “${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
  const out = struck ? ` ~~${struck}~~` : "";
  const leads = links.length > 0 ? ` → ${links.join(", ")}` : "";
  return { [`${name}Kind`]: `outline-${kind}`, [name]: `${place}${shown}${out}${leads}` };
}
