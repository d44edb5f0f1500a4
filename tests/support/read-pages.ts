import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";

/** One piece of text on a page; lengths in mm from the sheet's top left, size in pt. */
export interface PlacedText {
  text: string;
  left: number;
  right: number;
  /** Baseline. */
  bottom: number;
  size: number;
  endsLine: boolean;
}

/** What a finished PDF's page shows. */
export interface PageFacts {
  width: number;
  height: number;
  texts: PlacedText[];
  /** Fill and stroke colours as `#RRGGBB`. */
  colours: Set<string>;
}

const millimetres = 25.4 / 72;

/** Reads positions, sizes and colours back from finished bytes. */
export async function readPages(bytes: Uint8Array): Promise<PageFacts[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 } as never);
  const document = await task.promise;
  const pages: PageFacts[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const content = await page.getTextContent();
    const operators = await page.getOperatorList();
    const colours = new Set<string>();
    for (const [index, operator] of operators.fnArray.entries()) {
      if (operator !== OPS.setFillRGBColor && operator !== OPS.setStrokeRGBColor) continue;
      const [colour] = operators.argsArray[index] as [string];
      colours.add(colour.toUpperCase());
    }
    const texts = (content.items as unknown as TextPiece[])
      .filter((item) => item.str.trim() !== "")
      .map(({ str, transform, width: length, hasEOL }) => ({
        text: str,
        left: transform[4] * millimetres,
        right: (transform[4] + length) * millimetres,
        bottom: (height - transform[5]) * millimetres,
        size: Math.hypot(transform[2], transform[3]),
        endsLine: hasEOL,
      }));
    pages.push({ width: width * millimetres, height: height * millimetres, texts, colours });
  }
  await task.destroy();
  return pages;
}

interface TextPiece {
  str: string;
  transform: [number, number, number, number, number, number];
  width: number;
  hasEOL: boolean;
}
