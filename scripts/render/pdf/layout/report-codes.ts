import type { Page } from "puppeteer";
import { contrast } from "../../../document/contrast.ts";
import { placeOfSource, type SourceTexts } from "../../../document/position.ts";
import type { Diagnostics } from "../../../findings/diagnostics.ts";

/** mm: the smallest code that telephones read at arm's length, and the smallest of its squares that print keeps apart. */
const smallest = { code: 20, module: 0.4 } as const;
/** Of the dark squares on their ground; readers see brightness only. */
const leastContrast = 4;
const millimetre = 96 / 25.4;
/** px: what a browser rounds away is no fault. */
const tolerance = 0.5;

/**
 * Measures the QR codes of the loaded page, which are drawn in `dark`: those that are too small to be read from paper, or
 * don't stand out dark on something light, are reported.
 */
export async function reportCodes(
  page: Page,
  { texts, dark }: { texts: SourceTexts; dark: string },
  diagnostics: Diagnostics,
): Promise<void> {
  for (const { width, modules, ground, src } of await measureCodes(page)) {
    if (width === 0) continue;
    const place = placeOfSource(src, texts);
    const wanted = Math.max(smallest.code, modules * smallest.module);
    if (width + tolerance < wanted * millimetre)
      diagnostics.add("qr-too-small", place, {
        millimetres: Math.round((width / millimetre) * 10) / 10,
        wanted: Math.ceil(wanted),
      });
    const ratio = contrast(dark, ground);
    const isInverted = contrast(dark, "#000000") > contrast(ground, "#000000");
    if (ratio < leastContrast || isInverted)
      diagnostics.add("qr-contrast-low", place, {
        colour: dark,
        ground,
        ratio: Math.floor(ratio * 10) / 10,
        wanted: leastContrast,
      });
  }
}

/** Width in px, modules across, the colour behind it as `#RRGGBB`, and the block's place. */
async function measureCodes(
  page: Page,
): Promise<{ width: number; modules: number; ground: string; src: string }[]> {
  return page.evaluate(() => {
    const groundOf = (start: HTMLElement): string => {
      for (let node: HTMLElement | null = start; node; node = node.parentElement) {
        const [red, green, blue, alpha = 1] =
          getComputedStyle(node)
            .backgroundColor.match(/[\d.]+/g)
            ?.map(Number) ?? [];
        if (red === undefined || green === undefined || blue === undefined || alpha < 0.5) continue;
        return `#${[red, green, blue].map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
      }
      return "#ffffff";
    };
    return [...document.querySelectorAll<HTMLImageElement>('img[data-role="qr"]')].map((image) => {
      const { paddingLeft, paddingRight } = getComputedStyle(image);
      return {
        width:
          image.getBoundingClientRect().width -
          Number.parseFloat(paddingLeft) -
          Number.parseFloat(paddingRight),
        // Drawn with one unit for each module.
        modules: image.naturalWidth,
        ground: groundOf(image).toUpperCase(),
        src: image.closest<HTMLElement>("[data-src]")?.dataset.src ?? "",
      };
    });
  });
}
