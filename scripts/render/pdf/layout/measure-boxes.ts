import type { Page } from "puppeteer";

/** What was measured in one fixed box; lengths in CSS px (1/96 in). */
export interface MeasuredBox {
  name: string;
  /** `data-src` of the first block in it. */
  src: string;
  calm: boolean;
  /** Height of the box inside its padding. */
  height: number;
  /** Bottom of the lowest text or picture, from the top of the content box. */
  used: number;
  /** Text that ends below the box's content. */
  overflow?: { lines: number; pixels: number; characters: number; text: string; src: string } | undefined;
  /** A word or picture that is wider than the box. */
  wide?: { pixels: number; text: string; src: string } | undefined;
  /** Smallest distance of any text to the box's edges. */
  edge: number;
}

/** Measures every `data-box="fixed"` of the loaded page, in print layout, with sub-pixel positions of text. */
export async function measureBoxes(page: Page): Promise<MeasuredBox[]> {
  return page.evaluate(() => {
    const tolerance = 0.75;
    // Runs inside the page, so everything it needs is declared here.
    const source = (node: Node): string =>
      (node.parentElement?.closest("[data-src]") as HTMLElement | null)?.dataset.src ?? "";
    const measure = (box: HTMLElement): MeasuredBox => {
      const outer = box.getBoundingClientRect();
      const style = getComputedStyle(box);
      const top = outer.top + Number.parseFloat(style.paddingTop);
      const bottom = outer.bottom - Number.parseFloat(style.paddingBottom);
      const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
      const tops = new Set<number>();
      const result: MeasuredBox = {
        name: box.dataset.name ?? "",
        src: box.querySelector<HTMLElement>("[data-src]")?.dataset.src ?? "",
        calm: box.dataset.calm !== undefined,
        height: bottom - top,
        used: 0,
        edge: Number.POSITIVE_INFINITY,
      };
      let lowest = top;
      let characters = 0;
      let first: { text: string; src: string } | undefined;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.nodeValue ?? "";
        if (text.trim() === "") continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const rect of range.getClientRects()) {
          if (rect.width === 0) continue;
          lowest = Math.max(lowest, rect.bottom);
          result.edge = Math.min(
            result.edge,
            rect.left - outer.left,
            outer.right - rect.right,
            rect.top - outer.top,
            outer.bottom - rect.bottom,
          );
          const beyond = Math.max(rect.right - outer.right, outer.left - rect.left);
          if (beyond > tolerance && beyond > (result.wide?.pixels ?? 0))
            result.wide = { pixels: beyond, text: text.trim().slice(0, 60), src: source(node) };
        }
        // Line boxes are higher than glyphs: only what lies below the content box by more than half the gap counts.
        const below = [...range.getClientRects()].filter(
          (rect) => rect.width > 0 && rect.bottom - Math.min(3, rect.height * 0.15) > bottom + tolerance,
        );
        if (below.length === 0) continue;
        for (const rect of below) tops.add(Math.round(rect.top));
        let low = 0;
        let high = text.length;
        while (low < high) {
          const middle = (low + high) >> 1;
          range.setStart(node, middle);
          range.setEnd(node, Math.min(text.length, middle + 1));
          const rect = range.getBoundingClientRect();
          if (rect.bottom - Math.min(3, rect.height * 0.15) > bottom + tolerance) high = middle;
          else low = middle + 1;
        }
        characters += text.length - low;
        first ??= { text: text.slice(low).trim().slice(0, 60), src: source(node) };
      }
      for (const image of box.querySelectorAll("img:not([data-role=ornament]), svg"))
        lowest = Math.max(lowest, image.getBoundingClientRect().bottom);
      result.used = lowest - top;
      if (first && tops.size > 0)
        result.overflow = { lines: tops.size, pixels: lowest - bottom, characters, ...first };
      return result;
    };
    return [...document.querySelectorAll<HTMLElement>('[data-box="fixed"]')].map(measure);
  });
}
