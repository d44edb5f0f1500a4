import type { Page } from "puppeteer";
import { runInPage } from "../../browser/run-in-page.ts";
import { insertSoftHyphens } from "../../browser/soft-hyphens.ts";

/**
 * Headings, and the dates and titles of timelines and cards in flowing text, that are wider than their column because non-breaking spaces
 * tie their words are untied, the last ones first, and the title on a cover is set smaller by small steps, down to two thirds. A word that is too wide even so is divided by Dipla's own patterns: no
 * browser divides one that begins with a capital. One broad word need not stop a document.
 *
 * @param width of the text on an upright page, px
 * @returns whether soft hyphens were put into the page, which have to be settled before it is printed
 */
export async function fitHeadings(page: Page, width: number): Promise<boolean> {
  if ((await setEach(page, width)) === 0) return false;
  await insertSoftHyphens(page, "[data-broad]");
  await setEach(page, width);
  return true;
}

/** How many headings don't fit whatever is tried. */
function setEach(page: Page, width: number): Promise<number> {
  return runInPage(page, fitEach, width, [isTooWide, untie, setSmaller]);
}

/* What follows runs in the page: these functions know each other and nothing else. */

function fitEach(width: number): number {
  const root = document.documentElement;
  root.style.width = `${width}px`;
  const headings =
    "h1, h2, h3, h4, h5, h6, [data-role=title], [data-role=subtitle], :is([data-role=timeline-term], [data-role=card-title]):not([data-box] *)";
  let broad = 0;
  for (const heading of document.querySelectorAll<HTMLElement>(headings)) {
    delete heading.dataset.broad;
    if (!isTooWide(heading)) continue;
    untie(heading, /[^\d]\u00a0(?=[^\u00a0]+$)/);
    if (isTooWide(heading)) untie(heading, /\u00a0(?=.)/);
    if (heading.dataset.role === "title" && heading.closest("[data-box]") && isTooWide(heading))
      setSmaller(heading);
    if (!isTooWide(heading)) continue;
    heading.dataset.broad = "";
    // Soft hyphens count only where words may be divided at all.
    heading.style.hyphens = "manual";
    broad += 1;
  }
  root.style.width = "";
  return broad;
}

/** Whether any line of it reaches beyond its block. In flowing text a word would be torn: there the block is tried untorn. */
function isTooWide(heading: HTMLElement): boolean {
  heading.style.setProperty("overflow-wrap", "normal", "important");
  const range = document.createRange();
  range.selectNodeContents(heading);
  const { left, right } = heading.getBoundingClientRect();
  const over = [...range.getClientRects()].map((rect) => Math.max(rect.right - right, left - rect.left));
  heading.style.removeProperty("overflow-wrap");
  return Math.max(0, ...over) > 0.75;
}

/** The spaces stay what they are, so that the text does; behind each a line may end. */
function untie(heading: HTMLElement, tie: RegExp): void {
  const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const [found] = node instanceof Text ? (tie.exec(node.data) ?? []) : [];
    if (found === undefined || !(node instanceof Text)) continue;
    const rest = node.splitText(node.data.search(tie) + found.length);
    rest.before(document.createElement("wbr"));
  }
}

function setSmaller(title: HTMLElement): void {
  const size = Number.parseFloat(getComputedStyle(title).fontSize);
  for (let factor = 0.98; factor > 0.66; factor -= 0.02) {
    title.style.fontSize = `${size * factor}px`;
    if (!isTooWide(title)) return;
  }
  // It is too wide in any size: it stands as it was, and is reported.
  title.style.fontSize = "";
}
