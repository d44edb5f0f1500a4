import type { Page } from "puppeteer";
import { runInPage } from "../../browser/run-in-page.ts";

/**
 * Sets the large numbers of `:::figures` smaller, those of one block alike, until the widest has room: down to the type of the text, and
 * in fewer columns where more have none. “1 250 000 €” is as good a figure as “166”. What is still too wide stands as it was: in a fixed
 * box that is reported, in flowing text it is broken.
 *
 * @param width of the text on an upright page, px
 */
export async function fitFigures(page: Page, width: number): Promise<void> {
  await runInPage(page, fitEach, width, [isTooWide, setNumbers, sizeOf]);
}

/* What follows runs in the page: these functions know each other and nothing else. */

function fitEach(width: number): void {
  const root = document.documentElement;
  root.style.width = `${width}px`;
  for (const block of document.querySelectorAll<HTMLElement>("[data-role=figures]")) {
    const numbers = [...block.querySelectorAll<HTMLElement>("[data-role=figure-number]")];
    const sizes = numbers.map((number) => ({
      size: sizeOf(number, "fontSize"),
      leading: sizeOf(number, "lineHeight"),
    }));
    const label = block.querySelector("[data-role=figure-label], [data-role=figures-item]");
    const smallest = sizeOf(label ?? block, "fontSize");
    const columns = getComputedStyle(block).gridTemplateColumns.split(" ").length;
    for (const count of [columns, 2, 1].filter((one, index) => index === 0 || one < columns)) {
      block.style.gridTemplateColumns = count === columns ? "" : `repeat(${count}, minmax(0, 1fr))`;
      let factor = 1;
      const least = Math.min(1, smallest / Math.max(...sizes.map(({ size }) => size)));
      setNumbers(numbers, sizes, factor);
      while (isTooWide(block, numbers) && factor - 0.04 >= least) {
        factor -= 0.04;
        setNumbers(numbers, sizes, factor);
      }
      if (!isTooWide(block, numbers)) break;
      setNumbers(numbers, sizes, 1);
      block.style.gridTemplateColumns = "";
    }
  }
  root.style.width = "";
}

/** Lengths without a factor are the style sheet's, which other settings of the panels may change. */
function setNumbers(
  numbers: readonly HTMLElement[],
  sizes: readonly { size: number; leading: number }[],
  factor: number,
): void {
  numbers.forEach((number, index) => {
    const { size = 0, leading = 0 } = sizes[index] ?? {};
    number.style.fontSize = factor === 1 ? "" : `${size * factor}px`;
    number.style.lineHeight = factor === 1 ? "" : `${leading * factor}px`;
  });
}

/** Whether a line of a number reaches beyond its own column, or the columns beyond the block. */
function isTooWide(block: HTMLElement, numbers: readonly HTMLElement[]): boolean {
  const range = document.createRange();
  const outer = block.getBoundingClientRect();
  return numbers.some((number) => {
    // In flowing text a number would be torn: it is tried untorn.
    number.style.setProperty("overflow-wrap", "normal", "important");
    const own = number.getBoundingClientRect();
    const [left, right] = [Math.max(own.left, outer.left), Math.min(own.right, outer.right)];
    range.selectNodeContents(number);
    const rects = [...range.getClientRects()];
    number.style.removeProperty("overflow-wrap");
    return rects.some((rect) => rect.width > 0 && Math.max(rect.right - right, left - rect.left) > 0.75);
  });
}

function sizeOf(element: Element, name: "fontSize" | "lineHeight"): number {
  return Number.parseFloat(getComputedStyle(element)[name]) || 0;
}
