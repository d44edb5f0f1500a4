import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Paints pages of a PDF; `width` is each page's width in px. */
export async function paintPages(bytes: Uint8Array, width: number, from = 1, to = 99): Promise<Canvas[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 } as never);
  const document = await task.promise;
  const pages: Canvas[] = [];
  for (let number = from; number <= Math.min(to, document.numPages); number += 1) {
    const page = await document.getPage(number);
    const scale = width / page.getViewport({ scale: 1 }).width;
    const viewport = page.getViewport({ scale });
    const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
    await page.render({ canvas, canvasContext: canvas.getContext("2d"), viewport } as never).promise;
    pages.push(canvas);
  }
  await task.destroy();
  return pages;
}

/** A picture put on a sheet, `x` and `y` in px. */
export interface Placed {
  picture: Parameters<ReturnType<Canvas["getContext"]>["drawImage"]>[0];
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Draws pictures on a ground, each with a thin edge. */
export function compose(width: number, height: number, ground: string, placed: readonly Placed[]): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.fillStyle = ground;
  context.fillRect(0, 0, width, height);
  for (const { picture, x, y, width: w, height: h } of placed) {
    context.fillStyle = "rgba(13, 59, 84, 0.18)";
    context.fillRect(x - 1, y - 1, w + 2, h + 2);
    context.drawImage(picture, x, y, w, h);
  }
  return canvas;
}
