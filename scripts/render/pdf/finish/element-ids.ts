import { PDFArray, PDFHexString, PDFName, PDFString } from "../../../pdf-objects/pdf-lib.ts";
import { elementsOf } from "../../../pdf-objects/structure-element.ts";
import type { Draft } from "./draft.ts";
import type { Pass } from "./pass.ts";

/**
 * Header cells are numbered from 1: Chromium's ids count the nodes of its process, so the same page would give other
 * bytes the next time. What refers to a header follows it. ISO 32000-1 §14.8.5.7.
 */
export const elementIds: Pass = {
  name: "element-ids",
  clause: "ISO 32000-1 §14.8.5.7",
  apply({ root }: Draft) {
    const names = new Map<string, string>();
    for (const element of elementsOf(root)) {
      if (element.id === undefined || element.type !== "TH") continue;
      names.set(element.id, `head-${names.size + 1}`);
      element.id = names.get(element.id);
    }
    for (const { attributes } of elementsOf(root))
      for (const attribute of attributes) {
        const headers = attribute.lookup(PDFName.of("Headers"));
        if (!(headers instanceof PDFArray)) continue;
        headers.asArray().forEach((value, index) => {
          const old = value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : "";
          headers.set(index, PDFString.of(names.get(old) ?? old));
        });
      }
  },
};
