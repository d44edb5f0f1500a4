import { type PDFContext, PDFDict, PDFName, PDFRawStream, PDFRef } from "./pdf-lib.ts";
import { streamText } from "./stream-text.ts";

/** How the codes of a font's strings are read. */
export interface FontCodes {
  /** BaseFont without the subset prefix: `SofiaSans-Bold`. */
  name: string;
  /** Bytes of one code: 2 in a composite font (Type0), 1 in a simple one. */
  width: 1 | 2;
  /** Unicode text of each code, from the ToUnicode map. */
  texts: ReadonlyMap<number, string>;
  /** The code of a space, where the font has one. */
  space: number | undefined;
  /** The ToUnicode map. */
  map: PDFRef | undefined;
}

/** What no text is: values that a ToUnicode map may not give (ISO 14289-1 §7.21.7, ISO 19005-2 §6.2.11.7.2). */
export const noText = /[\0\uFEFF\uFFFE]/;

/** Reads a font dictionary. A font without a ToUnicode map has no texts. */
export function fontCodes(font: PDFDict, context: PDFContext): FontCodes {
  const subtype = font.get(PDFName.of("Subtype"));
  const map = font.lookup(PDFName.of("ToUnicode"));
  const { texts, space } =
    map instanceof PDFRawStream ? codesOfMap(map) : { texts: new Map(), space: undefined };
  const name = context.lookup(font.get(PDFName.of("BaseFont")));
  const ref = font.get(PDFName.of("ToUnicode"));
  return {
    map: ref instanceof PDFRef ? ref : undefined,
    name: name instanceof PDFName ? name.decodeText().replace(/^[A-Z]{6}\+/, "") : "",
    width: subtype === PDFName.of("Type0") ? 2 : 1,
    texts,
    space,
  };
}

type Codes = Pick<FontCodes, "texts" | "space">;

/** By what the map's stream holds: the fonts of one copy mostly have the letters of those of the one before. */
const maps = new Map<string, Codes>();
const mostMaps = 200;

function codesOfMap(map: PDFRawStream): Codes {
  const key = Buffer.from(map.getContents()).toString("latin1");
  const known = maps.get(key);
  if (known) return known;
  const texts = toUnicode(streamText(map));
  const codeOf = (wanted: string): number | undefined => [...texts].find(([, text]) => text === wanted)?.[0];
  const codes = { texts, space: codeOf(" ") ?? codeOf("\u00a0") };
  if (maps.size >= mostMaps) maps.clear();
  maps.set(key, codes);
  return codes;
}

/** The fonts of a resource dictionary by their resource names. */
export function fontsOf(resources: PDFDict | undefined, context: PDFContext): Map<string, PDFDict> {
  const fonts = resources && context.lookup(resources.get(PDFName.of("Font")));
  if (!(fonts instanceof PDFDict)) return new Map();
  return new Map(
    fonts.entries().flatMap(([name, value]) => {
      const font = context.lookup(value);
      return font instanceof PDFDict ? [[name.decodeText(), font] as const] : [];
    }),
  );
}

/** Code → text from the `bfchar` and `bfrange` sections of a CMap (ISO 32000-1 §9.10.3). */
function toUnicode(cmap: string): Map<number, string> {
  const texts = new Map<number, string>();
  for (const [, section = ""] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = "", text = ""] of section.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      texts.set(Number.parseInt(code, 16), utf16(text));
  for (const [, section = ""] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = "", to = "", first, list] of section.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])/g,
    )) {
      const start = Number.parseInt(from, 16);
      const listed = [...(list ?? "").matchAll(/<([0-9A-Fa-f]+)>/g)].map(([, text = ""]) => utf16(text));
      for (let code = start; code <= Number.parseInt(to, 16); code += 1)
        texts.set(code, first === undefined ? (listed[code - start] ?? "") : shifted(first, code - start));
    }
  }
  return texts;
}

function utf16(hex: string): string {
  return String.fromCharCode(...(hex.match(/.{1,4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
}

/** The range's first text with its last code unit counted on. */
function shifted(hex: string, by: number): string {
  const text = utf16(hex);
  return text.slice(0, -1) + String.fromCharCode((text.at(-1) ?? "\0").charCodeAt(0) + by);
}
