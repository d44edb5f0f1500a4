import type { Element, ElementContent, Text } from "hast";
import { childrenOf, element, type HastParent, text, textOf } from "../../document/tree.ts";
import {
  type Direction,
  type EmbeddedText,
  embeddedText,
  isRightToLeft,
  parting,
  withMarkedGroups,
} from "../../languages/embedded-text.ts";
import { direction } from "../../languages/writing-system.ts";

/**
 * Gives every piece of text that runs against the text around it an element with its own `dir`, which isolates it (UAX #9, HTML
 * §15.3.6): a telephone number in Arabic reads as it is dialled, a Hebrew name in Bulgarian leaves the year after it where it is.
 * Words in another language (`lang`) run as their language does, and programs from left to right.
 */
export function keepOrder(root: HastParent, around: Direction): void {
  // Most documents have nothing that runs the other way.
  if (around === "rtl" || isRightToLeft(textOf(root))) setDirections(root, around);
}

const inline = /^(?:a|em|strong|del|code|span|sup|sub|br|img)$/;

/** Inline elements that are no part of what is read around them. */
const apart = new Set(["note-mark", "note-back", "section-number", "toc-page"]);

function setDirections(parent: HastParent, around: Direction): void {
  let line: ElementContent[] = [];
  const children: ElementContent[] = [];
  const endLine = (): void => {
    children.push(...(line.some(hasText) ? inOrder(line, around) : line));
    line = [];
  };
  for (const child of childrenOf(parent)) {
    if (child.type === "text" || (child.type === "element" && inline.test(child.tagName))) line.push(child);
    else {
      endLine();
      if (child.type === "element") setDirections(child, ownDirection(child, around));
      children.push(child);
    }
  }
  endLine();
  parent.children = children;
}

function hasText(node: ElementContent): boolean {
  return node.type === "text" ? /\S/.test(node.value) : true;
}

/** The direction in an element, which is written on it where it is not that of the text around. */
function ownDirection(node: Element, around: Direction): Direction {
  const { dir, lang } = node.properties;
  if (dir === "ltr" || dir === "rtl") return dir;
  const own = node.tagName === "pre" ? "ltr" : typeof lang === "string" ? direction(lang) : around;
  if (own !== around) node.properties.dir = own;
  return own;
}

/** The content of a line, its pieces wrapped. */
function inOrder(line: readonly ElementContent[], around: Direction): ElementContent[] {
  const pieces = embeddedText(line.map(readable).join(""), around);
  const wrapped = wrapIn(line, pieces, around);
  enterApart(wrapped, around);
  return wrapped;
}

/** The text of a node as pieces are looked for in it: what is no part of the words around stands as one sign. */
function readable(node: ElementContent): string {
  if (node.type === "text") return node.value.replaceAll("\n", " ");
  if (node.type !== "element") return "";
  return isApart(node) ? parting : childrenOf(node).map(readable).join("");
}

function isApart(node: Element): boolean {
  const { dir, lang, dataRole } = node.properties;
  return (
    /^(?:br|img|code)$/.test(node.tagName) ||
    dir !== undefined ||
    lang !== undefined ||
    apart.has(String(dataRole))
  );
}

function enterApart(nodes: readonly ElementContent[], around: Direction): void {
  for (const node of nodes) {
    if (node.type !== "element" || node.tagName === "br" || node.tagName === "img") continue;
    if (node.tagName === "code") {
      if (around === "rtl") node.properties.dir ??= "ltr";
    } else if (isApart(node)) {
      if (!apart.has(String(node.properties.dataRole))) setDirections(node, ownDirection(node, around));
    } else enterApart(childrenOf(node), around);
  }
}

/** The nodes with each piece in an element of its own; a piece that begins or ends within an element is wrapped in parts. */
function wrapIn(
  nodes: readonly ElementContent[],
  pieces: readonly EmbeddedText[],
  around: Direction,
): ElementContent[] {
  if (pieces.length === 0) return [...nodes];
  let at = 0;
  const cut: { node: ElementContent; piece: EmbeddedText | undefined }[] = [];
  for (const node of nodes) {
    const length = readable(node).length;
    const within = pieces.filter(({ from, to }) => from < at + length && to > at);
    cut.push(...cutNode(node, at, within, around));
    at += length;
  }
  const wrapped: ElementContent[] = [];
  let open: { piece: EmbeddedText; span: Element } | undefined;
  for (const { node, piece } of cut) {
    if (!piece) wrapped.push(node);
    else if (open?.piece === piece) open.span.children.push(node);
    else {
      open = { piece, span: pieceElement(node, around) };
      wrapped.push(open.span);
    }
  }
  return wrapped;
}

/** A node in parts, each with the piece that it is in; an element that is only partly in one is wrapped within. */
function cutNode(
  node: ElementContent,
  at: number,
  pieces: readonly EmbeddedText[],
  around: Direction,
): { node: ElementContent; piece: EmbeddedText | undefined }[] {
  const end = at + readable(node).length;
  const [only] = pieces;
  if (!only || (node.type !== "element" && node.type !== "text")) return [{ node, piece: undefined }];
  if (node.type === "element") {
    // A link or a word in bold is wrapped as a whole when it stands within a piece with more than itself.
    if (only.from <= at && only.to >= end && only.to - only.from > end - at) return [{ node, piece: only }];
    if (!isApart(node)) {
      const own = pieces.map((piece) => ({ ...piece, from: piece.from - at, to: piece.to - at }));
      node.children = wrapIn(childrenOf(node), own, around);
    }
    return [{ node, piece: undefined }];
  }
  return cutText(node, at, pieces);
}

function cutText(
  node: Text,
  at: number,
  pieces: readonly EmbeddedText[],
): { node: ElementContent; piece: EmbeddedText | undefined }[] {
  const parts: { node: ElementContent; piece: EmbeddedText | undefined }[] = [];
  const add = (from: number, to: number, piece: EmbeddedText | undefined): void => {
    const words = node.value.slice(from, to);
    if (to > from) parts.push({ node: text(piece?.isOverridden ? withMarkedGroups(words) : words), piece });
  };
  let done = 0;
  for (const piece of pieces) {
    const from = Math.max(done, piece.from - at);
    const to = Math.min(node.value.length, piece.to - at);
    add(done, from, undefined);
    add(from, to, piece);
    done = to;
  }
  add(done, node.value.length, undefined);
  return parts;
}

function pieceElement(first: ElementContent, around: Direction): Element {
  const span = element("span", { dataRole: "span", dir: around === "rtl" ? "ltr" : "rtl" });
  span.children = [first];
  return span;
}
