import { readFile } from "node:fs/promises";
import type { Page } from "puppeteer";
import type { Publication } from "../../../scripts/document/publication.ts";

/** Words as a browser has set them; lengths in the drawing's own units, which are pt. */
export interface MeasuredText {
  words: string;
  size: number;
  /** How far ink reaches. */
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A drawing's size and its words in their order. */
export interface MeasuredDrawing {
  width: number;
  height: number;
  texts: MeasuredText[];
}

/** Puts the faces of a publication's charts into a page. */
export async function openMeasuringPage(page: Page, { theme, lang, dir }: Publication): Promise<void> {
  const faces = await Promise.all(
    theme.fonts.sans.files
      .filter(({ italic }) => !italic)
      .map(async ({ path, weight }) => {
        const data = (await readFile(path)).toString("base64");
        return `@font-face{font-family:"${theme.fonts.sans.name}";font-weight:${weight};src:url(data:font/ttf;base64,${data})}`;
      }),
  );
  await page.setContent(
    `<!doctype html><html lang="${lang}" dir="${dir}"><meta charset="utf-8"><style>${faces.join("")}svg{font-variant-ligatures:none;width:1000%;height:auto}</style><body></body></html>`,
  );
  await page.evaluate(() =>
    Promise.all([...document.fonts].map((font) => font.load())).then(() => undefined),
  );
}

/** Measures drawings by the browser's own layout, ten times as large: at their own size, screens move glyphs to whole pixels. */
export function measureDrawings(page: Page, drawings: readonly string[]): Promise<MeasuredDrawing[]> {
  return page.evaluate((sources) => {
    // Runs inside the page, so everything it needs is declared here.
    const context = document.createElement("canvas").getContext("2d");
    if (!context) throw new Error("the browser has no canvas");
    return sources.map((source) => {
      document.body.innerHTML = source;
      const svg = document.querySelector("svg");
      if (!svg) throw new Error("there is no drawing");
      const { width, height } = svg.viewBox.baseVal;
      const texts = [...svg.querySelectorAll("text")].map((text) => {
        const style = getComputedStyle(text);
        const size = Number.parseFloat(style.fontSize);
        const words = text.textContent ?? "";
        context.font = `${style.fontWeight} ${size * 10}px ${style.fontFamily}`;
        const ink = context.measureText(words);
        const box = text.getBBox();
        const base = Number(text.getAttribute("y"));
        return {
          words,
          size,
          left: box.x - Math.max(0, ink.actualBoundingBoxLeft / 10),
          right: box.x + Math.max(box.width, ink.actualBoundingBoxRight / 10),
          top: base - ink.actualBoundingBoxAscent / 10,
          bottom: base + ink.actualBoundingBoxDescent / 10,
        };
      });
      return { width, height, texts };
    });
  }, drawings);
}
