import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef } from "@cantoo/pdf-lib";
import { fontsOf } from "../../pdf-objects/font-codes.ts";
import { contentKey } from "../../pdf-objects/structure-element.ts";
import type { PdfFault, PdfReading, PdfRule } from "./pdf-reading.ts";

/** What is painted: marked as content or as an artifact, owned by one element, in fonts that have it. */
export const contentRules: PdfRule = (reading) => [
  ...markFaults(reading),
  ...ownerFaults(reading),
  ...glyphFaults(reading),
  ...fontFaults(reading),
];

function markFaults({ contents }: PdfReading): PdfFault[] {
  return contents.flatMap(({ page, scan }) => [
    ...(scan.loose.length > 0
      ? [
          {
            clause: "ISO 14289-1 §7.1 (3)",
            text: `page ${page + 1}: ${scan.loose.length} things are neither content nor artifact`,
          },
        ]
      : []),
    ...scan.sequences
      .filter(({ replacements }) =>
        replacements.some(({ actualText, shown }) => actualText.replace(/[\u00a0\u202f]/g, " ") === shown),
      )
      .map(({ mcid }) => ({
        clause: "ISO 32000-1 §14.9.4",
        text: `page ${page + 1}: an ActualText in content ${mcid} repeats its glyphs`,
      })),
  ]);
}

/** Every marked sequence belongs to exactly one element, and the parent tree knows it. */
function ownerFaults(reading: PdfReading): PdfFault[] {
  const owners = new Map<string, number>();
  for (const { children } of reading.elements)
    for (const child of children)
      if (child.kind === "content") {
        const key = contentKey(child.page, child.mcid, child.stream);
        owners.set(key, (owners.get(key) ?? 0) + 1);
      }
  const parents = parentTree(reading);
  return reading.contents.flatMap(({ page, stream, scan }) =>
    scan.sequences.flatMap(({ mcid, tag }) => {
      if (mcid === undefined) return [];
      const count = owners.get(contentKey(page, mcid, stream)) ?? 0;
      const clause = "ISO 14289-1 §7.1 (3)";
      if (count !== 1)
        return [{ clause, text: `page ${page + 1}: content ${mcid} (${tag}) has ${count} owners` }];
      if (!stream && !parents.has(`${page}:${mcid}`))
        return [
          {
            clause: "ISO 32000-1 §14.7.4.4",
            text: `page ${page + 1}: the parent tree lacks content ${mcid}`,
          },
        ];
      return [];
    }),
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

function glyphFaults({ contents }: PdfReading): PdfFault[] {
  return contents.flatMap(({ page, scan, fonts }) => {
    const runs = [
      ...scan.sequences.flatMap((sequence) => sequence.runs),
      ...scan.loose.flatMap(({ run }) => run ?? []),
    ];
    return runs.flatMap((run) => {
      const text = run.glyphs.map((glyph) => glyph.text).join("");
      const clause = run.glyphs.some(({ code }) => code === 0)
        ? "ISO 14289-1 §7.21.8"
        : fonts.get(run.font)?.texts.size === 0
          ? "ISO 14289-1 §7.21.7"
          : undefined;
      return clause
        ? [{ clause, text: `page ${page + 1}: “${text}” has signs that the font doesn't have` }]
        : [];
    });
  });
}

function fontFaults({ document }: PdfReading): PdfFault[] {
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
    return isEmbedded || name === "/Type3"
      ? []
      : [{ clause: "ISO 14289-1 §7.21.4.1", text: `${name} is not embedded` }];
  });
}
