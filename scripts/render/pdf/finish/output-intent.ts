import { PDFName, PDFString } from "@cantoo/pdf-lib";
import type { Draft } from "./draft.ts";
import type { Pass } from "./pass.ts";
import { srgbProfile } from "./srgb-profile.ts";

/** Colours are those of sRGB, and the file says so with a profile. ISO 19005-2 §6.2.3 and §6.2.4.3. */
export const outputIntent: Pass = {
  name: "output-intent",
  clause: "ISO 19005-2 §6.2.4.3",
  apply({ document: { context, catalog } }: Draft) {
    const profile = context.register(context.flateStream(srgbProfile(), { N: 3 }));
    const intent = context.obj({
      Type: PDFName.of("OutputIntent"),
      S: PDFName.of("GTS_PDFA1"),
      OutputConditionIdentifier: PDFString.of("sRGB IEC61966-2.1"),
      Info: PDFString.of("sRGB IEC61966-2.1"),
      DestOutputProfile: profile,
    });
    catalog.set(PDFName.of("OutputIntents"), context.obj([context.register(intent)]));
  },
};
