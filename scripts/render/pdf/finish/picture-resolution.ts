import { contentsOf, elementsOf } from "../../../pdf-objects/structure-element.ts";
import { type Draft, type DraftElement, sequenceOf } from "./draft.ts";
import type { Pass } from "./pass.ts";

/** Fewer pixels per inch than this look coarse in print. */
const least = 150;

/** Pictures that are shown larger than their pixels can bear are reported; nothing is changed. No standard asks for it. */
export const pictureResolution: Pass = {
  name: "picture-resolution",
  clause: "no standard: good practice in print",
  apply(draft: Draft) {
    for (const element of elementsOf(draft.root) as Generator<DraftElement>) {
      if (element.type !== "Figure") continue;
      for (const reference of contentsOf(element))
        for (const { pixels, width } of sequenceOf(draft, reference)?.sequence.pictures ?? []) {
          const resolution = Math.round((pixels / width) * 72);
          if (resolution >= least) continue;
          const facts = { resolution, wanted: least, width: Math.round((width / 72) * 25.4) };
          draft.findings.push({ code: "image-resolution-low", src: element.origin?.src, facts });
        }
    }
  },
};
