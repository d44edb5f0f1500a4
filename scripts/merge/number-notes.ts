import type { Element, Root } from "hast";
import { childElements, elementsIn, findElement, skip, text, visitElements } from "../document/tree.ts";

/**
 * Numbers the notes by where their marks stand on the page, as Word does by itself: panels and captions need not stand in
 * the order of the source. Notes that only notes cite follow.
 */
export function numberNotes(root: Root): void {
  const list = findElement(root, ({ properties }) => properties.dataKind === "notes");
  if (!list) return;
  const items = new Map(childElements(list).map((item) => [item.properties.dataNote, item]));
  const order: Element[] = [];
  const marks = new Map<Element, Element[]>();
  const take = (mark: Element): void => {
    const item = items.get(mark.properties.dataNote);
    if (!item) return;
    if (!marks.has(item)) order.push(item);
    marks.set(item, [...(marks.get(item) ?? []), mark]);
  };
  visitElements(root, (node) => {
    if (node === list) return skip;
    if (node.properties.dataRole === "note-mark") take(node);
    return undefined;
  });
  // The list grows while it is walked.
  for (const item of order) elementsIn(item).filter(isMark).forEach(take);
  const all = [...order, ...[...items.values()].filter((item) => !order.includes(item))];
  for (const [index, item] of all.entries()) number(item, index + 1, marks.get(item) ?? []);
  list.children = all;
}

function isMark({ properties }: Element): boolean {
  return properties.dataRole === "note-mark";
}

function number(item: Element, count: number, marks: readonly Element[]): void {
  const back = findElement(item, ({ properties }) => properties.dataRole === "note-back");
  Object.assign(item.properties, { id: `note-${count}`, dataNote: String(count) });
  if (back) Object.assign(back.properties, { href: `#note-mark-${count}`, ariaLabel: `↑ ${count}` });
  for (const [index, mark] of marks.entries()) {
    const id = `note-mark-${count}${index > 0 ? `-${index + 1}` : ""}`;
    Object.assign(mark.properties, { id, href: `#note-${count}`, dataNote: String(count) });
    mark.children = [text(String(count))];
  }
}
