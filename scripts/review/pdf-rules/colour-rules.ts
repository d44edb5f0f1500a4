import { eachOperation } from "../../pdf-objects/content-operations.ts";
import { PDFArray, PDFDict, PDFName, PDFRawStream } from "../../pdf-objects/pdf-lib.ts";
import { type PdfReading, type PdfRule, pdfRule } from "./pdf-reading.ts";

const clause = "ISO 19005-2 §6.2.4.3";

/** A profile says what the colours are, and they are of its kind: light for screens, inks for the press. */
export const colourRules: readonly PdfRule[] = [
  pdfRule(clause, "pdf-colour-profile-missing", (reading) => (foreignColours(reading) ? [] : [{}])),
  pdfRule(clause, "pdf-colour-foreign", (reading) => {
    const foreign = foreignColours(reading);
    return foreign
      ? pagesThatSet(foreign.operator, reading).map((page) => ({ page, space: foreign.name }))
      : [];
  }),
  pdfRule(clause, "pdf-pictures-foreign", (reading) => {
    const space = foreignColours(reading)?.space;
    const count = space === undefined ? 0 : countPictures(space, reading);
    return count > 0 ? [{ count, space: space ?? "" }] : [];
  }),
];

/** What the file's own profile doesn't know; undefined where it has none. */
function foreignColours(reading: PdfReading): { operator: string; name: string; space: string } | undefined {
  const components = componentsOf(reading);
  if (components === 3) return { operator: "k", name: "CMYK", space: "DeviceCMYK" };
  return components === 4 ? { operator: "rg", name: "RGB", space: "DeviceRGB" } : undefined;
}

function componentsOf({ document: { catalog } }: PdfReading): number {
  const intents = catalog.lookup(PDFName.of("OutputIntents"));
  const intent = intents instanceof PDFArray ? intents.lookup(0) : undefined;
  const profile = intent instanceof PDFDict ? intent.lookup(PDFName.of("DestOutputProfile")) : undefined;
  return profile instanceof PDFRawStream ? Number(String(profile.dict.get(PDFName.of("N")))) : 0;
}

function pagesThatSet(operator: string, { contents }: PdfReading): number[] {
  const pages = new Set<number>();
  for (const { page, text } of contents)
    eachOperation(text, (operation) => {
      if (operation.operator.toLowerCase() === operator) pages.add(page + 1);
    });
  return [...pages];
}

function countPictures(space: string, { document: { context } }: PdfReading): number {
  return context
    .enumerateIndirectObjects()
    .filter(
      ([, object]) =>
        object instanceof PDFRawStream &&
        object.dict.get(PDFName.of("Subtype")) === PDFName.of("Image") &&
        object.dict.get(PDFName.of("ColorSpace")) === PDFName.of(space),
    ).length;
}
