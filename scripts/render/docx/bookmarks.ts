import { BookmarkEnd, BookmarkStart } from "docx";
import type { Element } from "hast";
import { textProperty } from "../../document/tree.ts";
import type { DocxContext, Inline } from "./docx-context.ts";

/**
 * Word's bookmark name of each id that is linked to, notes apart: at most 40 signs, letters, digits and _ (Word's rule), each once.
 */
export function bookmarkNames(nodes: readonly Element[]): Map<string, string> {
  const wanted = new Set(
    nodes
      .map((node) => textProperty(node, "href") ?? "")
      .filter((href) => href.startsWith("#"))
      .map((href) => href.slice(1)),
  );
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const node of nodes) {
    const { id, dataNote } = node.properties;
    if (typeof id !== "string" || !wanted.has(id) || dataNote !== undefined || names.has(id)) continue;
    const base = `b_${id.replace(/[^\p{L}\p{N}]+/gu, "_")}`.slice(0, 34);
    let name = base;
    for (let count = 2; taken.has(name); count += 1) name = `${base}_${count}`;
    taken.add(name);
    names.set(id, name);
  }
  return names;
}

/** Word knows no places but in paragraphs: the bookmark of a box, a list or a table begins in the next one that is made. */
export function announce(node: Element, { bookmarks, waiting }: DocxContext): void {
  const name = bookmarks.get(textProperty(node, "id") ?? "");
  if (name !== undefined) waiting.push(name);
}

/** The content of a paragraph, within the bookmarks of its node and of those that have been waiting for it. */
export function bookmarked(node: Element, runs: readonly Inline[], context: DocxContext): Inline[] {
  announce(node, context);
  const names = context.waiting.splice(0);
  return names.reduceRight((inner, name) => once(name, inner, context), [...runs]);
}

/** Runs between the bookmark of an element in a line, when it has one. */
export function bookmarkedInline(node: Element, runs: Inline[], context: DocxContext): Inline[] {
  const name = context.bookmarks.get(textProperty(node, "id") ?? "");
  return name === undefined ? runs : once(name, runs, context);
}

/** A name stands once in a document: a figure's is its caption's as well. */
function once(name: string, runs: Inline[], context: DocxContext): Inline[] {
  if (context.bookmarksMade.has(name)) return runs;
  context.bookmarksMade.add(name);
  return between(name, runs, context);
}

/** Runs within a bookmark. */
export function between(name: string, runs: readonly Inline[], context: DocxContext): Inline[] {
  context.next.bookmark += 1;
  const number = context.next.bookmark;
  return [new BookmarkStart(name, number), ...runs, new BookmarkEnd(number)];
}
