import type { PageContent } from "../pdf-objects/page-contents.ts";
import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from "../pdf-objects/pdf-lib.ts";
import {
  contentKey,
  elementsOf,
  type StructureChild,
  type StructureElement,
} from "../pdf-objects/structure-element.ts";
import { joinedNote, type Outline, type OutlineItem, spokenText, strike, tidyText } from "./outline.ts";
import { type PdfReading, readPdf } from "./pdf-rules/pdf-reading.ts";

/** The outline of a PDF, from its structure tree and the marked content it points at: what a screen reader hears. */
export async function pdfOutline(bytes: Uint8Array): Promise<Outline> {
  return outlineOf(await readPdf(bytes));
}

/** The same for a PDF that has been read already. */
export function outlineOf({ document, contents, tops }: PdfReading): Outline {
  const reader: Reader = {
    document,
    texts: markedTexts(contents),
    outline: { items: [], notes: new Map() },
  };
  for (const element of tops) walk(element, reader, { inItem: false });
  return reader.outline;
}

interface Reader {
  document: PDFDocument;
  /** Text of each marked-content sequence by `contentKey`. */
  texts: ReadonlyMap<string, string>;
  outline: Outline;
}

interface Scope {
  inItem: boolean;
  /** In a table of contents, whose caption is its title and not that of a figure. */
  inContents?: boolean;
}

/** Elements that stand on lines of their own, as a cell's paragraphs do. */
const lines = /^(?:P|L|LI|LBody|BlockQuote|H[1-6]|Table|Caption|T[DHR])$/;
const inline = /^(?:Span|Link|Em|Strong|Sub|Reference|Quote|Code)$/;

function walk(element: StructureElement, reader: Reader, scope: Scope): void {
  const { type } = element;
  const { items } = reader.outline;
  const heading = /^H([1-6])$/.exec(type);
  if (heading) return add(element, { kind: "heading", level: Number(heading[1]) }, reader, items);
  if (type === "Figure") return pictureOf(element, items);
  if (type === "Table") return table(element, reader);
  if (type === "Note") return note(element, reader);
  if (type === "Caption")
    return add(element, { kind: scope.inContents ? "paragraph" : "caption" }, reader, items);
  if (type === "TOCI") return contentsEntry(element, reader);
  if (type === "LI") return item(element, reader);
  const kind = scope.inItem ? "item" : "paragraph";
  if (type === "P") return add(element, { kind }, reader, items);
  const inside = { inItem: scope.inItem && type === "LBody", inContents: type === "TOC" };
  for (const child of withParagraphs(element)) if (child.kind === "element") walk(child, reader, inside);
}

/** Words that stand between blocks without a paragraph of their own are one, too. */
function withParagraphs(element: StructureElement): StructureChild[] {
  const children: StructureChild[] = [];
  let loose: StructureElement | undefined;
  for (const child of element.children) {
    const isPicture = child.kind === "element" && child.type === "Figure";
    if (!isInline(child) && !(loose && isPicture)) loose = undefined;
    else if (loose) {
      loose.children.push(child);
      continue;
    } else loose = { kind: "element", type: "P", attributes: [], children: [child] };
    children.push(loose ?? child);
  }
  return children;
}

/** What leads to the heading is the entry; the page's number stands behind it. */
function contentsEntry(element: StructureElement, reader: Reader): void {
  const links = [...elementsOf(element)].filter(({ type }) => type === "Link");
  const words: StructureElement = { ...element, children: links.length > 0 ? links : element.children };
  const { items } = reader.outline;
  add(words, { kind: "paragraph" }, reader, items, true);
  const page = tidyText(textOf(element, reader).replace(textOf(words, reader), ""));
  const entry = items.at(-1);
  if (entry && page !== "") entry.page = page;
}

function pictureOf(element: StructureElement, items: OutlineItem[]): void {
  for (const alt of pictures(element)) items.push({ kind: "picture", text: tidyText(alt), links: [] });
}

/** A list's item, or a term with its definitions: then the label is words and not only a number. */
function item(element: StructureElement, reader: Reader): void {
  const label = element.children.find((child) => child.kind === "element" && child.type === "Lbl");
  const isDefinition = label?.kind === "element" && label.children.some((child) => child.kind === "element");
  for (const child of element.children) {
    if (child.kind !== "element") continue;
    if (child.type !== "Lbl") walk(child, reader, { inItem: !isDefinition });
    else if (isDefinition)
      for (const term of child.children)
        if (term.kind === "element") add(term, { kind: "paragraph" }, reader, reader.outline.items);
  }
}

function note(element: StructureElement, reader: Reader): void {
  const { notes } = reader.outline;
  const outline: Outline = { items: [], notes };
  for (const child of withParagraphs(element))
    if (child.kind === "element" && child.type !== "Lbl")
      walk(child, { ...reader, outline }, { inItem: true });
  notes.set((element.id ?? "").replace(/^note-/, ""), joinedNote(outline.items));
}

function table(element: StructureElement, reader: Reader): void {
  const rows: StructureElement[] = [];
  const visit = (parent: StructureElement): void => {
    for (const child of parent.children) {
      if (child.kind !== "element") continue;
      if (child.type === "TR") rows.push(child);
      else if (child.type === "Caption") walk(child, reader, { inItem: false });
      else visit(child);
    }
  };
  visit(element);
  for (const { cell, row, column } of gridOf(rows))
    add(cell, { kind: "cell", row, column }, reader, reader.outline.items);
}

/** Cells with the row and column where they begin; spans push the ones after and below them aside. */
function* gridOf(
  rows: readonly StructureElement[],
): Generator<{ cell: StructureElement; row: number; column: number }> {
  const taken = new Set<string>();
  for (const [row, { children }] of rows.entries()) {
    let column = 0;
    for (const cell of children) {
      if (cell.kind !== "element") continue;
      while (taken.has(`${row}:${column}`)) column += 1;
      const [width, height] = [span(cell, "ColSpan"), span(cell, "RowSpan")];
      for (let down = 0; down < height; down += 1)
        for (let right = 0; right < width; right += 1) taken.add(`${row + down}:${column + right}`);
      yield { cell, row, column };
      column += width;
    }
  }
}

/** `ColSpan` or `RowSpan` of a cell; 1 when it has none. */
function span({ attributes }: StructureElement, key: string): number {
  for (const attribute of attributes) {
    const value = Number(String(attribute.get(PDFName.of(key)) ?? ""));
    if (value > 1) return value;
  }
  return 1;
}

function add(
  element: StructureElement,
  entry: Pick<OutlineItem, "kind" | "level" | "row" | "column">,
  reader: Reader,
  items: OutlineItem[],
  contents = false,
): void {
  pictureOf(element, items);
  const spoken = spokenText(textOf(element, reader));
  if (spoken.text === "" && entry.kind !== "cell") return;
  items.push({ ...entry, ...spoken, links: linksOf(element, reader), ...(contents && { contents }) });
}

function pictures(element: StructureElement): string[] {
  if (element.type === "Figure") return element.alt ? [element.alt] : [];
  return element.children.flatMap((child) => (child.kind === "element" ? pictures(child) : []));
}

/** What an element says; marks of notes are never struck out. */
function textOf(child: StructureChild, reader: Reader, inStruck = false): string {
  if (child.kind === "object") return "";
  if (child.kind === "content")
    return reader.texts.get(contentKey(child.page, child.mcid, child.stream)) ?? "";
  if (child.actualText !== undefined) return child.actualText;
  if (child.type === "Figure") return " ";
  if (child.type === "Lbl") return "";
  const strikes = isStruck(child) || (inStruck && child.type === "Reference");
  const inside = inStruck || isStruck(child);
  const text = child.children.map((kid) => textOf(kid, reader, inside)).join("");
  if (strikes) return `${strike}${text}${strike}`;
  return lines.test(child.type) ? ` ${text} ` : text;
}

/** ISO 32000-1 §14.8.5.4.4. */
function isStruck({ attributes }: StructureElement): boolean {
  return attributes.some(
    (attribute) => attribute.get(PDFName.of("TextDecorationType")) === PDFName.of("LineThrough"),
  );
}

function linksOf(element: StructureElement, reader: Reader): string[] {
  if (element.type === "Link") {
    // A link that wraps has an annotation on each line.
    const area = element.children.find((child) => child.kind === "object");
    return [area?.kind === "object" ? targetOf(reader.document.context.lookup(area.object)) : "#"];
  }
  return element.children.flatMap((child) => (child.kind === "element" ? linksOf(child, reader) : []));
}

function targetOf(annotation: unknown): string {
  const action = annotation instanceof PDFDict ? annotation.lookup(PDFName.of("A")) : undefined;
  const uri = action instanceof PDFDict ? action.lookup(PDFName.of("URI")) : undefined;
  return uri instanceof PDFString || uri instanceof PDFHexString ? uri.decodeText() : "#";
}

function isInline(child: StructureChild): boolean {
  return child.kind !== "element" || inline.test(child.type);
}

function markedTexts(contents: readonly PageContent[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { page, stream, scan } of contents)
    for (const { mcid, runs } of scan.sequences)
      if (mcid !== undefined)
        texts.set(
          contentKey(page, mcid, stream),
          runs.map(({ glyphs }) => glyphs.map(({ text }) => text).join("")).join(""),
        );
  return texts;
}
