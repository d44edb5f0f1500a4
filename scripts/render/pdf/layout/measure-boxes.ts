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
  /** Height of a line of running text in it. */
  line: number;
  /** What ends below the box's content; a picture has no lines. */
  overflow?: { lines: number; pixels: number; characters: number; text: string; src: string } | undefined;
  /** A word or picture that is wider than its column. */
  wide?: { pixels: number; text: string; src: string } | undefined;
  /** Smallest distance of any text to the box's trimmed edges. */
  edge?: { pixels: number; text: string; src: string } | undefined;
}

/** Measures every `data-box="fixed"` of the loaded page, in print layout, with sub-pixel positions of text. */
export async function measureBoxes(page: Page): Promise<MeasuredBox[]> {
  return page.evaluate(() => {
    // Runs inside the page, so everything it needs is declared here.
    const tolerance = 0.75;
    const blocks = "p,li,h1,h2,h3,h4,h5,h6,td,th,dt,dd,figcaption,caption,pre";
    const things = "img:not([data-role=ornament]),svg,table,[data-role=card],[data-role=callout]";
    const source = (node: Node | null): string => {
      const element = node instanceof Element ? node : node?.parentElement;
      return (element?.closest("[data-src]") as HTMLElement | null)?.dataset.src ?? "";
    };
    const sentence = (text: string, at: number): string => {
      const from = text.slice(0, at).search(/\S+$/);
      const rest = text.slice(from < 0 || /\s$/.test(text.slice(0, at)) ? at : from).trim();
      const end = rest.search(/[.!?…](?=\s|$)/);
      const whole = end < 0 ? rest : rest.slice(0, end + 1);
      return whole.length > 80 ? `${whole.slice(0, 79).trim()}…` : whole;
    };
    const measure = (box: HTMLElement): MeasuredBox => {
      const outer = box.getBoundingClientRect();
      const style = getComputedStyle(box);
      const size = (name: string): number => Number.parseFloat(style.getPropertyValue(name));
      // A transparent border is the bleed: the trim is inside of it.
      const trim = {
        top: outer.top + size("border-top-width"),
        right: outer.right - size("border-right-width"),
        bottom: outer.bottom - size("border-bottom-width"),
        left: outer.left + size("border-left-width"),
      };
      const top = trim.top + size("padding-top");
      const bottom = trim.bottom - size("padding-bottom");
      const isBelow = (rect: DOMRect): boolean =>
        // Line boxes are higher than glyphs: only what lies below by more than half the gap counts.
        rect.width > 0 && rect.bottom - Math.min(3, rect.height * 0.15) > bottom + tolerance;
      const paragraph = box.querySelector('[data-role="paragraph"],[data-role="item"]') ?? box;
      const result: MeasuredBox = {
        name: box.dataset.name ?? "",
        src: box.querySelector<HTMLElement>("[data-src]")?.dataset.src ?? "",
        calm: box.dataset.calm !== undefined,
        height: bottom - top,
        used: 0,
        line: Number.parseFloat(getComputedStyle(paragraph).lineHeight) || 18.7,
      };
      const tops = new Set<number>();
      let lowest = top;
      let characters = 0;
      let first: { text: string; src: string } | undefined;
      const inner = { left: trim.left + size("padding-left"), right: trim.right - size("padding-right") };
      let widest: Node | undefined;
      const widen = (pixels: number, text: string, node: Node): void => {
        if (pixels <= tolerance || pixels <= (result.wide?.pixels ?? 0)) return;
        // A table is as wide as its longest word makes it: the word is what to change.
        if (widest && node.contains(widest)) return;
        widest = node;
        result.wide = { pixels, text: text.trim().slice(0, 60), src: source(node) };
      };
      const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.nodeValue ?? "";
        if (text.trim() === "") continue;
        range.selectNodeContents(node);
        const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
        const column = (node.parentElement?.closest(blocks) ?? box).getBoundingClientRect();
        for (const rect of rects) {
          lowest = Math.max(lowest, rect.bottom);
          const near = Math.min(
            rect.left - trim.left,
            trim.right - rect.right,
            rect.top - trim.top,
            trim.bottom - rect.bottom,
          );
          if (near < (result.edge?.pixels ?? Number.POSITIVE_INFINITY))
            result.edge = { pixels: near, text: text.trim().slice(0, 60), src: source(node) };
          const right = rect.right - Math.min(column.right, inner.right);
          const left = Math.max(column.left, inner.left) - rect.left;
          widen(Math.max(right, left), text, node);
        }
        const below = rects.filter(isBelow);
        if (below.length === 0) continue;
        for (const rect of below) tops.add(Math.round(rect.top));
        let low = 0;
        let high = text.length;
        while (low < high) {
          const middle = (low + high) >> 1;
          range.setStart(node, middle);
          range.setEnd(node, Math.min(text.length, middle + 1));
          if (isBelow(range.getBoundingClientRect())) high = middle;
          else low = middle + 1;
        }
        characters += text.length - low;
        first ??= { text: sentence(text, low), src: source(node) };
      }
      for (const thing of box.querySelectorAll<HTMLElement>(things)) {
        const rect = thing.getBoundingClientRect();
        if (rect.width === 0) continue;
        const name = thing.getAttribute("alt") ?? thing.textContent ?? "";
        lowest = Math.max(lowest, rect.bottom);
        if (rect.bottom > bottom + tolerance)
          first ??= { text: sentence(name, 0), src: source(thing) || result.src };
        widen(Math.max(rect.right - inner.right, inner.left - rect.left), name, thing);
      }
      result.used = lowest - top;
      if (first && lowest > bottom + tolerance)
        result.overflow = { lines: tops.size, pixels: lowest - bottom, characters, ...first };
      return result;
    };
    return [...document.querySelectorAll<HTMLElement>('[data-box="fixed"]')].map(measure);
  });
}
