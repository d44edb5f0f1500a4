import { deflateSync } from "node:zlib";
import {
  decodePDFRawStream,
  type PDFContext,
  type PDFDocument,
  PDFName,
  PDFRawStream,
} from "../../../pdf-objects/pdf-lib.ts";
import { convertToInks } from "../../assets/convert-to-inks.ts";
import { decodePicture } from "../../assets/decode-picture.ts";
import { keepFlatColours } from "./keep-flat-colours.ts";
import type { PressSettings } from "./press-settings.ts";
import { isRgb } from "./press-shadings.ts";

/**
 * Pictures in the inks of the press, without loss. Masks and grey pictures stay: the black ink alone prints them.
 * ISO 32000-1 §8.9.5.
 */
export async function pressImages({ context }: PDFDocument, settings: PressSettings): Promise<void> {
  const { profile, inkLimit } = settings;
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    if (object.dict.get(PDFName.of("Subtype")) !== PDFName.of("Image")) continue;
    if (!isRgb(object.dict.get(PDFName.of("ColorSpace")), context)) continue;
    const size = { width: numberOf(object, "Width", context), height: numberOf(object, "Height", context) };
    const pixels = await samplesOf(object, context);
    const inks = await convertToInks(pixels, { ...size, profile: profile.path });
    keepFlatColours(pixels, inks, settings);
    limit(inks, inkLimit);
    const { dict } = object;
    dict.set(PDFName.of("ColorSpace"), PDFName.of("DeviceCMYK"));
    dict.set(PDFName.of("Filter"), PDFName.of("FlateDecode"));
    dict.set(PDFName.of("BitsPerComponent"), context.obj(8));
    for (const key of ["DecodeParms", "Decode", "ColorTransform"]) dict.delete(PDFName.of(key));
    const bytes = new Uint8Array(deflateSync(inks));
    dict.set(PDFName.of("Length"), context.obj(bytes.length));
    context.assign(ref, PDFRawStream.of(dict, bytes));
  }
}

/** The picture's samples, red, green, blue. */
async function samplesOf(image: PDFRawStream, context: PDFContext): Promise<Uint8Array> {
  const filter = context.lookup(image.dict.get(PDFName.of("Filter")));
  if (String(filter) === "/DCTDecode") return decodePicture(image.getContents());
  return decodePDFRawStream(image).decode();
}

function numberOf(image: PDFRawStream, key: string, context: PDFContext): number {
  return Number(String(context.lookup(image.dict.get(PDFName.of(key)))));
}

/** Takes colour from places with more ink than paper can dry. `limit` in per cent; samples are changed in place. */
function limit(samples: Uint8Array, limit: number): void {
  const most = limit * 2.55;
  for (let at = 0; at < samples.length; at += 4) {
    const black = samples[at + 3] ?? 0;
    const colour = (samples[at] ?? 0) + (samples[at + 1] ?? 0) + (samples[at + 2] ?? 0);
    if (colour + black <= most) continue;
    const share = Math.max(0, most - black) / colour;
    for (let ink = 0; ink < 3; ink += 1) samples[at + ink] = Math.floor((samples[at + ink] ?? 0) * share);
  }
}
