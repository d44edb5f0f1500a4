import type { Outline, OutlineItem } from "./outline.ts";

/** The first place where two outlines differ. */
export interface Difference {
  expected: OutlineItem | undefined;
  actual: OutlineItem | undefined;
  /** One line for people: what stands in the one and in the other. */
  text: string;
}

/**
 * Compares an outline with the reference (HTML, which knows source positions). Line-end hyphens, page numbers of the
 * contents and the halves of a block that a page break cuts are seen through; everything else has to be the same.
 */
export function compareOutlines(reference: Outline, actual: Outline): Difference | undefined {
  const others = [...actual.items];
  const ownNotes = actual.notes.size > 0;
  if (!ownNotes) takeNotes(reference, others);
  let index = 0;
  for (const expected of reference.items) {
    const joined = join(others, index, expected);
    const found = joined.item;
    if (!found || !same(expected, found))
      return { expected, actual: found, text: `${show(found)} instead of ${show(expected)}` };
    index += joined.used;
  }
  if (index < others.length)
    return { expected: undefined, actual: others[index], text: `${show(others[index])} at the end` };
  return ownNotes ? compareNotes(reference, actual) : undefined;
}

/** A PDF sets notes as list items where the document ends: they are matched by their text and taken out. */
function takeNotes(reference: Outline, others: OutlineItem[]): void {
  for (const note of reference.notes.values()) {
    const at = others.findIndex((item) => item.kind === "item" && same({ ...note, kind: "item" }, item));
    if (at >= 0) others.splice(at, 1);
    else reference.items.push(note);
  }
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

/** The item at `index`, together with its other half when a page break cuts it. */
function join(
  items: readonly OutlineItem[],
  index: number,
  expected: OutlineItem,
): { item: OutlineItem | undefined; used: number } {
  const item = items[index];
  const next = items[index + 1];
  if (!item?.endsPage || !next?.startsPage || item.kind !== next.kind || same(expected, item))
    return { item, used: 1 };
  const whole = { ...item, text: `${item.text}\n${next.text}`, links: [...item.links, ...next.links] };
  return same(expected, whole) ? { item: whole, used: 2 } : { item, used: 1 };
}

function same(expected: OutlineItem, actual: OutlineItem): boolean {
  return (
    expected.kind === actual.kind &&
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
  const wanted = expected.text.replaceAll("\n", " ");
  const text = expected.contents ? actual.text.replace(/\s*\d+$/, "") : actual.text;
  if (text.replaceAll("\n", " ") === wanted) return true;
  const pattern = new RegExp(
    `^${text.split("\n").map(escapePattern).join("\n").replace(/-\n/g, "(?:-\\s?)?").replace(/\n/g, "\\s?")}$`,
    "u",
  );
  // Text set in capitals by its style is in capitals in a PDF.
  return pattern.test(wanted) || pattern.test(wanted.toLocaleUpperCase());
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

function show(item: OutlineItem | undefined): string {
  if (!item) return "nothing";
  const text = item.text.replaceAll("\n", " ");
  const place =
    item.kind === "heading" ? ` ${item.level}` : item.kind === "cell" ? ` ${item.row}:${item.column}` : "";
  const links = item.links.length > 0 ? ` → ${item.links.join(", ")}` : "";
  return `${item.kind}${place} “${text.length > 60 ? `${text.slice(0, 60)}…` : text}”${links}`;
}
