import type { Page } from "puppeteer";
import { runInPage } from "../../browser/run-in-page.ts";
import { inkRects as inkRectsInPage } from "./ink-rects.ts";
import { wordsAt as wordsAtInPage } from "./words-at.ts";

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
  /** A word, table or picture that is wider than its column. */
  wide?:
    | { pixels: number; text: string; src: string; kind: "word" | "title" | "table" | "picture" }
    | undefined;
  /** Smallest distance of any text to the box's trimmed edges. */
  edge?: { pixels: number; text: string; src: string } | undefined;
}

/** Measures every `data-box="fixed"` of the loaded page, in print layout, with sub-pixel positions of text. */
export function measureBoxes(page: Page): Promise<MeasuredBox[]> {
  return runInPage(page, measureAll, tolerance, [
    inkRectsInPage,
    wordsAtInPage,
    measureBox,
    edgesOf,
    measureTables,
    measureTexts,
    measureThings,
    noteEdge,
    noteWidth,
    kindOf,
    isBelow,
    fittingCharacters,
    sentence,
    source,
  ]);
}

/** px: what a browser rounds away is no fault. */
const tolerance = 0.75;

/* What follows runs in the page: these functions know each other and nothing else. */

/** Sent along under their own names: a name that is imported may be another one in what a test runner makes of this file. */
declare const inkRects: typeof inkRectsInPage;
declare const wordsAt: typeof wordsAtInPage;

/** A box's edges in the page: its trim, and in it the content box. */
interface Edges {
  trim: { top: number; right: number; bottom: number; left: number };
  inner: { left: number; right: number };
  top: number;
  bottom: number;
  /** How much over an edge is no fault. */
  tolerance: number;
}

/** What is known of a box while it is gone through. */
interface Findings {
  /** Bottom of the lowest thing so far. */
  lowest: number;
  /** Tops of lines that end below the box. */
  tops: Set<number>;
  /** Characters that are below the box. */
  characters: number;
  /** The first thing below the box. */
  first?: { text: string; src: string };
  wide?: MeasuredBox["wide"];
  /** Tables that are too wide. */
  tables: HTMLElement[];
  /** What is widest. */
  widest?: Node;
  edge?: MeasuredBox["edge"];
}

function measureAll(tolerance: number): MeasuredBox[] {
  return [...document.querySelectorAll<HTMLElement>('[data-box="fixed"]')].map((box) =>
    measureBox(box, tolerance),
  );
}

function measureBox(box: HTMLElement, tolerance: number): MeasuredBox {
  const edges = edgesOf(box, tolerance);
  const { top, bottom } = edges;
  const paragraph = box.querySelector('[data-role="paragraph"],[data-role="item"]') ?? box;
  const src = box.querySelector<HTMLElement>("[data-src]")?.dataset.src ?? "";
  const found: Findings = { lowest: top, tops: new Set(), characters: 0, tables: [] };
  measureTables(box, edges, found);
  measureTexts(box, edges, found);
  measureThings(box, edges, src, found);
  const { lowest, tops, characters, first, wide, edge } = found;
  return {
    name: box.dataset.name ?? "",
    src,
    calm: box.dataset.calm !== undefined,
    height: bottom - top,
    used: lowest - top,
    line: Number.parseFloat(getComputedStyle(paragraph).lineHeight) || 18.7,
    ...(first &&
      lowest > bottom + tolerance && {
        overflow: { lines: tops.size, pixels: lowest - bottom, characters, ...first },
      }),
    ...(wide && { wide }),
    ...(edge && { edge }),
  };
}

function edgesOf(box: HTMLElement, tolerance: number): Edges {
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
  return {
    trim,
    inner: { left: trim.left + size("padding-left"), right: trim.right - size("padding-right") },
    top: trim.top + size("padding-top"),
    bottom: trim.bottom - size("padding-bottom"),
    tolerance,
  };
}

/** Tables that could not be set to fit have marks of it: as wide as their longest words make them, these are what to change. */
function measureTables(box: HTMLElement, edges: Edges, found: Findings): void {
  for (const table of box.querySelectorAll<HTMLElement>("table[data-over]")) {
    found.tables.push(table);
    const cell = table.querySelector<HTMLElement>("[data-longest]");
    noteWidth(Number(table.dataset.over), cell?.dataset.longest ?? "", cell ?? table, edges, found);
  }
}

function measureTexts(box: HTMLElement, edges: Edges, found: Findings): void {
  const blocks = "p,li,h1,h2,h3,h4,h5,h6,td,th,dt,dd,figcaption,caption,pre";
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? "";
    if (text.trim() === "") continue;
    const rects = inkRects(node, range).filter(({ width }) => width > 0);
    const column = (node.parentElement?.closest(blocks) ?? box).getBoundingClientRect();
    for (const rect of rects) {
      found.lowest = Math.max(found.lowest, rect.bottom);
      noteEdge(rect, text, node, edges, found);
      const right = rect.right - Math.min(column.right, edges.inner.right);
      const left = Math.max(column.left, edges.inner.left) - rect.left;
      // What is in a table that is told of needs no second word.
      if (!found.tables.some((table) => table.contains(node)))
        noteWidth(Math.max(right, left), wordsAt(node), node, edges, found);
    }
    const below = rects.filter((rect) => isBelow(rect, edges));
    if (below.length === 0) continue;
    for (const rect of below) found.tops.add(Math.round(rect.top));
    const fitting = fittingCharacters(node, text.length, range, edges);
    found.characters += text.length - fitting;
    found.first ??= { text: sentence(text, fitting), src: source(node) };
  }
}

function measureThings(box: HTMLElement, edges: Edges, src: string, found: Findings): void {
  const things = "img:not([data-role=ornament]),svg,table,[data-role=card],[data-role=callout]";
  for (const thing of box.querySelectorAll<HTMLElement>(things)) {
    const rect = thing.getBoundingClientRect();
    if (rect.width === 0) continue;
    const name = thing.getAttribute("alt") ?? thing.textContent ?? "";
    found.lowest = Math.max(found.lowest, rect.bottom);
    if (rect.bottom > edges.bottom + edges.tolerance)
      found.first ??= { text: sentence(name, 0), src: source(thing) || src };
    if (thing.localName === "table") continue;
    const over = Math.max(rect.right - edges.inner.right, edges.inner.left - rect.left);
    noteWidth(over, name, thing, edges, found);
  }
}

function noteEdge(rect: DOMRect, text: string, node: Node, { trim }: Edges, found: Findings): void {
  const pixels = Math.min(
    rect.left - trim.left,
    trim.right - rect.right,
    rect.top - trim.top,
    trim.bottom - rect.bottom,
  );
  if (pixels < (found.edge?.pixels ?? Number.POSITIVE_INFINITY))
    found.edge = { pixels, text: text.replaceAll("\u00ad", "").trim().slice(0, 60), src: source(node) };
}

function noteWidth(pixels: number, text: string, node: Node, { tolerance }: Edges, found: Findings): void {
  if (pixels <= tolerance || pixels <= (found.wide?.pixels ?? 0)) return;
  // What holds the widest thing so far is as wide as that makes it.
  if (found.widest && node.contains(found.widest)) return;
  found.widest = node;
  found.wide = {
    pixels,
    text: text.replaceAll("\u00ad", "").trim().slice(0, 60),
    src: source(node),
    kind: kindOf(node),
  };
}

function kindOf(node: Node): NonNullable<MeasuredBox["wide"]>["kind"] {
  const element = node instanceof Element ? node : node.parentElement;
  if (element?.closest("[data-role=title], [data-role=subtitle]")) return "title";
  if (element?.closest("table")) return "table";
  return element?.matches("img, svg") ? "picture" : "word";
}

/** Line boxes are higher than glyphs: only what lies below by more than half the gap counts. */
function isBelow(rect: DOMRect, { bottom, tolerance }: Edges): boolean {
  return rect.width > 0 && rect.bottom - Math.min(3, rect.height * 0.15) > bottom + tolerance;
}

/** How many characters of a text that is too long still stand in the box; halved again and again, since asking is slow. */
function fittingCharacters(node: Node, length: number, range: Range, edges: Edges): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    range.setStart(node, middle);
    range.setEnd(node, Math.min(length, middle + 1));
    if (isBelow(range.getBoundingClientRect(), edges)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The sentence that begins there, or with the word in which that is; 80 characters of it at most. */
function sentence(text: string, at: number): string {
  const from = text.slice(0, at).search(/\S+$/);
  const begun = text.slice(from < 0 || /\s$/.test(text.slice(0, at)) ? at : from);
  const rest = begun.replaceAll("\u00ad", "").trim();
  const end = rest.search(/[.!?…](?=\s|$)/);
  const whole = end < 0 ? rest : rest.slice(0, end + 1);
  return whole.length > 80 ? `${whole.slice(0, 79).trim()}…` : whole;
}

/** `data-src` of the block that a node is in. */
function source(node: Node): string {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>("[data-src]")?.dataset.src ?? "";
}
