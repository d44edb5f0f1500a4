import type { Box } from "../../../pdf-objects/geometry.ts";
import { type PDFContext, type PDFDict, PDFName } from "../../../pdf-objects/pdf-lib.ts";
import { contentsOf, elementsOf } from "../../../pdf-objects/structure-element.ts";
import { type Draft, type DraftElement, sequenceOf } from "./draft.ts";
import type { Pass } from "./pass.ts";

/**
 * A picture is one Figure with a description and a bounding box; what only groups a picture and its caption is none.
 * ISO 14289-1 §7.3; the box: ISO 32000-1 §14.8.5.4.3.
 */
export const figures: Pass = {
  name: "figures",
  clause: "ISO 14289-1 §7.3",
  apply(draft: Draft) {
    for (const element of [...elementsOf(draft.root)]) {
      if (element.type !== "Figure") continue;
      if (element.alt === undefined) {
        element.type = "Div";
        continue;
      }
      // The words of a chart are in its description and in its data table.
      element.children = [...contentsOf(element)];
      const box = boxOf(element, draft);
      if (box) element.attributes.push(layout(box, draft.document.context));
    }
  },
};

function boxOf(element: DraftElement, draft: Draft): Box | undefined {
  const boxes = [...contentsOf(element)].flatMap(
    (reference) => sequenceOf(draft, reference)?.sequence.box ?? [],
  );
  if (boxes.length === 0) return undefined;
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    bottom: Math.min(...boxes.map(({ bottom }) => bottom)),
    right: Math.max(...boxes.map(({ right }) => right)),
    top: Math.max(...boxes.map(({ top }) => top)),
  };
}

function layout({ left, bottom, right, top }: Box, context: PDFContext): PDFDict {
  return context.obj({
    O: PDFName.of("Layout"),
    Placement: PDFName.of("Block"),
    BBox: [left, bottom, right, top].map((value) => Math.round(value * 100) / 100),
  });
}
