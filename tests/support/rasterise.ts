import { createCanvas } from "@napi-rs/canvas";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Share of a rectangle (fractions of the page) that is not of its ground's colour. */
export type InkOf = (left: number, top: number, right: number, bottom: number) => number;

/** Paints each page small and gives a function that measures how much is drawn in a part of it. */
export async function rasterisePages(bytes: Uint8Array): Promise<InkOf[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 } as never);
  const document = await task.promise;
  const pages: InkOf[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: 0.6 });
    const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)];
    const canvas = createCanvas(width, height);
    const context = canvas.getContext("2d");
    await page.render({ canvas, canvasContext: context, viewport } as never).promise;
    pages.push((left, top, right, bottom) => {
      const [x, y] = [Math.round(left * width), Math.round(top * height)];
      const [w, h] = [Math.round((right - left) * width), Math.round((bottom - top) * height)];
      return inkShare(context.getImageData(x, y, w, h).data);
    });
  }
  await task.destroy();
  return pages;
}

function inkShare(pixels: Uint8ClampedArray): number {
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += 4) {
    const colour = ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return 1 - Math.max(...counts.values()) / (pixels.length / 4);
}
