import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from "@cantoo/pdf-lib";
import { folded } from "../../languages/letter-case.ts";
import type { PdfFault, PdfReading, PdfRule } from "./pdf-reading.ts";

/** What the document says of itself as a whole. */
export const documentRules: PdfRule = (reading) => [
  ...metadataFaults(reading),
  ...languageFaults(reading),
  ...outlineFaults(reading),
  ...attachmentFaults(reading),
  ...boxFaults(reading),
];

/** Each page says what is left when it has been cut, and that is on the paper. */
function boxFaults({ document }: PdfReading): PdfFault[] {
  return document.getPages().flatMap((page, index) => {
    const clause = "ISO 32000-1 §14.11.2";
    if (!page.node.has(PDFName.of("TrimBox"))) return [{ clause, text: `page ${index + 1} has no trim box` }];
    const [trim, bleed, media] = [page.getTrimBox(), page.getBleedBox(), page.getMediaBox()];
    const within = holds(media, bleed) && holds(bleed, trim);
    return within ? [] : [{ clause, text: `the boxes of page ${index + 1} don't lie within one another` }];
  });
}

interface PageBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

function holds(outer: PageBox, inner: PageBox): boolean {
  const tolerance = 0.01;
  return (
    inner.x >= outer.x - tolerance &&
    inner.y >= outer.y - tolerance &&
    inner.x + inner.width <= outer.x + outer.width + tolerance &&
    inner.y + inner.height <= outer.y + outer.height + tolerance
  );
}

function metadataFaults({ document: { catalog, context } }: PdfReading): PdfFault[] {
  const faults: PdfFault[] = [];
  const fault = (clause: string, text: string): void => void faults.push({ clause, text });
  const xmp = xmpOf(catalog);
  if (xmp === undefined) fault("ISO 14289-1 §7.1 (8)", "there is no XMP metadata");
  else {
    if (!/<pdfuaid:part>1</.test(xmp)) fault("ISO 14289-1 §5", "the metadata doesn't claim PDF/UA-1");
    if (!/<pdfaid:part>[23]</.test(xmp) || !/<pdfaid:conformance>A</.test(xmp))
      fault("ISO 19005-2 §6.6.4", "the metadata doesn't claim PDF/A-2a or -3a");
    if (!/<dc:title><rdf:Alt><rdf:li xml:lang="x-default">[^<]/.test(xmp))
      fault("ISO 14289-1 §7.1 (9)", "the metadata has no title");
  }
  const preferences = catalog.lookup(PDFName.of("ViewerPreferences"));
  if (!(preferences instanceof PDFDict) || String(preferences.get(PDFName.of("DisplayDocTitle"))) !== "true")
    fault("ISO 14289-1 §7.1 (10)", "a viewer would show the file's name instead of the title");
  const marks = catalog.lookup(PDFName.of("MarkInfo"));
  if (!(marks instanceof PDFDict) || String(marks.get(PDFName.of("Marked"))) !== "true")
    fault("ISO 14289-1 §7.1 (6)", "the document is not tagged");
  if (!(context.lookup(context.trailerInfo.ID) instanceof PDFArray))
    fault("ISO 19005-2 §6.1.3", "the trailer has no identifier");
  return faults;
}

function xmpOf(catalog: PDFDict): string | undefined {
  const stream = catalog.lookup(PDFName.of("Metadata"));
  if (!(stream instanceof PDFRawStream)) return undefined;
  return new TextDecoder().decode(decodePDFRawStream(stream).decode());
}

/** A tag of BCP 47 without private use: what is private, no screen reader has a voice for. */
const languageTag = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?(?:-[a-z0-9]{5,8})*$/i;

function textOfString(value: unknown): string {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : "";
}

function languageFaults({ document: { catalog }, elements }: PdfReading): PdfFault[] {
  const lang = textOfString(catalog.lookup(PDFName.of("Lang")));
  const wrong = [lang, ...elements.flatMap((element) => element.lang ?? [])].filter(
    (tag) => !languageTag.test(tag),
  );
  return [...new Set(wrong)].map((tag) => ({ clause: "ISO 14289-1 §7.2", text: `“${tag}” is no language` }));
}

/** The outline leads to headings and names them in their own words. */
function outlineFaults({ document: { catalog, context }, elements, contents }: PdfReading): PdfFault[] {
  const texts = new Map(
    contents.flatMap(({ page, scan }) =>
      scan.sequences.map(({ mcid, runs }) => [
        `${page}:${mcid}`,
        runs.flatMap(({ glyphs }) => glyphs.map(({ text }) => text)).join(""),
      ]),
    ),
  );
  const textOf = (element: PdfReading["elements"][number]): string =>
    element.children
      .map((child) => {
        if (child.kind === "content") return texts.get(`${child.page}:${child.mcid}`) ?? "";
        return child.kind === "element" && child.type !== "Figure" ? (child.actualText ?? textOf(child)) : "";
      })
      .join("");
  const lang = textOfString(catalog.lookup(PDFName.of("Lang")));
  const plain = (text: string): string => folded(text.replace(/[\s\u00a0\u202f]+/g, " ").trim(), lang);
  const headings = new Set(
    elements.filter(({ type }) => /^H[1-6]$/.test(type)).map((one) => plain(textOf(one))),
  );
  const faults: PdfFault[] = [];
  const visit = (item: unknown): void => {
    if (!(item instanceof PDFDict)) return;
    const words = textOfString(context.lookup(item.get(PDFName.of("Title"))));
    if (!headings.has(plain(words)))
      faults.push({ clause: "ISO 14289-1 §7.17", text: `the outline's “${words}” is no heading's text` });
    visit(item.lookup(PDFName.of("First")));
    visit(item.lookup(PDFName.of("Next")));
  };
  const outlines = catalog.lookup(PDFName.of("Outlines"));
  if (outlines instanceof PDFDict) visit(outlines.lookup(PDFName.of("First")));
  return faults;
}

/** PDF/A-2 carries no other files; those of PDF/A-3 say what they are to the document. */
function attachmentFaults({ document: { catalog } }: PdfReading): PdfFault[] {
  const carries = catalog.has(PDFName.of("Names"));
  const isThree = /<pdfaid:part>3</.test(xmpOf(catalog) ?? "");
  const associated = catalog.lookup(PDFName.of("AF"));
  if (carries && !isThree) return [{ clause: "ISO 19005-2 §6.8", text: "PDF/A-2 carries other files" }];
  if (!isThree) return [];
  const files = associated instanceof PDFArray ? associated.asArray() : [];
  const related = files.every((file) => {
    const dict = catalog.context.lookup(file);
    return dict instanceof PDFDict && dict.has(PDFName.of("AFRelationship"));
  });
  return files.length > 0 && related
    ? []
    : [{ clause: "ISO 19005-3 §6.8", text: "a carried file doesn't say what it is to the document" }];
}
