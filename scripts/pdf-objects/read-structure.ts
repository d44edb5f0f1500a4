import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from "./pdf-lib.ts";
import type { StructureChild, StructureElement } from "./structure-element.ts";

/** The structure tree's top elements; none in an untagged file. */
export function readStructure(document: PDFDocument): StructureElement[] {
  const root = document.catalog.lookup(PDFName.of("StructTreeRoot"));
  if (!(root instanceof PDFDict)) return [];
  const pages = new Map(document.getPages().map(({ ref }, index) => [ref.toString(), index]));
  const reader = { document, pages, seen: new Set<string>() };
  return kids(root, reader, 0).filter((child): child is StructureElement => child.kind === "element");
}

interface Reader {
  document: PDFDocument;
  pages: ReadonlyMap<string, number>;
  /** A tree whose kids lead back to it would never end. */
  seen: Set<string>;
}

function kids(parent: PDFDict, reader: Reader, page: number): StructureChild[] {
  const { context } = reader.document;
  const entry = parent.get(PDFName.of("K"));
  const list =
    context.lookup(entry) instanceof PDFArray ? context.lookup(entry, PDFArray).asArray() : [entry];
  return list.flatMap((kid) => readKid(kid, reader, page) ?? []);
}

function readKid(kid: PDFObject | undefined, reader: Reader, page: number): StructureChild | undefined {
  if (kid instanceof PDFRef) {
    if (reader.seen.has(kid.toString())) return undefined;
    reader.seen.add(kid.toString());
  }
  const value = reader.document.context.lookup(kid);
  if (value instanceof PDFNumber) return { kind: "content", page, mcid: value.asNumber() };
  if (!(value instanceof PDFDict)) return undefined;
  const own = pageOf(value, reader) ?? page;
  const type = value.get(PDFName.of("Type"));
  if (type === PDFName.of("MCR")) {
    const stream = value.get(PDFName.of("Stm"));
    return {
      kind: "content",
      page: own,
      mcid: value.lookup(PDFName.of("MCID"), PDFNumber).asNumber(),
      ...(stream instanceof PDFRef && { stream }),
    };
  }
  if (type === PDFName.of("OBJR")) {
    const object = value.get(PDFName.of("Obj"));
    return object instanceof PDFRef ? { kind: "object", page: own, object } : undefined;
  }
  return readElement(value, reader, own, kid instanceof PDFRef ? kid : undefined);
}

function readElement(dict: PDFDict, reader: Reader, page: number, ref: PDFRef | undefined): StructureElement {
  const name = dict.lookup(PDFName.of("S"));
  return {
    kind: "element",
    type: name instanceof PDFName ? name.decodeText() : "",
    lang: textOf(dict, "Lang"),
    alt: textOf(dict, "Alt"),
    actualText: textOf(dict, "ActualText"),
    id: textOf(dict, "ID"),
    attributes: attributesOf(dict),
    children: kids(dict, reader, page),
    ref,
  };
}

function attributesOf(dict: PDFDict): PDFDict[] {
  const value = dict.lookup(PDFName.of("A"));
  if (value instanceof PDFDict) return [value];
  if (!(value instanceof PDFArray)) return [];
  return value.asArray().flatMap((entry) => {
    const attribute = dict.context.lookup(entry);
    return attribute instanceof PDFDict ? [attribute] : [];
  });
}

function pageOf(dict: PDFDict, { pages }: Reader): number | undefined {
  const page = dict.get(PDFName.of("Pg"));
  return page instanceof PDFRef ? pages.get(page.toString()) : undefined;
}

/** A text string's value. */
function textOf(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}
