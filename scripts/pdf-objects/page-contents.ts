import { scanContent } from "./content-scan.ts";
import { type FontCodes, fontCodes, fontsOf } from "./font-codes.ts";
import type { Box } from "./geometry.ts";
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from "./pdf-lib.ts";
import type { ContentScan } from "./scanned-content.ts";
import { streamText } from "./stream-text.ts";

/** A content stream that may hold tagged content: a page's, or that of a form XObject with sequences of its own. */
export interface PageContent {
  /** Index of the page, from 0. */
  page: number;
  /** Undefined for the page's own content. */
  stream: PDFRef | undefined;
  /** The stream's text, one byte a character. */
  text: string;
  scan: ContentScan;
  /** Fonts by resource name. */
  fonts: ReadonlyMap<string, FontCodes>;
}

const unitSquare: Box = { left: 0, bottom: 0, right: 1, top: 1 };

/** Reads what every page shows. Fonts are read once, however many pages use them. */
export function readPageContents(document: PDFDocument): PageContent[] {
  const known = new Map<PDFDict, FontCodes>();
  return document.getPages().flatMap(({ node }, page) => {
    const resources = node.Resources();
    const own = readStream(pageText(node.Contents(), document.context), resources, document.context, known);
    return [
      { page, stream: undefined, ...own },
      ...taggedForms(resources, document.context).map(({ ref, stream }) => ({
        page,
        stream: ref,
        ...readStream(
          streamText(stream),
          lookupDict(stream.dict, "Resources", document.context) ?? resources,
          document.context,
          known,
        ),
      })),
    ];
  });
}

function readStream(
  text: string,
  resources: PDFDict | undefined,
  context: PDFContext,
  known: Map<PDFDict, FontCodes>,
): Pick<PageContent, "text" | "scan" | "fonts"> {
  const fonts = new Map(
    [...fontsOf(resources, context)].map(([name, font]) => {
      const codes = known.get(font) ?? fontCodes(font, context);
      known.set(font, codes);
      return [name, codes] as const;
    }),
  );
  const objects = resources && lookupDict(resources, "XObject", context);
  const scan = scanContent(text, {
    font: (name) => fonts.get(name),
    xObject: (name) => {
      const object = context.lookup(objects?.get(PDFName.of(name)));
      if (!(object instanceof PDFRawStream)) return { box: unitSquare };
      if (isTagged(object.dict)) return undefined;
      if (object.dict.get(PDFName.of("Subtype")) === PDFName.of("Form"))
        return { box: boxOf(object.dict, context) };
      return { box: unitSquare, pixels: Number(String(object.dict.get(PDFName.of("Width")))) || undefined };
    },
  });
  return { text, scan, fonts };
}

function taggedForms(
  resources: PDFDict | undefined,
  context: PDFContext,
): { ref: PDFRef; stream: PDFRawStream }[] {
  const objects = resources && lookupDict(resources, "XObject", context);
  return (objects?.entries() ?? []).flatMap(([, ref]) => {
    const stream = context.lookup(ref);
    if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream) || !isTagged(stream.dict)) return [];
    return [{ ref, stream }];
  });
}

/** A form whose own marked content belongs to the structure tree. */
function isTagged(dict: PDFDict): boolean {
  return dict.has(PDFName.of("StructParents"));
}

function boxOf(form: PDFDict, context: PDFContext): Box {
  const box = context.lookup(form.get(PDFName.of("BBox")));
  const [left = 0, bottom = 0, right = 1, top = 1] =
    box instanceof PDFArray
      ? box.asArray().map((value) => (value instanceof PDFNumber ? value.asNumber() : 0))
      : [];
  return { left, bottom, right, top };
}

function pageText(contents: PDFObject | undefined, context: PDFContext): string {
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  return streams
    .map((entry) => context.lookup(entry))
    .map((stream) => (stream instanceof PDFRawStream ? streamText(stream) : ""))
    .join("\n");
}

function lookupDict(dict: PDFDict, key: string, context: PDFContext): PDFDict | undefined {
  const value = context.lookup(dict.get(PDFName.of(key)));
  return value instanceof PDFDict ? value : undefined;
}
