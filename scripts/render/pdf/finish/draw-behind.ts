import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
} from "../../../pdf-objects/pdf-lib.ts";
import { streamText } from "../../../pdf-objects/stream-text.ts";

/**
 * Draws each page of a second print behind that of the first, from the upper left corner: a letterhead. All of it is an artifact of
 * pagination (ISO 14289-1 §7.8), since what it says is on every page.
 *
 * @returns a hash of what is drawn
 */
export async function drawBehind(document: PDFDocument, bytes: Uint8Array): Promise<string> {
  const source = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context } = document;
  const shown = createHash("sha256");
  const forms = await document.embedPages(source.getPages());
  for (const [index, page] of document.getPages().entries()) {
    const form = forms[index];
    if (!form) continue;
    await form.embed();
    nameUnmapped(form.ref, context);
    const stream = context.lookup(form.ref);
    if (stream instanceof PDFRawStream) shown.update(stream.contents);
    const box = page.getMediaBox();
    const name = `Letterhead${index + 1}`;
    page.node.setXObject(PDFName.of(name), form.ref);
    const top = Math.round((box.y + box.height - form.height) * 10_000) / 10_000;
    const drawn = context.register(
      context.stream(
        `/Artifact <</Type /Pagination>> BDC\nq 1 0 0 1 ${box.x} ${top} cm /${name} Do Q\nEMC\n`,
      ),
    );
    const contents = page.node.get(PDFName.of("Contents"));
    const old = contents instanceof PDFArray ? contents.asArray() : contents ? [contents] : [];
    page.node.set(PDFName.of("Contents"), context.obj([drawn, ...old]));
  }
  return shown.digest("hex");
}

/** Glyphs that are parts of letters have no code point of their own, and Chromium maps them to U+0000 (ISO 14289-1 §7.21.7). */
function nameUnmapped(form: PDFRef, context: PDFContext): void {
  const stream = context.lookup(form);
  const resources = stream instanceof PDFRawStream ? lookUp(stream.dict, "Resources", context) : undefined;
  const fonts = resources && lookUp(resources, "Font", context);
  for (const [, value] of fonts?.entries() ?? []) {
    const font = context.lookup(value);
    const ref = font instanceof PDFDict ? font.get(PDFName.of("ToUnicode")) : undefined;
    const map = ref && context.lookup(ref);
    if (!(ref instanceof PDFRef) || !(map instanceof PDFRawStream)) continue;
    const text = streamText(map);
    const unmapped = /^(<[0-9A-Fa-f]+>) <0000>$/gm;
    if (!unmapped.test(text)) continue;
    const written = deflateSync(Buffer.from(text.replace(unmapped, "$1 <FFFD>"), "latin1"));
    map.dict.set(PDFName.of("Filter"), PDFName.of("FlateDecode"));
    map.dict.set(PDFName.of("Length"), context.obj(written.length));
    context.assign(ref, PDFRawStream.of(map.dict, new Uint8Array(written)));
  }
}

function lookUp(dict: PDFDict, key: string, context: PDFContext): PDFDict | undefined {
  const value = context.lookup(dict.get(PDFName.of(key)));
  return value instanceof PDFDict ? value : undefined;
}
