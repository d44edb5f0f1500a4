import { PDFArray, PDFDict, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import { eachOperation } from "../../pdf-objects/content-operations.ts";
import type { PdfFault, PdfReading, PdfRule } from "./pdf-reading.ts";

const clause = "ISO 19005-2 §6.2.4.3";

/** A profile says what the colours are, and they are of its kind: light for screens, inks for the press. */
export const colourRules: PdfRule = (reading) => {
  const components = componentsOf(reading);
  if (components !== 3 && components !== 4) return [{ clause, text: "no profile says what the colours are" }];
  const [foreign, name, space] =
    components === 3 ? (["k", "CMYK", "DeviceCMYK"] as const) : (["rg", "RGB", "DeviceRGB"] as const);
  return [...operatorFaults(reading, foreign, name), ...pictureFaults(reading, space)];
};

function componentsOf({ document: { catalog } }: PdfReading): number {
  const intents = catalog.lookup(PDFName.of("OutputIntents"));
  const intent = intents instanceof PDFArray ? intents.lookup(0) : undefined;
  const profile = intent instanceof PDFDict ? intent.lookup(PDFName.of("DestOutputProfile")) : undefined;
  return profile instanceof PDFRawStream ? Number(String(profile.dict.get(PDFName.of("N")))) : 0;
}

function operatorFaults({ contents }: PdfReading, operator: string, name: string): PdfFault[] {
  const pages = new Set<number>();
  for (const { page, text } of contents)
    eachOperation(text, (operation) => {
      if (operation.operator.toLowerCase() === operator) pages.add(page + 1);
    });
  return [...pages].map((page) => ({
    clause,
    text: `page ${page} sets colours in ${name}, which its profile doesn't know`,
  }));
}

function pictureFaults({ document: { context } }: PdfReading, space: string): PdfFault[] {
  const wrong = context
    .enumerateIndirectObjects()
    .filter(
      ([, object]) =>
        object instanceof PDFRawStream &&
        object.dict.get(PDFName.of("Subtype")) === PDFName.of("Image") &&
        object.dict.get(PDFName.of("ColorSpace")) === PDFName.of(space),
    );
  return wrong.length > 0 ? [{ clause, text: `${wrong.length} pictures are in ${space}` }] : [];
}
