import { folded } from "../../languages/letter-case.ts";
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFPage,
  PDFRawStream,
  PDFString,
} from "../../pdf-objects/pdf-lib.ts";
import { tidyText } from "../outline.ts";
import type { Breach } from "../rule.ts";
import { longNames } from "./long-names.ts";
import { type PdfReading, type PdfRule, pdfRule } from "./pdf-reading.ts";

/** What the document says of itself as a whole. */
export const documentRules: readonly PdfRule[] = [
  pdfRule("ISO 14289-1 §7.1 (8)", "pdf-xmp-missing", ({ document }) => brokenIf(!xmpOf(document.catalog))),
  pdfRule("ISO 14289-1 §5", "pdf-ua-unclaimed", (reading) => unless(reading, /<pdfuaid:part>1</)),
  pdfRule("ISO 19005-2 §6.6.4", "pdf-a-unclaimed", (reading) =>
    unless(reading, /<pdfaid:part>[23]</, /<pdfaid:conformance>A</),
  ),
  pdfRule("ISO 14289-1 §7.1 (9)", "pdf-title-missing", (reading) =>
    unless(reading, /<dc:title><rdf:Alt><rdf:li xml:lang="x-default">[^<]/),
  ),
  pdfRule("ISO 14289-1 §7.1 (10)", "pdf-file-name-shown", ({ document }) =>
    brokenIf(!isTrue(document.catalog, "ViewerPreferences", "DisplayDocTitle")),
  ),
  pdfRule("ISO 14289-1 §7.1 (6)", "pdf-not-tagged", ({ document }) =>
    brokenIf(!isTrue(document.catalog, "MarkInfo", "Marked")),
  ),
  pdfRule("ISO 19005-2 §6.1.3", "pdf-identifier-missing", ({ document: { context } }) =>
    brokenIf(!(context.lookup(context.trailerInfo.ID) instanceof PDFArray)),
  ),
  pdfRule("ISO 14289-1 §7.2", "pdf-language-invalid", invalidLanguages),
  pdfRule("ISO 14289-1 §7.17", "pdf-outline-foreign", foreignTitles),
  // PDF/A-2 carries no other files; those of PDF/A-3 say what they are to the document.
  pdfRule("ISO 19005-2 §6.8", "pdf-files-carried", ({ document: { catalog } }) =>
    brokenIf(catalog.has(PDFName.of("Names")) && !isThree(catalog)),
  ),
  pdfRule("ISO 19005-3 §6.8", "pdf-file-unrelated", ({ document: { catalog } }) =>
    brokenIf(isThree(catalog) && !areFilesRelated(catalog)),
  ),
  pdfRule("ISO 19005-2 §6.1.13", "pdf-name-long", ({ document: { context } }) =>
    [...longNames(context)].map((name) => ({ name: `${name.slice(0, 40)}…`, bytes: name.length })),
  ),
  // Each page says what is left when it has been cut, and that is on the paper.
  pdfRule("ISO 32000-1 §14.11.2", "pdf-trim-missing", (reading) =>
    pagesWhere(reading, (page) => !page.node.has(PDFName.of("TrimBox"))),
  ),
  pdfRule("ISO 32000-1 §14.11.2", "pdf-boxes-apart", (reading) =>
    pagesWhere(reading, (page) => page.node.has(PDFName.of("TrimBox")) && !areBoxesNested(page)),
  ),
];

function brokenIf(isBroken: boolean): Breach[] {
  return isBroken ? [{}] : [];
}

/** Without metadata there is nothing else to say of them. */
function unless({ document }: PdfReading, ...claims: RegExp[]): Breach[] {
  const xmp = xmpOf(document.catalog);
  return brokenIf(xmp !== undefined && !claims.every((claim) => claim.test(xmp)));
}

function isTrue(catalog: PDFDict, dictionary: string, key: string): boolean {
  const dict = catalog.lookup(PDFName.of(dictionary));
  return dict instanceof PDFDict && String(dict.get(PDFName.of(key))) === "true";
}

function pagesWhere({ document }: PdfReading, isBroken: (page: PDFPage) => boolean): Breach[] {
  return document.getPages().flatMap((page, index) => (isBroken(page) ? [{ page: index + 1 }] : []));
}

function areBoxesNested(page: PDFPage): boolean {
  const [trim, bleed, media] = [page.getTrimBox(), page.getBleedBox(), page.getMediaBox()];
  return holds(media, bleed) && holds(bleed, trim);
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

function invalidLanguages({ document: { catalog }, elements }: PdfReading): Breach[] {
  const lang = textOfString(catalog.lookup(PDFName.of("Lang")));
  const wrong = [lang, ...elements.flatMap((element) => element.lang ?? [])].filter(
    (tag) => !languageTag.test(tag),
  );
  return [...new Set(wrong)].map((tag) => ({ tag }));
}

/** The outline leads to headings and names them in their own words. */
function foreignTitles({ document: { catalog, context }, elements, contents }: PdfReading): Breach[] {
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
        if (child.kind !== "element" || child.type === "Figure") return "";
        const text = child.actualText ?? textOf(child);
        // Marks of notes are no part of what a heading is called; where one ends a line, the space of the line's end stands behind it.
        if (child.type === "Reference") return /\s$/.test(text) ? " " : "";
        return text;
      })
      .join("");
  const lang = textOfString(catalog.lookup(PDFName.of("Lang")));
  const plain = (text: string): string => folded(tidyText(text), lang);
  const headings = new Set(
    elements.filter(({ type }) => /^H[1-6]$/.test(type)).map((one) => plain(textOf(one))),
  );
  const breaches: Breach[] = [];
  const visit = (item: unknown): void => {
    if (!(item instanceof PDFDict)) return;
    const words = textOfString(context.lookup(item.get(PDFName.of("Title"))));
    if (!headings.has(plain(words))) breaches.push({ title: words });
    visit(item.lookup(PDFName.of("First")));
    visit(item.lookup(PDFName.of("Next")));
  };
  const outlines = catalog.lookup(PDFName.of("Outlines"));
  if (outlines instanceof PDFDict) visit(outlines.lookup(PDFName.of("First")));
  return breaches;
}

function isThree(catalog: PDFDict): boolean {
  return /<pdfaid:part>3</.test(xmpOf(catalog) ?? "");
}

function areFilesRelated(catalog: PDFDict): boolean {
  const associated = catalog.lookup(PDFName.of("AF"));
  const files = associated instanceof PDFArray ? associated.asArray() : [];
  return (
    files.length > 0 &&
    files.every((file) => {
      const dict = catalog.context.lookup(file);
      return dict instanceof PDFDict && dict.has(PDFName.of("AFRelationship"));
    })
  );
}
