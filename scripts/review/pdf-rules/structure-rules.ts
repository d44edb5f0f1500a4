import { PDFDict, PDFHexString, PDFName, PDFString } from "@cantoo/pdf-lib";
import { contentsOf, type StructureElement } from "../../pdf-objects/structure-element.ts";
import { annotationsOf, type PdfFault, type PdfReading, type PdfRule } from "./pdf-reading.ts";

/** What the elements are and how they stand in each other. */
export const structureRules: PdfRule = (reading) => [
  ...typeFaults(reading),
  ...headingFaults(reading),
  ...figureFaults(reading),
  ...listFaults(reading),
  ...noteFaults(reading),
  ...linkFaults(reading),
];

/** Standard types of PDF 1.7 (ISO 32000-1 §14.8.4), without the two that say nothing: NonStruct and Private. */
const standard = new Set(
  "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form".split(
    " ",
  ),
);

function typeFaults({ document, elements, tops }: PdfReading): PdfFault[] {
  const root = document.catalog.lookup(PDFName.of("StructTreeRoot"));
  const map = root instanceof PDFDict ? root.lookup(PDFName.of("RoleMap")) : undefined;
  const mapped = (type: string): boolean => {
    const to = map instanceof PDFDict ? map.lookup(PDFName.of(type)) : undefined;
    return to instanceof PDFName && standard.has(to.decodeText());
  };
  const wrong = new Set(
    elements.map(({ type }) => type).filter((type) => !standard.has(type) && !mapped(type)),
  );
  return [
    ...[...wrong].map((type) =>
      type === "NonStruct"
        ? { clause: "ISO 32000-1 §14.8.4.2", text: "an element says nothing (NonStruct)" }
        : { clause: "ISO 14289-1 §7.1 (5)", text: `${type} is no standard type and is not mapped to one` },
    ),
    ...(tops.length === 1 && tops[0]?.type === "Document"
      ? []
      : [{ clause: "ISO 14289-1 §7.1", text: "the structure has no single Document at its top" }]),
  ];
}

function headingFaults({ elements }: PdfReading): PdfFault[] {
  let level = 0;
  return elements.flatMap(({ type }) => {
    const own = Number(/^H([1-6])$/.exec(type)?.[1] ?? 0);
    if (own === 0) return [];
    const jumps = own > level + 1;
    const text = level === 0 ? `the first heading is H${own}` : `H${own} follows H${level}`;
    level = own;
    return jumps ? [{ clause: "ISO 14289-1 §7.4.2", text }] : [];
  });
}

function figureFaults({ elements }: PdfReading): PdfFault[] {
  return elements
    .filter(({ type }) => type === "Figure")
    .flatMap((figure) => {
      const boxed = figure.attributes.some((attribute) => attribute.has(PDFName.of("BBox")));
      if (!figure.alt) return [{ clause: "ISO 14289-1 §7.3", text: "a picture has no description" }];
      return boxed ? [] : [{ clause: "ISO 14289-1 §7.3", text: `“${figure.alt}” has no bounding box` }];
    });
}

function listFaults({ elements }: PdfReading): PdfFault[] {
  const clause = "ISO 14289-1 §7.6";
  return elements.flatMap(({ type, children }) => {
    const inside = children.map((child) => (child.kind === "element" ? child.type : child.kind));
    const allowed = type === "L" ? /^(?:LI|L|Caption)$/ : type === "LI" ? /^(?:Lbl|LBody)$/ : undefined;
    const wrong = allowed && inside.find((name) => !allowed.test(name));
    return wrong === undefined ? [] : [{ clause, text: `${type} holds ${wrong}` }];
  });
}

function noteFaults({ elements }: PdfReading): PdfFault[] {
  const seen = new Set<string>();
  return elements
    .filter(({ type }) => type === "Note")
    .flatMap(({ id }) => {
      const isNew = id !== undefined && !seen.has(id);
      if (id !== undefined) seen.add(id);
      return isNew ? [] : [{ clause: "ISO 14289-1 §7.9", text: `a note's id is missing or double: ${id}` }];
    });
}

/** Every link is in the structure, says in words where it leads, and is printed. */
function linkFaults(reading: PdfReading): PdfFault[] {
  const owned = new Map<string, StructureElement>();
  for (const element of reading.elements)
    for (const child of element.children)
      if (child.kind === "object") owned.set(child.object.toString(), element);
  return annotationsOf(reading).flatMap(({ ref, dict, page }) => {
    const owner = owned.get(ref.toString());
    const words = dict.lookup(PDFName.of("Contents"));
    const says = (words instanceof PDFString || words instanceof PDFHexString) && words.decodeText() !== "";
    const faults: PdfFault[] = [];
    const where = `page ${page + 1}`;
    if (owner?.type !== "Link")
      faults.push({ clause: "ISO 14289-1 §7.18.5", text: `${where}: a link is not in a Link element` });
    else if ([...contentsOf(owner)].length === 0)
      faults.push({ clause: "ISO 14289-1 §7.18.5", text: `${where}: a link stands on nothing` });
    if (!says)
      faults.push({ clause: "ISO 14289-1 §7.18.5", text: `${where}: a link doesn't say where it leads` });
    if ((Number(String(dict.get(PDFName.of("F")) ?? 0)) & 4) === 0)
      faults.push({ clause: "ISO 19005-2 §6.3.2", text: `${where}: a link is not printed` });
    return faults;
  });
}
