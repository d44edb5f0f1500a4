import { deflateSync } from "node:zlib";
import { noText } from "../../../pdf-objects/font-codes.ts";
import { PDFName, PDFRawStream, type PDFRef } from "../../../pdf-objects/pdf-lib.ts";
import type { MarkedSequence } from "../../../pdf-objects/scanned-content.ts";
import { streamText } from "../../../pdf-objects/stream-text.ts";
import type { Draft, DraftContent } from "./draft.ts";
import type { Pass } from "./pass.ts";

/**
 * Glyphs that are parts of letters or several in one (marks of Thai, conjuncts of Devanagari, joined Arabic) have no code point of
 * their own, and Chromium maps them to U+0000. An ActualText around them says what they stand for; it is their text in the map,
 * too. ISO 14289-1 §7.21.7, ISO 19005-2 §6.2.11.7.2.
 */
export const unmappedGlyphs: Pass = {
  name: "unmapped-glyphs",
  clause: "ISO 14289-1 §7.21.7",
  apply({ document, contents }: Draft) {
    const maps = new Map<PDFRef, Map<number, string>>();
    for (const content of contents)
      for (const sequence of content.scan.sequences) collect(sequence, content, maps);
    for (const [ref, texts] of maps) {
      const stream = document.context.lookup(ref);
      if (!(stream instanceof PDFRawStream)) continue;
      const bytes = deflateSync(Buffer.from(withTexts(streamText(stream), texts), "latin1"));
      stream.dict.set(PDFName.of("Filter"), PDFName.of("FlateDecode"));
      stream.dict.set(PDFName.of("Length"), document.context.obj(bytes.length));
      document.context.assign(ref, PDFRawStream.of(stream.dict, new Uint8Array(bytes)));
    }
  },
};

/** Notes what the unmapped glyphs of a sequence stand for, by font and code. */
function collect(
  { runs, replacements }: MarkedSequence,
  { fonts }: DraftContent,
  maps: Map<PDFRef, Map<number, string>>,
): void {
  for (const { font: name, glyphs } of runs) {
    const font = fonts.get(name);
    if (!font?.map) continue;
    for (const { code, start } of glyphs) {
      if (!noText.test(font.texts.get(code) ?? "")) continue;
      const replaced = replacements.find(({ open, close }) => open.end <= start && start < close.start);
      const known = maps.get(font.map) ?? new Map<number, string>();
      if (replaced || !known.has(code)) known.set(code, replaced?.actualText ?? unknown);
      maps.set(font.map, known);
    }
  }
}

/** What the text of a whole element says, since its lines run from right to left. */
const unknown = "\ufffd";

function withTexts(map: string, texts: ReadonlyMap<number, string>): string {
  return map.replace(/^(<([0-9A-Fa-f]+)>) <0000>$/gm, (line, code: string, hex: string) => {
    const text = texts.get(Number.parseInt(hex, 16));
    return text === undefined ? line : `${code} <${utf16(text)}>`;
  });
}

function utf16(text: string): string {
  return Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase();
}
