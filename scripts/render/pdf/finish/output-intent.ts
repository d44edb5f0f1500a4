import { deflateSync } from "node:zlib";
import { PDFName, PDFString } from "../../../pdf-objects/pdf-lib.ts";
import type { Draft } from "./draft.ts";
import type { Pass } from "./pass.ts";
import { srgbProfile } from "./srgb-profile.ts";

/** The profile as every file holds it. */
let packed: Uint8Array | undefined;

/** Colours are those of sRGB, and the file says so with a profile. ISO 19005-2 §6.2.3 and §6.2.4.3. */
export const outputIntent: Pass = {
  name: "output-intent",
  clause: "ISO 19005-2 §6.2.4.3",
  apply({ document: { context, catalog } }: Draft) {
    packed ??= deflateSync(srgbProfile());
    const profile = context.register(context.stream(packed, { N: 3, Filter: "FlateDecode" }));
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
