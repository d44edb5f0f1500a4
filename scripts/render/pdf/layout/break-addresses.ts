import type { Page } from "puppeteer";
import { runInPage } from "../../browser/run-in-page.ts";

/**
 * Lets addresses, file names and the like break in fixed boxes, where words are not torn: at their signs, and where they have none,
 * anywhere. Only those that are nearly as wide as their column: others rather go to the next line whole. Tables have their own way.
 */
export async function breakAddresses(page: Page): Promise<void> {
  await runInPage(page, breakAll, nearlyAll, [addressesIn, roomFor, broken]);
}

/** The part of a column from which on an address may break: a panel that text runs on to may be narrower, and its type be set larger. */
const nearlyAll = 0.75;

/* What follows runs in the page: these functions know each other and nothing else. */

function breakAll(share: number): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (
      node instanceof Text &&
      node.parentElement?.closest("[data-box]") &&
      !node.parentElement.closest("svg, table, pre") &&
      addressesIn(node.data).length > 0
    )
      nodes.push(node);
  const range = document.createRange();
  // All are measured before any is changed.
  const wide = nodes.map((node) => {
    const room = roomFor(node) * share;
    return addressesIn(node.data).filter(({ from, to }) => {
      range.setStart(node, from);
      range.setEnd(node, to);
      return [...range.getClientRects()].reduce((sum, { width }) => sum + width, 0) > room;
    });
  });
  nodes.forEach((node, index) => {
    // From the end, so that what stands before keeps its place.
    for (const { from, to } of (wide[index] ?? []).reverse()) {
      const address = node.splitText(from);
      address.splitText(to - from);
      address.replaceWith(broken(address.data));
    }
  });
}

/** Long words with signs in them, of which nobody would divide a syllable. */
function addressesIn(text: string): { from: number; to: number }[] {
  return [...text.matchAll(/\S+/g)].flatMap(({ 0: word, index }) =>
    word.length > 12 && /[/@_%\\.?&=#]\S/.test(word) ? [{ from: index, to: index + word.length }] : [],
  );
}

function roomFor(node: Node): number {
  const blocks = "p, li, h1, h2, h3, h4, h5, h6, dt, dd, figcaption, div";
  const block = node.parentElement?.closest<HTMLElement>(blocks) ?? document.body;
  const { paddingLeft, paddingRight } = getComputedStyle(block);
  return block.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
}

/**
 * Behind slashes and before other signs, as manuals of style have it: a full stop or a hyphen at the end of a line would be taken for
 * the sentence's. No mark says where it breaks: whoever copies the address gets it as it is.
 */
function broken(address: string): HTMLElement {
  const span = document.createElement("span");
  span.style.overflowWrap = "anywhere";
  for (const piece of address.split(/(?<=[/\\@&=])(?![/\\@&=])|(?<=[^/])(?=[._?#%-])/))
    span.append(piece, document.createElement("wbr"));
  span.lastElementChild?.remove();
  return span;
}
