import { strFromU8, strToU8 } from "fflate";
import type { Host } from "../../host/host.ts";
import { sha256 } from "../../host/sha256.ts";
import { type ContentsEntry, withContentsEntries } from "./contents-entries.ts";
import { fitMedia } from "./fit-media.ts";
import { fontIndex } from "./font-holder.ts";
import type { DocxParts } from "./package-parts.ts";
import { mirrorLayout } from "./right-to-left.ts";
import { type WordWatermark, withWatermark } from "./watermark.ts";
import { type Packed, pack, writeArchive } from "./write-archive.ts";

/** What the library has no option for, put into the finished parts. */
export interface DocxMetadata {
  lang: string;
  dir: "ltr" | "rtl";
  /** `YYYY-MM-DDThh:mm:ssZ`. */
  date: string;
  /** The real fonts behind the place-holders that `fontHolder` made, by index. */
  fonts: readonly Uint8Array[];
  /** What stands in the contents. */
  contents: readonly ContentsEntry[];
  watermark: WordWatermark | undefined;
  /** Gives words in other scripts their fonts: a part's XML, and the same with them. */
  setFonts: (xml: string) => string;
  /** For the cache of pictures that were drawn smaller. */
  host: Host;
}

/**
 * The same bytes for the same document: random relationship ids, font keys, the clock's dates and the archive's
 * times are replaced by ones that follow from the content. Adds the document's language, and takes from photographs what
 * no print can show.
 */
export async function stabiliseDocx(parts: DocxParts, metadata: DocxMetadata): Promise<Uint8Array> {
  await fitMedia(parts, metadata.host);
  const names = Object.keys(parts).sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
  const rename = renumber();
  const { keys, packed } = placeFonts(parts, metadata.fonts);
  const stable = new Map<string, Packed>();
  for (const name of names) {
    const data = parts[name];
    if (!data) continue;
    if (!/\.(xml|rels)$/.test(name)) {
      stable.set(name, packed.get(name) ?? pack(data));
      continue;
    }
    let xml = withMetadata(name, rename(strFromU8(data)), metadata);
    for (const [random, key] of keys) xml = xml.replaceAll(random, key);
    if (/^word\/(?:document|footnotes|header\d*|footer\d*)\.xml$/.test(name)) xml = metadata.setFonts(xml);
    if (metadata.watermark && /^word\/(?:header|letterhead)\d*\.xml$/.test(name) && xml.includes("<w:hdr"))
      xml = withWatermark(xml, metadata.watermark);
    stable.set(name, packXml(name, xml));
  }
  return writeArchive(stable);
}

/** Most parts of a document are those of the one before, when that is a copy of the same text: they are packed once. */
function packXml(name: string, xml: string): Packed {
  const known = lastParts.get(name);
  if (known?.xml === xml) return known.packed;
  const packed = pack(strToU8(xml));
  lastParts.set(name, { xml, packed });
  return packed;
}

/** By name, as it was in the last document. */
const lastParts = new Map<string, { xml: string; packed: Packed }>();

function order(name: string): number {
  return name === "[Content_Types].xml" ? 0 : name.startsWith("_rels/") ? 1 : 2;
}

function withMetadata(name: string, xml: string, { lang, dir, date, contents }: DocxMetadata): string {
  if (name === "docProps/core.xml") {
    return xml
      .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}`)
      .replace("</cp:coreProperties>", `<dc:language>${lang}</dc:language></cp:coreProperties>`);
  }
  // The language of text in theme fonts; its place is behind w:compat (CT_Settings).
  if (name === "word/settings.xml" && !xml.includes("<w:themeFontLang"))
    return xml.replace("</w:compat>", `</w:compat><w:themeFontLang w:val="${lang}"/>`);
  if (name !== "word/document.xml") return xml;
  const filled = withContentsEntries(xml, contents);
  return dir === "rtl" ? mirrorLayout(filled) : filled;
}

/**
 * Gives random and process-wide names their number in order of appearance: relationship ids (`rId` and 21 random
 * signs), the contents' bookmarks (`_Toc…`) and the numbers of all bookmarks.
 */
function renumber(): (xml: string) => string {
  const relations = new Map<string, string>();
  const contents = new Map<string, string>();
  const open = new Map<string, number[]>();
  let bookmarks = 0;
  const numbered = (known: Map<string, string>, name: string, make: (index: number) => string): string => {
    const made = known.get(name) ?? make(known.size + 1);
    known.set(name, made);
    return made;
  };
  return (xml) =>
    xml
      .replace(/\brId[a-z0-9_-]{21}(?=")/g, (id) => numbered(relations, id, (index) => `rIdLink${index}`))
      .replace(/_Toc\d+/g, (id) => numbered(contents, id, (index) => `_Toc${index}`))
      .replace(
        /(<w:bookmark(Start|End)\b[^>]*?w:id=")(\d+)"/g,
        (_, head: string, kind: string, id: string) => {
          // The library numbers its bookmarks without knowing of ours: an end belongs to the last start of its number.
          const stack = open.get(id) ?? [];
          open.set(id, stack);
          if (kind === "Start") stack.push(++bookmarks);
          return `${head}${kind === "Start" ? bookmarks : (stack.pop() ?? id)}"`;
        },
      );
}

/** A font as Word documents carry it: hidden with a key that is made of the font itself (ISO/IEC 29500-1 §17.8.1). */
interface HiddenFont {
  key: string;
  packed: Packed;
}

const hiddenFonts = new WeakMap<Uint8Array, HiddenFont>();

/** Hidden and packed once for all copies that carry it. */
function hiddenFont(font: Uint8Array): HiddenFont {
  const known = hiddenFonts.get(font) ?? hide(font);
  hiddenFonts.set(font, known);
  return known;
}

function hide(font: Uint8Array): HiddenFont {
  const digest = sha256(font).toUpperCase();
  const key = `{${digest.slice(0, 8)}-${digest.slice(8, 12)}-${digest.slice(12, 16)}-${digest.slice(16, 20)}-${digest.slice(20, 32)}}`;
  return { key, packed: pack(hidden(font, key)) };
}

/**
 * The library hides embedded fonts with a random key. It is given place-holders, and the real fonts take their place
 * here. Returns old and new keys, as in `fontTable.xml`, and the parts that are fonts.
 */
function placeFonts(
  parts: Readonly<Record<string, Uint8Array>>,
  fonts: readonly Uint8Array[],
): { keys: Map<string, string>; packed: Map<string, Packed> } {
  const keys = new Map<string, string>();
  const packed = new Map<string, Packed>();
  const table = strFromU8(parts["word/fontTable.xml"] ?? new Uint8Array());
  const relations = strFromU8(parts["word/_rels/fontTable.xml.rels"] ?? new Uint8Array());
  for (const [, id = "", key = ""] of table.matchAll(/r:id="([^"]+)" w:fontKey="(\{[0-9A-F-]{36}\})"/g)) {
    const target = new RegExp(`<Relationship [^>]*Id="${id}"[^>]*Target="([^"]+)"`).exec(relations)?.[1];
    const holder = parts[`word/${target}`];
    const font = holder && fonts[fontIndex(holder)];
    if (!font) continue;
    const made = hiddenFont(font);
    packed.set(`word/${target}`, made.packed);
    keys.set(key, made.key);
  }
  return { keys, packed };
}

/** A copy whose first 32 bytes are XORed with the key's bytes in reverse order. */
function hidden(font: Uint8Array, key: string): Uint8Array {
  const copy = new Uint8Array(font);
  const bytes = Buffer.from(key.replace(/[{}-]/g, ""), "hex").reverse();
  for (let index = 0; index < 32; index += 1) copy[index] = (copy[index] ?? 0) ^ (bytes[index % 16] ?? 0);
  return copy;
}
