import { parse } from "parse5";
import { inCapitals } from "../languages/letter-case.ts";
import { attribute, elements, find, type HtmlElement, type HtmlNode } from "./html-tree.ts";
import { joinedNote, type Outline, type OutlineItem, spokenText, strike, tidyText } from "./outline.ts";

/** The outline of an HTML file: what stands in `main`, without what is hidden from readers. A Word file's letterhead stands around it. */
export function htmlOutline(bytes: Uint8Array): Outline {
  const document = parse(new TextDecoder().decode(bytes));
  const main = find(document.childNodes, (node) => node.tagName === "main");
  const outline: Outline = { items: [], notes: new Map() };
  if (main)
    visit(main, {
      outline,
      items: outline.items,
      isInItem: false,
      lang: attribute(find(document.childNodes, (node) => node.tagName === "html") ?? main, "lang") ?? "",
    });
  markEarlyHeadings(outline);
  return outline;
}

/** Headings of a cover letter stand before the title. */
function markEarlyHeadings({ items }: Outline): void {
  for (const item of items) {
    if (item.level === 1) return;
    if (item.kind === "heading") item.isEarly = true;
  }
}

interface State {
  outline: Outline;
  /** Where what is found goes: the outline's own items, or those of a note. */
  items: OutlineItem[];
  /** What is visited is a child of a list's item. */
  isInItem: boolean;
  /** Of the element that is visited. */
  lang: string;
}

/** Elements that stand on lines of their own, as a cell's paragraphs do. */
const lines = /^(?:p|li|ul|ol|div|section|blockquote|pre|dt|dd|h[1-6]|table|caption|t[dhr])$/;

const textBlocks: Readonly<Record<string, OutlineItem["kind"]>> = {
  p: "paragraph",
  pre: "paragraph",
  caption: "caption",
  figcaption: "caption",
};

/** Roles of paragraphs that stand in items; others are written by hand. */
const ownOfItems = /^(?:|item|callout-item|note|paragraph)$/;

const inline = /^(?:a|em|strong|del|code|span|sup|sub|br|img)$/;

function visit(node: HtmlElement, outer: State): void {
  const state = { ...outer, lang: attribute(node, "lang") ?? outer.lang };
  if (node.tagName === "table") return table(node, state);
  const heading = /^h([1-6])$/.exec(node.tagName);
  if (heading) return add(node, { kind: "heading", level: Number(heading[1]) }, state);
  const kind = textBlocks[node.tagName];
  if (kind) return add(node, { kind: kind === "paragraph" && state.isInItem ? "item" : kind }, state);
  if (node.tagName === "img" || attribute(node, "role") === "img") return pictures(node, state);
  const note = node.tagName === "li" ? attribute(node, "data-note") : undefined;
  if (note === undefined) return visitChildren(node, { ...state, isInItem: node.tagName === "li" });
  const items: OutlineItem[] = [];
  visitChildren(node, { ...state, items, isInItem: true });
  if (items.length > 0) state.outline.notes.set(note, joinedNote(items));
}

/** Blocks one by one; words that stand between them without a paragraph of their own are one, too. */
function visitChildren(node: HtmlElement, state: State): void {
  let loose: HtmlNode[] = [];
  const endLoose = (): void => {
    const words: HtmlElement = { ...node, tagName: "p", childNodes: loose };
    if (textOf(words, state.lang, (text) => text).trim() !== "")
      add(words, { kind: state.isInItem ? "item" : "paragraph" }, state);
    else for (const child of elements(words)) visit(child, state);
    loose = [];
  };
  for (const child of node.childNodes) {
    if (!("tagName" in child) || inline.test(child.tagName)) {
      loose.push(child);
      continue;
    }
    endLoose();
    visit(child, state);
  }
  endLoose();
}

function table(node: HtmlElement, state: State): void {
  for (const caption of elements(node).filter((child) => child.tagName === "caption"))
    add(caption, { kind: "caption" }, state);
  const rows = elements(node).flatMap((group) =>
    /^t(head|body|foot)$/.test(group.tagName) ? elements(group).filter((row) => row.tagName === "tr") : [],
  );
  const taken = new Set<string>();
  rows.forEach((row, rowIndex) => {
    let column = 0;
    for (const cell of elements(row)) {
      while (taken.has(`${rowIndex}:${column}`)) column += 1;
      const width = Number(attribute(cell, "colspan") ?? 1);
      for (let down = 0; down < Number(attribute(cell, "rowspan") ?? 1); down += 1)
        for (let right = 0; right < width; right += 1) taken.add(`${rowIndex + down}:${column + right}`);
      add(cell, { kind: "cell", row: rowIndex, column }, state);
      column += width;
    }
  });
}

function add(
  node: HtmlElement,
  item: Pick<OutlineItem, "kind" | "level" | "row" | "column">,
  state: State,
): void {
  pictures(node, state);
  const { text, struck } = spokenText(textOf(node, state.lang, (words) => words));
  const links = linksOf(node);
  if (text === "" && item.kind !== "cell") return;
  const inStyle = spokenText(textOf(node, state.lang, inCapitals));
  const entry: OutlineItem = {
    ...item,
    text,
    capitals: inStyle.text,
    ...(struck && { struck, struckInCapitals: inStyle.struck }),
    links,
    source: attribute(node, "data-src"),
  };
  if (attribute(node, "data-role") === "toc-entry") entry.contents = true;
  if (
    node.tagName === "pre" ||
    (item.kind === "item" && !ownOfItems.test(attribute(node, "data-role") ?? ""))
  )
    entry.hasOwnStyle = true;
  state.items.push(entry);
}

function pictures(node: HtmlElement, state: State): void {
  const alt =
    node.tagName === "img"
      ? attribute(node, "alt")
      : attribute(node, "role") === "img"
        ? attribute(node, "aria-label")
        : undefined;
  if (alt)
    state.items.push({
      kind: "picture",
      text: tidyText(alt),
      links: [],
      source: attribute(node, "data-src"),
    });
  if (alt !== undefined) return;
  for (const child of elements(node)) pictures(child, state);
}

/** The text below a node, each piece as `written` gives it back in its language; marks of notes are never struck out. */
function textOf(
  node: HtmlNode,
  outer: string,
  written: (text: string, lang: string) => string,
  isStruck = false,
): string {
  if (node.nodeName === "#text" && "value" in node) return written(node.value.replace(/\n/g, " "), outer);
  if (!("tagName" in node) || node.tagName === "svg" || isHidden(node)) return "";
  if (node.tagName === "br" || node.tagName === "img") return " ";
  const lang = attribute(node, "lang") ?? outer;
  const strikes = node.tagName === "del" || (isStruck && attribute(node, "data-role") === "note-mark");
  const inside = isStruck || node.tagName === "del";
  const text = node.childNodes.map((child) => textOf(child, lang, written, inside)).join("");
  if (strikes) return `${strike}${text}${strike}`;
  return lines.test(node.tagName) ? ` ${text} ` : text;
}

function linksOf(node: HtmlElement): string[] {
  return elements(node).flatMap((child) => {
    if (isHidden(child)) return [];
    // A link without a word or picture is nowhere on a page; that it is empty is told by a rule of its own.
    const href = child.tagName === "a" && hasContent(child) ? attribute(child, "href") : undefined;
    return [...(href === undefined ? [] : [href.startsWith("#") ? "#" : href]), ...linksOf(child)];
  });
}

function hasContent(node: HtmlElement): boolean {
  return (
    find([node], ({ tagName }) => tagName === "img") !== undefined ||
    textOf(node, "", (text) => text).trim() !== ""
  );
}

// The way back from a note is for screens; page numbers of the contents are filled by print.
function isHidden(node: HtmlElement): boolean {
  return /^(note-back|toc-page)$/.test(attribute(node, "data-role") ?? "");
}
