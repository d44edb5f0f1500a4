import { PDFDict, PDFHexString, PDFName, PDFString } from "../../pdf-objects/pdf-lib.ts";
import { contentsOf, type StructureElement } from "../../pdf-objects/structure-element.ts";
import type { Breach } from "../rule.ts";
import { annotationsOf, type PdfReading, type PdfRule, pdfRule } from "./pdf-reading.ts";

/** What the elements are and how they stand in each other. */
export const structureRules: readonly PdfRule[] = [
  pdfRule("ISO 32000-1 §14.8.4.2", "pdf-element-silent", (reading) =>
    unknownTypes(reading).includes("NonStruct") ? [{}] : [],
  ),
  pdfRule("ISO 14289-1 §7.1 (5)", "pdf-element-unknown", (reading) =>
    unknownTypes(reading).flatMap((type) => (type === "NonStruct" ? [] : [{ type }])),
  ),
  pdfRule("ISO 14289-1 §7.1", "pdf-top-missing", ({ tops }) =>
    tops.length === 1 && tops[0]?.type === "Document" ? [] : [{}],
  ),
  pdfRule("ISO 14289-1 §7.4.2", "pdf-heading-first", (reading) => {
    const [first] = headingLevels(reading);
    return first !== undefined && first > 1 ? [{ level: first }] : [];
  }),
  pdfRule("ISO 14289-1 §7.4.2", "pdf-heading-jump", (reading) =>
    headingLevels(reading).flatMap((level, index, all) => {
      const above = all[index - 1];
      return above !== undefined && level > above + 1 ? [{ level, above }] : [];
    }),
  ),
  pdfRule("ISO 14289-1 §7.3", "pdf-figure-silent", (reading) =>
    figures(reading).flatMap(({ alt }) => (alt ? [] : [{}])),
  ),
  pdfRule("ISO 14289-1 §7.3", "pdf-figure-boundless", (reading) =>
    figures(reading).flatMap(({ alt, attributes }) =>
      !alt || attributes.some((attribute) => attribute.has(PDFName.of("BBox"))) ? [] : [{ text: alt }],
    ),
  ),
  pdfRule("ISO 14289-1 §7.6", "pdf-list-holds", foreignInLists),
  pdfRule("ISO 14289-1 §7.9", "pdf-note-id", notesWithoutOwnId),
  // Every link is in the structure, says in words where it leads, and is printed.
  pdfRule("ISO 14289-1 §7.18.5", "pdf-link-outside", (reading) =>
    linksOf(reading).flatMap(({ owner, page }) => (owner?.type === "Link" ? [] : [{ page }])),
  ),
  pdfRule("ISO 14289-1 §7.18.5", "pdf-link-empty", (reading) =>
    linksOf(reading).flatMap(({ owner, page }) =>
      owner?.type === "Link" && [...contentsOf(owner)].length === 0 ? [{ page }] : [],
    ),
  ),
  pdfRule("ISO 14289-1 §7.18.5", "pdf-link-silent", (reading) =>
    linksOf(reading).flatMap(({ dict, page }) => {
      const words = dict.lookup(PDFName.of("Contents"));
      const isText = words instanceof PDFString || words instanceof PDFHexString;
      return isText && words.decodeText() !== "" ? [] : [{ page }];
    }),
  ),
  pdfRule("ISO 19005-2 §6.3.2", "pdf-link-unprinted", (reading) =>
    linksOf(reading).flatMap(({ dict, page }) =>
      (Number(String(dict.get(PDFName.of("F")) ?? 0)) & 4) === 0 ? [{ page }] : [],
    ),
  ),
];

/** Standard types of PDF 1.7 (ISO 32000-1 §14.8.4), without the two that say nothing: NonStruct and Private. */
const standard = new Set(
  "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form".split(
    " ",
  ),
);

function unknownTypes({ document, elements }: PdfReading): string[] {
  const root = document.catalog.lookup(PDFName.of("StructTreeRoot"));
  const map = root instanceof PDFDict ? root.lookup(PDFName.of("RoleMap")) : undefined;
  const mapped = (type: string): boolean => {
    const to = map instanceof PDFDict ? map.lookup(PDFName.of(type)) : undefined;
    return to instanceof PDFName && standard.has(to.decodeText());
  };
  const types = new Set(elements.map(({ type }) => type));
  return [...types].filter((type) => !standard.has(type) && !mapped(type));
}

/** Levels of the headings in reading order, from 1. */
function headingLevels({ elements }: PdfReading): number[] {
  return elements.flatMap(({ type }) => Number(/^H([1-6])$/.exec(type)?.[1] ?? 0) || []);
}

function figures({ elements }: PdfReading): StructureElement[] {
  return elements.filter(({ type }) => type === "Figure");
}

function foreignInLists({ elements }: PdfReading): Breach[] {
  return elements.flatMap(({ type, children }) => {
    const inside = children.map((child) => (child.kind === "element" ? child.type : child.kind));
    const allowed = type === "L" ? /^(?:LI|L|Caption)$/ : type === "LI" ? /^(?:Lbl|LBody)$/ : undefined;
    const wrong = allowed && inside.find((name) => !allowed.test(name));
    return wrong === undefined ? [] : [{ type, child: wrong }];
  });
}

function notesWithoutOwnId({ elements }: PdfReading): Breach[] {
  const seen = new Set<string>();
  return elements
    .filter(({ type }) => type === "Note")
    .flatMap(({ id }) => {
      const isNew = id !== undefined && !seen.has(id);
      if (id !== undefined) seen.add(id);
      return isNew ? [] : [{ id: id ?? "–" }];
    });
}

/** Annotations, each with the element that owns it and its page from 1. */
function linksOf(
  reading: PdfReading,
): { owner: StructureElement | undefined; dict: PDFDict; page: number }[] {
  const owned = new Map<string, StructureElement>();
  for (const element of reading.elements)
    for (const child of element.children)
      if (child.kind === "object") owned.set(child.object.toString(), element);
  return annotationsOf(reading).map(({ ref, dict, page }) => ({
    owner: owned.get(ref.toString()),
    dict,
    page: page + 1,
  }));
}
