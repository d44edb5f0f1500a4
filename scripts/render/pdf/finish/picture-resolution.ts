import { contentsOf } from "../../../pdf-objects/structure-element.ts";
import { type Draft, draftElements, sequenceOf } from "./draft.ts";
import type { Pass } from "./pass.ts";

/** Pixels per inch: fewer look coarse on any paper, and too coarse for a press. */
const least = { paper: 150, press: 250 } as const;

/** Pictures that are shown larger than their pixels can bear are reported; nothing is changed. No standard asks for it. */
export const pictureResolution: Pass = {
  name: "picture-resolution",
  clause: "no standard: good practice in print",
  apply(draft: Draft) {
    for (const element of draftElements(draft.root)) {
      if (element.type !== "Figure") continue;
      for (const reference of contentsOf(element))
        for (const { pixels, width } of sequenceOf(draft, reference)?.sequence.pictures ?? []) {
          const resolution = Math.round((pixels / width) * 72);
          // What is too coarse for any paper is told with the PDF for screens.
          const [from, wanted] =
            draft.metadata.sheet.bleed > 0 ? [least.paper, least.press] : [0, least.paper];
          if (resolution < from || resolution >= wanted) continue;
          const params = { resolution, wanted, width: Math.round((width / 72) * 25.4) };
          draft.findings.push({ code: "image-resolution-low", src: element.origin?.src, params });
        }
    }
  },
};
