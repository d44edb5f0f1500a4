import { type PDFDocument, PDFName, PDFString } from "../../../pdf-objects/pdf-lib.ts";
import type { PrintProfile } from "./press-settings.ts";

/**
 * The inks are those of one printing process, and the file carries its profile: for the archive (ISO 19005-2 §6.2.3) and
 * for the press (ISO 15930-7 §6.2). Both intents name the same profile.
 */
export function pressIntent({ context, catalog }: PDFDocument, { bytes, identifier }: PrintProfile): void {
  const profile = context.register(context.flateStream(bytes, { N: 4 }));
  const registered = identifier !== "Custom";
  const intents = ["GTS_PDFA1", "GTS_PDFX"].map((kind) =>
    context.register(
      context.obj({
        Type: PDFName.of("OutputIntent"),
        S: PDFName.of(kind),
        OutputConditionIdentifier: PDFString.of(identifier),
        Info: PDFString.of(registered ? identifier : "The printer's own profile"),
        ...(registered && { RegistryName: PDFString.of("http://www.color.org") }),
        DestOutputProfile: profile,
      }),
    ),
  );
  catalog.set(PDFName.of("OutputIntents"), context.obj(intents));
}
