import type { PDFPage } from "../../../pdf-objects/pdf-lib.ts";
import type { Draft, SheetMeasures } from "./draft.ts";
import type { Pass } from "./pass.ts";

type Size = SheetMeasures["sizes"][number];

/** pt in a mm. */
const millimetre = 72 / 25.4;

/**
 * Pages are cut to their exact measures: the browser rounds sizes to whole pixels, but prints true to scale from the
 * top left corner on paper that was asked for a little larger. ISO 32000-1 §14.11.2, ISO 15930-7 §6.16.
 */
export const pageBoxes: Pass = {
  name: "page-boxes",
  clause: "ISO 32000-1 §14.11.2",
  apply({ document, metadata }: Draft) {
    for (const [index, page] of document.getPages().entries()) {
      const size = metadata.sheet.sizes[index] ?? metadata.sheet.sizes.at(-1);
      if (size) setBoxes(page, asPrinted(page, size), metadata.sheet.bleed);
    }
  },
};

/** Among upright pages one may lie, for a wide table. */
function asPrinted(page: PDFPage, { width, height }: Size): Size {
  const printed = page.getMediaBox();
  return printed.width > printed.height && width < height
    ? { width: height, height: width }
    : { width, height };
}

function setBoxes(page: PDFPage, size: Size, bleed: number): void {
  const { y, height: printed } = page.getMediaBox();
  const top = y + printed;
  const edge = bleed * millimetre;
  const width = size.width * millimetre;
  const height = size.height * millimetre;
  const box = (set: (x: number, y: number, width: number, height: number) => void, around: number): void =>
    set.call(
      page,
      round(edge - around),
      round(top - edge - height - around),
      round(width + 2 * around),
      round(height + 2 * around),
    );
  box(page.setMediaBox, edge);
  box(page.setBleedBox, edge);
  box(page.setTrimBox, 0);
}

function round(value: number): number {
  return Math.round(value * 10000) / 10000;
}
