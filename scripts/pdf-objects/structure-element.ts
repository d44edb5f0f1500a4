import type { PDFDict, PDFRef } from "./pdf-lib.ts";

/** An element of the structure tree (ISO 32000-1 §14.7.2), without its links to parent and page. */
export interface StructureElement {
  kind: "element";
  /** Structure type without the slash: `H1`, `LBody`. */
  type: string;
  lang?: string | undefined;
  alt?: string | undefined;
  actualText?: string | undefined;
  id?: string | undefined;
  attributes: PDFDict[];
  children: StructureChild[];
  /** Where it was read from. */
  ref?: PDFRef | undefined;
}

/** A marked-content sequence that an element owns. */
export interface ContentReference {
  kind: "content";
  /** Index of the page, from 0. */
  page: number;
  mcid: number;
  /** The form XObject that holds the sequence, when it is not the page itself. */
  stream?: PDFRef | undefined;
}

/** An annotation that an element owns: a link's active area. */
export interface ObjectReference {
  kind: "object";
  page: number;
  object: PDFRef;
}

/** What an element holds, in reading order. */
export type StructureChild = StructureElement | ContentReference | ObjectReference;

/** The element and all below it, in reading order. */
export function* elementsOf(element: StructureElement): Generator<StructureElement> {
  yield element;
  for (const child of element.children) if (child.kind === "element") yield* elementsOf(child);
}

/** The marked-content sequences below an element, in reading order. */
export function* contentsOf(element: StructureElement): Generator<ContentReference> {
  for (const child of element.children) {
    if (child.kind === "content") yield child;
    else if (child.kind === "element") yield* contentsOf(child);
  }
}

/** `page:mcid`, or with the number of the stream's object in front of it: the same for a reference and for a sequence. */
export function contentKey(page: number, mcid: number, stream: PDFRef | undefined): string {
  return stream ? `${stream.objectNumber}/${page}:${mcid}` : `${page}:${mcid}`;
}
