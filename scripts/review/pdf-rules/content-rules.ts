import { fontsOf, noText } from "../../pdf-objects/font-codes.ts";
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef } from "../../pdf-objects/pdf-lib.ts";
import { shrunkType } from "../../pdf-objects/shrunk-type.ts";
import { contentKey } from "../../pdf-objects/structure-element.ts";
import type { Breach } from "../rule.ts";
import { type PdfReading, type PdfRule, pdfRule } from "./pdf-reading.ts";

/** What is painted: marked as content or as an artifact, owned by one element, in fonts that have it. */
export const contentRules: readonly PdfRule[] = [
  pdfRule("ISO 14289-1 §7.1 (3)", "pdf-content-unmarked", ({ contents }) =>
    contents.flatMap(({ page, scan }) =>
      scan.loose.length > 0 ? [{ page: page + 1, count: scan.loose.length }] : [],
    ),
  ),
  pdfRule("ISO 32000-1 §14.9.4", "pdf-replacement-repeats", ({ contents }) =>
    contents.flatMap(({ page, scan }) =>
      scan.sequences
        .filter(({ replacements }) =>
          replacements.some(({ actualText, shown }) => actualText.replace(/[\u00a0\u202f]/g, " ") === shown),
        )
        .map(({ mcid }) => ({ page: page + 1, content: mcid ?? "–" })),
    ),
  ),
  // Every marked sequence belongs to exactly one element, and the parent tree knows it.
  pdfRule("ISO 14289-1 §7.1 (3)", "pdf-content-owners", (reading) =>
    ownedSequences(reading).flatMap(({ page, content, tag, owners }) =>
      owners === 1 ? [] : [{ page, content, tag, owners }],
    ),
  ),
  pdfRule("ISO 32000-1 §14.7.4.4", "pdf-parent-unknown", (reading) => {
    const parents = parentTree(reading);
    return ownedSequences(reading).flatMap(({ page, content, owners, isOnPage }) =>
      owners === 1 && isOnPage && !parents.has(`${page - 1}:${content}`) ? [{ page, content }] : [],
    );
  }),
  pdfRule("ISO 14289-1 §7.21.8", "pdf-glyph-missing", (reading) =>
    runsWhere(reading, (run) => run.glyphs.some(({ code }) => code === 0)),
  ),
  pdfRule("ISO 14289-1 §7.21.7", "pdf-glyph-unmapped", (reading) =>
    runsWhere(
      reading,
      (run, fonts) =>
        run.glyphs.every(({ code }) => code !== 0) &&
        (fonts.get(run.font)?.texts.size === 0 ||
          run.glyphs.some(({ code }) => noText.test(fonts.get(run.font)?.texts.get(code) ?? ""))),
    ),
  ),
  // Chromium shrinks the type of all pages for one thing that is too wide; no standard minds.
  pdfRule("CSS Paged Media 3 §7", "pdf-type-shrunk", ({ contents }) => {
    const percent = shrunkType(contents);
    return percent === undefined ? [] : [{ percent }];
  }),
  pdfRule("ISO 14289-1 §7.21.4.1", "pdf-font-elsewhere", fontsElsewhere),
];

interface OwnedSequence {
  /** From 1. */
  page: number;
  content: number;
  tag: string;
  /** How many elements it belongs to. */
  owners: number;
  /** Not in a form of its own, which the parent tree lists elsewhere. */
  isOnPage: boolean;
}

function ownedSequences({ elements, contents }: PdfReading): OwnedSequence[] {
  const owners = new Map<string, number>();
  for (const { children } of elements)
    for (const child of children)
      if (child.kind === "content") {
        const key = contentKey(child.page, child.mcid, child.stream);
        owners.set(key, (owners.get(key) ?? 0) + 1);
      }
  return contents.flatMap(({ page, stream, scan }) =>
    scan.sequences.flatMap(({ mcid, tag }) =>
      mcid === undefined
        ? []
        : [
            {
              page: page + 1,
              content: mcid,
              tag,
              owners: owners.get(contentKey(page, mcid, stream)) ?? 0,
              isOnPage: !stream,
            },
          ],
    ),
  );
}

function parentTree({ document }: PdfReading): Set<string> {
  const root = document.catalog.lookup(PDFName.of("StructTreeRoot"));
  const tree = root instanceof PDFDict ? root.lookup(PDFName.of("ParentTree")) : undefined;
  const numbers = tree instanceof PDFDict ? tree.lookup(PDFName.of("Nums")) : undefined;
  const lists = new Map<number, PDFArray>();
  if (numbers instanceof PDFArray)
    for (let at = 0; at + 1 < numbers.size(); at += 2) {
      const [key, value] = [numbers.lookup(at), numbers.lookup(at + 1)];
      if (key instanceof PDFNumber && value instanceof PDFArray) lists.set(key.asNumber(), value);
    }
  const known = new Set<string>();
  document.getPages().forEach(({ node }, page) => {
    const key = node.lookup(PDFName.of("StructParents"));
    const list = key instanceof PDFNumber ? lists.get(key.asNumber()) : undefined;
    list?.asArray().forEach((value, mcid) => {
      if (value instanceof PDFRef) known.add(`${page}:${mcid}`);
    });
  });
  return known;
}

type PageContent = PdfReading["contents"][number];
type Run = PageContent["scan"]["sequences"][number]["runs"][number];

function runsWhere(
  { contents }: PdfReading,
  isBroken: (run: Run, fonts: PageContent["fonts"]) => boolean,
): Breach[] {
  return contents.flatMap(({ page, scan, fonts }) =>
    [
      ...scan.sequences.flatMap((sequence) => sequence.runs),
      ...scan.loose.flatMap(({ run }) => run ?? []),
    ].flatMap((run) =>
      isBroken(run, fonts) ? [{ page: page + 1, text: run.glyphs.map((glyph) => glyph.text).join("") }] : [],
    ),
  );
}

function fontsElsewhere({ document }: PdfReading): Breach[] {
  const fonts = new Set<PDFDict>();
  for (const { node } of document.getPages())
    for (const [, font] of fontsOf(node.Resources(), document.context)) fonts.add(font);
  return [...fonts].flatMap((font) => {
    const list = font.lookup(PDFName.of("DescendantFonts"));
    const inner = list instanceof PDFArray ? list.lookup(0) : font;
    const descriptor = inner instanceof PDFDict ? inner.lookup(PDFName.of("FontDescriptor")) : undefined;
    const isEmbedded =
      descriptor instanceof PDFDict &&
      ["FontFile", "FontFile2", "FontFile3"].some((key) => descriptor.has(PDFName.of(key)));
    const name = String(font.get(PDFName.of("BaseFont")) ?? font.get(PDFName.of("Subtype")));
    return isEmbedded || name === "/Type3" ? [] : [{ font: name.replace(/^\//, "") }];
  });
}
