import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFRawStream,
  PDFStream,
} from "../../../pdf-objects/pdf-lib.ts";
import type { Draft } from "../finish/draft.ts";
import { coloursIn, inColoursOfPrint, knockoutState, overprintState } from "./colour-operations.ts";
import { inkTable } from "./ink-table.ts";
import { mayOverprint } from "./may-overprint.ts";
import { pressImages } from "./press-images.ts";
import { pressIntent } from "./press-intent.ts";
import { pressMarks } from "./press-marks.ts";
import type { PressSettings } from "./press-settings.ts";
import { isRgb, pressShadings, shadingColours } from "./press-shadings.ts";

/** A content stream of the document with the resources it refers to. */
interface Painted {
  stream: PDFRawStream;
  text: string;
  resources: PDFDict | undefined;
  rgbSpaces: ReadonlySet<string>;
}

/**
 * Makes a finished PDF one that a print shop takes: every colour in CMYK by the theme's inks or the printer's profile,
 * black text in black alone and overprinting, an output intent, crop and fold marks. Structure, text and links stay.
 */
export async function pressPdf({ document, findings }: Draft, settings: PressSettings): Promise<void> {
  const { context } = document;
  const painted = paintedStreams(document);
  const colours = new Set(painted.flatMap(({ text, rgbSpaces }) => [...coloursIn(text, rgbSpaces)]));
  for (const hex of shadingColours(context)) colours.add(hex);
  const inksOf = await inkTable(colours, settings);
  const overprints = mayOverprint(colours, inksOf, settings);
  const states = {
    [overprintState]: context.obj({ Type: "ExtGState", OP: true, op: true, OPM: 1 }),
    [knockoutState]: context.obj({ Type: "ExtGState", OP: false, op: false, OPM: 0 }),
  };
  for (const { stream, text, resources, rgbSpaces } of painted) {
    const inked = inColoursOfPrint(text, rgbSpaces, { inksOf, overprints });
    setText(document, stream, inked);
    if (resources) addStates(resources, states);
  }
  const left = pressShadings(context, inksOf);
  if (left > 0) findings.push({ code: "press-gradient", src: undefined, params: { count: left } });
  await pressImages(document, settings);
  blendInInks(document);
  pressIntent(document, settings.profile);
  pressMarks(document, settings);
}

/** Pages, forms and tiling patterns: everything that may set a colour. */
function paintedStreams(document: PDFDocument): Painted[] {
  const { context } = document;
  const pages = document.getPages().flatMap(({ node }) => {
    const contents = node.Contents();
    const parts = contents instanceof PDFArray ? contents.asArray() : [contents];
    return parts.flatMap((part) => {
      const stream = context.lookup(part);
      return stream instanceof PDFRawStream ? [paintedBy(stream, node.Resources(), context)] : [];
    });
  });
  const others = context.enumerateIndirectObjects().flatMap(([, stream]) => {
    if (!(stream instanceof PDFRawStream)) return [];
    const isForm = stream.dict.get(PDFName.of("Subtype")) === PDFName.of("Form");
    if (!isForm && !stream.dict.has(PDFName.of("PatternType"))) return [];
    const resources = context.lookup(stream.dict.get(PDFName.of("Resources")));
    return [paintedBy(stream, resources instanceof PDFDict ? resources : undefined, context)];
  });
  return [...pages, ...others];
}

function paintedBy(
  stream: PDFRawStream,
  resources: PDFDict | undefined,
  context: PDFDocument["context"],
): Painted {
  const bytes = decodePDFRawStream(stream).decode();
  const spaces = context.lookup(resources?.get(PDFName.of("ColorSpace")));
  const names = spaces instanceof PDFDict ? spaces.entries() : [];
  const rgbSpaces = new Set(
    names.filter(([, space]) => isRgb(space, context)).map(([name]) => name.decodeText()),
  );
  return { stream, text: Buffer.from(bytes).toString("latin1"), resources, rgbSpaces };
}

function setText({ context }: PDFDocument, stream: PDFRawStream, text: string): void {
  const written = context.flateStream(Buffer.from(text, "latin1"));
  for (const [key, value] of written.dict.entries()) stream.dict.set(key, value);
  stream.dict.delete(PDFName.of("DecodeParms"));
  stream.updateContents(written.getContents());
}

function addStates(resources: PDFDict, states: Readonly<Record<string, PDFDict>>): void {
  const { context } = resources;
  const key = PDFName.of("ExtGState");
  const known = context.lookup(resources.get(key));
  const target = known instanceof PDFDict ? known : context.obj({});
  for (const [name, state] of Object.entries(states)) target.set(PDFName.of(name), state);
  if (target !== known) resources.set(key, target);
}

/** Transparency is mixed in the colours of the press; a page or form that says RGB would be mixed in light. */
function blendInInks({ context }: PDFDocument): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFStream ? object.dict : object;
    const group = dict instanceof PDFDict ? context.lookup(dict.get(PDFName.of("Group"))) : undefined;
    if (group instanceof PDFDict && isRgb(group.get(PDFName.of("CS")), context))
      group.set(PDFName.of("CS"), PDFName.of("DeviceCMYK"));
  }
}
