import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
} from "../../../../scripts/pdf-objects/pdf-lib.ts";
import type { Reading } from "./reading.ts";

/** A PDF as a screen reader has it, and the sizes of its type. */
export interface PdfReading extends Reading {
  /** Size in pt of each piece of text, by the text. */
  sizes: { text: string; size: number }[];
}

/**
 * Reads the structure tree of a PDF, ActualText included. The text of marked content comes from pdf.js, the tree from the
 * objects: `scripts/review/` reads both in another way.
 */
export async function readPdfFile(bytes: Uint8Array): Promise<PdfReading> {
  const { texts, sizes } = await markedTexts(bytes);
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const reading: PdfReading = { body: "", notes: [], alts: [], links: linksOf(document), sizes };
  const root = document.catalog.lookup(PDFName.of("StructTreeRoot"));
  if (root instanceof PDFDict) reading.body = new TreeReader(texts, reading).kids(root, undefined);
  return reading;
}

const inline = /^(?:Span|Link|Em|Strong|Sub|Reference|Quote|Code|Lbl|Annot)$/;

class TreeReader {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #reading: PdfReading;

  constructor(texts: ReadonlyMap<string, string>, reading: PdfReading) {
    this.#texts = texts;
    this.#reading = reading;
  }

  /** Text of an element's children; `page` is the page that they stand on unless they name another. */
  kids(parent: PDFDict, page: PDFRef | undefined): string {
    const given = parent.lookup(PDFName.of("K"));
    const kids = given instanceof PDFArray ? given.asArray().map((_, index) => given.lookup(index)) : [given];
    return kids.map((kid) => this.#kid(kid, page)).join("");
  }

  #kid(kid: unknown, page: PDFRef | undefined): string {
    if (kid instanceof PDFNumber) return this.#texts.get(keyOf(page, kid.asNumber())) ?? "";
    if (!(kid instanceof PDFDict)) return "";
    const own = kid.get(PDFName.of("Pg"));
    const here = own instanceof PDFRef ? own : page;
    const mcid = kid.lookup(PDFName.of("MCID"));
    if (mcid instanceof PDFNumber) return this.#texts.get(keyOf(here, mcid.asNumber())) ?? "";
    return kid.has(PDFName.of("S")) ? this.#element(kid, here) : "";
  }

  #element(element: PDFDict, page: PDFRef | undefined): string {
    const type = element.lookup(PDFName.of("S"), PDFName).decodeText();
    const alt = textAt(element, "Alt");
    if (alt !== undefined) this.#reading.alts.push(alt);
    if (type === "Figure") return "\n";
    const text = textAt(element, "ActualText") ?? this.kids(element, page);
    if (type === "Note") {
      // From right to left the full stop is painted before the number.
      const [, number = "", rest = text] = /^\s*\.?(\d+)\.?\s*([\s\S]*)$/.exec(text) ?? [];
      this.#reading.notes.push({ number, text: rest });
      return "";
    }
    return inline.test(type) ? text : `\n${text}\n`;
  }
}

function textAt(element: PDFDict, key: string): string | undefined {
  const value = element.lookup(PDFName.of(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}

function keyOf(page: PDFRef | undefined, mcid: number): string {
  return `p${page?.objectNumber}R_mc${mcid}`;
}

function linksOf(document: PDFDocument): string[] {
  return document.getPages().flatMap((page) => {
    const annotations = page.node.Annots()?.asArray() ?? [];
    return annotations.flatMap((reference) => {
      const annotation = document.context.lookup(reference);
      const action = annotation instanceof PDFDict ? annotation.lookup(PDFName.of("A")) : undefined;
      const address = action instanceof PDFDict ? textAt(action, "URI") : undefined;
      return address === undefined ? [] : [address];
    });
  });
}

interface MarkedItem {
  type?: string;
  id?: string;
  str?: string;
  transform?: number[];
}

/** pdf.js gives joined letters of Arabic as the forms that are painted, whatever an ActualText of theirs says. */
function withoutForms(text: string): string {
  return text.replace(/[\ufb50-\ufdff\ufe70-\ufefc]+/g, (forms) => forms.normalize("NFKC"));
}

/** Text of each marked-content sequence, by page and number, and the size of each piece. */
async function markedTexts(
  bytes: Uint8Array,
): Promise<{ texts: Map<string, string>; sizes: PdfReading["sizes"] }> {
  const texts = new Map<string, string>();
  const sizes: PdfReading["sizes"] = [];
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const open: (string | undefined)[] = [];
    for (const item of items as MarkedItem[]) {
      if (item.type?.startsWith("beginMarkedContent")) open.push(item.id ?? undefined);
      else if (item.type === "endMarkedContent") open.pop();
      else if (item.str !== undefined) {
        const id = open.findLast((one) => one !== undefined);
        if (id) texts.set(id, (texts.get(id) ?? "") + withoutForms(item.str));
        const [, , shear = 0, height = 0] = item.transform ?? [];
        if (item.str.trim()) sizes.push({ text: item.str, size: Math.hypot(shear, height) });
      }
    }
  }
  await task.destroy();
  return { texts, sizes };
}
