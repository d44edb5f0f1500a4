import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Pages of one file that the report shows. */
const most = 8;
/** Height of a thumbnail in px: twice what the report shows, for dense screens. */
const height = 352;

/** The canvas that pdf.js makes in Node: one of `@napi-rs/canvas`. */
interface PaintedCanvas {
  canvas: { encode(type: "png"): Promise<Uint8Array> };
  context: unknown;
}

/**
 * PNG pictures of a PDF's first pages. Undefined where pdf.js has no canvas: its package for this platform is optional.
 */
export async function pageThumbnails(bytes: Uint8Array): Promise<Uint8Array[] | undefined> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false } as never);
  const document = await task.promise;
  const factory = document.canvasFactory as { create(width: number, height: number): PaintedCanvas };
  const pictures: Uint8Array[] = [];
  try {
    for (let number = 1; number <= Math.min(most, document.numPages); number += 1) {
      const page = await document.getPage(number);
      const viewport = page.getViewport({ scale: height / page.getViewport({ scale: 1 }).height });
      const painted = canvasOf(factory, Math.round(viewport.width));
      if (!painted) return undefined;
      const { canvas, context } = painted;
      await page.render({ canvas, canvasContext: context, viewport } as never).promise;
      pictures.push(new Uint8Array(await canvas.encode("png")));
    }
    return pictures;
  } finally {
    await task.destroy();
  }
}

function canvasOf(
  factory: { create(width: number, height: number): PaintedCanvas },
  width: number,
): PaintedCanvas | undefined {
  try {
    return factory.create(width, height);
  } catch {
    // The report then says that it shows no pages.
    return undefined;
  }
}
