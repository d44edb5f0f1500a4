import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFStream,
} from "../../../pdf-objects/pdf-lib.ts";
import { srgbProfile } from "../finish/srgb-profile.ts";
import type { InkTable } from "./colour-operations.ts";

/** True for every colour space of red, green and blue (ISO 32000-1 §8.6.4 and §8.6.5). */
export function isRgb(space: PDFObject | undefined, context: PDFContext): boolean {
  const value = context.lookup(space);
  if (value === PDFName.of("DeviceRGB")) return true;
  if (!(value instanceof PDFArray)) return false;
  const family = context.lookup(value.get(0));
  if (family === PDFName.of("CalRGB")) return true;
  if (family !== PDFName.of("ICCBased")) return false;
  const profile = context.lookup(value.get(1));
  return profile instanceof PDFStream && String(profile.dict.get(PDFName.of("N"))) === "3";
}

/** Colours of the gradients that can be written in CMYK, as `#RRGGBB`. */
export function shadingColours(context: PDFContext): Set<string> {
  const found = new Set<string>();
  for (const shading of rgbShadings(context))
    for (const ramp of rampsOf(shading, context) ?? [])
      for (const end of ["C0", "C1"]) found.add(hexOf(ramp, end, context));
  return found;
}

/**
 * Writes gradients in CMYK where they are linear ramps between colours (ISO 32000-1 §7.10.3 and §7.10.4). The others keep
 * RGB, defined by a profile for the print shop to convert. Gives how many those are.
 */
export function pressShadings(context: PDFContext, inksOf: InkTable): number {
  let left = 0;
  const done = new Set<PDFDict>();
  for (const shading of rgbShadings(context)) {
    const ramps = rampsOf(shading, context);
    if (!ramps) {
      left += 1;
      const profile = context.register(context.flateStream(srgbProfile(), { N: 3 }));
      shading.set(PDFName.of("ColorSpace"), context.obj([PDFName.of("ICCBased"), profile]));
      continue;
    }
    for (const ramp of ramps) {
      if (done.has(ramp)) continue;
      done.add(ramp);
      for (const end of ["C0", "C1"]) {
        const inks = inksOf(hexOf(ramp, end, context)).map((value) => Math.round(value * 10) / 1000);
        ramp.set(PDFName.of(end), context.obj(inks));
      }
      ramp.delete(PDFName.of("Range"));
    }
    for (const key of ["Background", "Range"]) shading.delete(PDFName.of(key));
    shading.set(PDFName.of("ColorSpace"), PDFName.of("DeviceCMYK"));
  }
  return left;
}

function rgbShadings(context: PDFContext): PDFDict[] {
  const found = new Set<PDFDict>();
  const visit = (object: PDFObject | undefined): void => {
    const dict = object instanceof PDFStream ? object.dict : object;
    if (dict instanceof PDFDict) {
      if (dict.has(PDFName.of("ShadingType")) && isRgb(dict.get(PDFName.of("ColorSpace")), context))
        found.add(dict);
      for (const [, value] of dict.entries()) visit(value);
    } else if (object instanceof PDFArray) object.asArray().forEach(visit);
  };
  for (const [, object] of context.enumerateIndirectObjects()) visit(object);
  return [...found];
}

/** The exponential functions of an axial or radial gradient; undefined when it is made of anything else. */
function rampsOf(shading: PDFDict, context: PDFContext): PDFDict[] | undefined {
  const type = String(shading.get(PDFName.of("ShadingType")));
  if (type !== "2" && type !== "3") return undefined;
  const collect = (object: PDFObject | undefined): PDFDict[] | undefined => {
    const value = context.lookup(object);
    if (!(value instanceof PDFDict) || value instanceof PDFRawStream) return undefined;
    const kind = String(value.get(PDFName.of("FunctionType")));
    if (kind === "2") return [value];
    const parts = context.lookup(value.get(PDFName.of("Functions")));
    if (kind !== "3" || !(parts instanceof PDFArray)) return undefined;
    const ramps = parts.asArray().map(collect);
    return ramps.some((ramp) => ramp === undefined) ? undefined : ramps.flatMap((ramp) => ramp ?? []);
  };
  return collect(shading.get(PDFName.of("Function")));
}

function hexOf(ramp: PDFDict, end: string, context: PDFContext): string {
  const array = context.lookup(ramp.get(PDFName.of(end)));
  const values =
    array instanceof PDFArray
      ? array.asArray().map((value) => (value instanceof PDFNumber ? value.asNumber() : 0))
      : [end === "C1" ? 1 : 0];
  const part = (value = 0): string =>
    Math.round(Math.min(1, Math.max(0, value)) * 255)
      .toString(16)
      .padStart(2, "0");
  return `#${part(values[0])}${part(values[1])}${part(values[2])}`.toUpperCase();
}
