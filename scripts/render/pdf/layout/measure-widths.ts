import type { Page } from "puppeteer";
import { runInPage } from "../../browser/run-in-page.ts";
import { inkRects as inkRectsInPage } from "./ink-rects.ts";
import { wordsAt as wordsAtInPage } from "./words-at.ts";

/** Something that is wider than its column, outside of fixed boxes. */
export interface WideThing {
  /** How much it is too wide, px. */
  pixels: number;
  text: string;
  /** `data-src` of its block. */
  src: string;
  kind: "word" | "table" | "picture";
}

/**
 * Everything on the loaded page that stands beyond the column it is in. The browser would make the type of all pages smaller for it
 * without a word, or cut it off.
 *
 * @param width of the text on an upright page, px
 */
export function measureWidths(page: Page, width: number): Promise<WideThing[]> {
  return runInPage(page, findWide, width, [
    wideTexts,
    wideThings,
    contentOf,
    roomOf,
    sourceAt,
    inkRectsInPage,
    wordsAtInPage,
  ]);
}

/* What follows runs in the page: these functions know each other and nothing else. */

/** Sent along under their own names: a name that is imported may be another one in what a test runner makes of this file. */
declare const inkRects: typeof inkRectsInPage;
declare const wordsAt: typeof wordsAtInPage;

function findWide(width: number): WideThing[] {
  const root = document.documentElement;
  root.style.width = `${width}px`;
  const things = wideThings();
  const tables = things.filter(({ thing }) => thing.localName === "table").map(({ thing }) => thing);
  const found = things.map(({ found }) => found);
  // What is in a table that is told of needs no second word.
  const texts = wideTexts((node) => tables.some((table) => table.contains(node)));
  root.style.width = "";
  const seen = new Set<string>();
  return [...found, ...texts].filter(({ src, text }) => {
    const key = src || text;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function wideThings(): { thing: Element; found: WideThing }[] {
  const selector = "table, img:not([data-role=ornament]), svg:not([data-role=ornament])";
  return [...document.querySelectorAll(selector)].flatMap((thing) => {
    const parent = thing.parentElement;
    if (!parent || thing.closest("[data-box]") || parent.closest("svg")) return [];
    const isTable = thing instanceof HTMLTableElement;
    if (isTable && thing.style.getPropertyValue("page") !== "") return [];
    if (!isTable && getComputedStyle(thing).position === "absolute") return [];
    const rect = thing.getBoundingClientRect();
    const content = contentOf(parent);
    const room = roomOf(parent);
    const [left, right] = [Math.max(content.left, room.left), Math.min(content.right, room.right)];
    // A table that could not be set to fit has marks of it.
    const over = isTable ? Number(thing.dataset.over ?? 0) : 0;
    const pixels = Math.max(rect.right - right, left - rect.left, over);
    if (rect.width === 0 || pixels <= 1.5) return [];
    const text = isTable
      ? (thing.querySelector<HTMLElement>("[data-longest]")?.dataset.longest ?? "")
      : (thing.getAttribute("alt") ?? "").slice(0, 60);
    return [{ thing, found: { pixels, text, src: sourceAt(thing), kind: isTable ? "table" : "picture" } }];
  });
}

function wideTexts(isTold: (node: Node) => boolean): WideThing[] {
  const blocks = "p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, figcaption, caption, pre, blockquote, div";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const found: WideThing[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const block = node.parentElement?.closest(blocks);
    const text = (node.nodeValue ?? "").trim();
    if (!block || text === "" || block.closest("[data-box], .skip, svg, .watermark") || isTold(node))
      continue;
    const { left, right } = roomOf(block);
    const over = inkRects(node, range)
      .filter((rect) => rect.width > 0)
      .map((rect) => Math.max(rect.right - right, left - rect.left));
    const pixels = Math.max(0, ...over);
    if (pixels > 1.5)
      found.push({
        pixels,
        text: wordsAt(node),
        src: sourceAt(node),
        kind: "word",
      });
  }
  return found;
}

function contentOf(parent: Element): { left: number; right: number } {
  const rect = parent.getBoundingClientRect();
  const style = getComputedStyle(parent);
  const size = (name: string): number => Number.parseFloat(style.getPropertyValue(name)) || 0;
  return { left: rect.left + size("padding-left"), right: rect.right - size("padding-right") };
}

/**
 * Between which sides everything in a block has to stand: those of the block and of all that it stands in. A block may be as wide as
 * its words and its column in a grid with it, and be beyond the page nevertheless. What has a page of its own, or a place of its own
 * on the page, ends there.
 */
function roomOf(block: Element): { left: number; right: number } {
  let { left, right } = block.getBoundingClientRect();
  for (let element = block; element !== document.body; element = element.parentElement) {
    const { display, position, page } = getComputedStyle(element);
    const rect = element.getBoundingClientRect();
    if (!/^(?:inline|contents|none)$/.test(display)) {
      left = Math.max(left, rect.left);
      right = Math.min(right, rect.right);
    }
    if (position === "absolute" || page !== "auto" || !element.parentElement) break;
  }
  return { left, right };
}

/** `data-src` of the block that a node is in; of a table that has none, the first in it. */
function sourceAt(node: Node): string {
  const element = node instanceof Element ? node : node.parentElement;
  const own =
    element?.closest<HTMLElement>("[data-src]") ?? element?.querySelector<HTMLElement>("[data-src]");
  return own?.dataset.src ?? "";
}
