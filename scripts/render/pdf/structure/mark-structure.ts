import type { Element, ElementContent, Root } from "hast";
import { cloneTree } from "../../../document/clone-tree.ts";
import { hyphenatingTag } from "../../browser/hyphenation-data.ts";

/** What the page knew of an element that Chromium's structure tree forgets. */
export interface Origin {
  tag: string;
  /** Language, its own or that of what it stands in. */
  lang: string;
  role: string;
  /** Text of an element that holds only text and inline elements. */
  text?: string | undefined;
  /** It is a block of such text, so that its words are told apart by it where its lines end. */
  isBlock?: boolean | undefined;
  /** `data-src` of the element. */
  src?: string | undefined;
  /** Number of a note. */
  note?: string | undefined;
  /** In `thead`: the row is printed again on every page that the table reaches. */
  inHead?: boolean | undefined;
}

/** Private use of a language tag (RFC 5646 §2.2.7): `bg-x-d12` is the twelfth origin, in Bulgarian. */
const mark = /-x-d(\d+)$/;

/** Inline elements whose language Chromium forgets unless they have a role. */
const withoutNode = new Set(["span", "code", "sub", "sup", "del"]);
const inline = new Set(["a", "em", "strong", "del", "code", "span", "sup", "sub", "br", "img"]);
/** Elements that are known by themselves and need no mark. */
const plain = new Set(["em", "strong", "del", "code", "sup", "sub", "br", "tbody", "thead"]);

/**
 * A copy of the body in which elements carry the number of their origin in `lang`. Chromium copies languages to the
 * structure tree untouched, while roles and ids get lost there: it is the one way in which an element can be known again.
 */
export function markStructure(body: Root, lang: string): { body: Root; origins: Origin[] } {
  const copy = cloneTree(body);
  const origins: Origin[] = [];
  markChildren(copy, { lang, inHead: false, origins });
  return { body: copy, origins };
}

/** The number of the origin that a language carries. */
export function readMark(lang: string): number | undefined {
  const number = mark.exec(lang)?.[1];
  return number === undefined ? undefined : Number(number);
}

interface Scope {
  lang: string;
  inHead: boolean;
  origins: Origin[];
}

function markChildren(parent: Root | Element, scope: Scope): void {
  for (const child of parent.children as ElementContent[]) {
    if (child.type !== "element") continue;
    const lang = typeof child.properties.lang === "string" ? child.properties.lang : scope.lang;
    const inHead = scope.inHead || child.tagName === "thead";
    const speaks = child.properties.lang !== undefined;
    if (speaks && withoutNode.has(child.tagName)) child.properties.role ??= "generic";
    if (isMarked(child)) {
      child.properties.lang = `${hyphenatingTag(lang)}-x-d${scope.origins.length}`;
      scope.origins.push(originOf(child, lang, inHead));
      if (child.properties.dataRole === "callout") child.properties.role = "group";
    }
    markChildren(child, { ...scope, lang, inHead });
  }
}

function isMarked(node: Element): boolean {
  if (node.tagName === "span") return node.properties.dataRole === "toc-page";
  return !plain.has(node.tagName);
}

function originOf(node: Element, lang: string, inHead: boolean): Origin {
  const { dataRole, dataSrc, dataNote } = node.properties;
  const origin: Origin = { tag: node.tagName, lang, role: String(dataRole ?? "") };
  if (dataSrc !== undefined) origin.src = String(dataSrc);
  if (dataNote !== undefined) origin.note = String(dataNote);
  if (inHead) origin.inHead = true;
  if (isTextBlock(node)) {
    origin.text = textOf(node).replace(/\s+/g, " ").trim();
    if (!inline.has(node.tagName)) origin.isBlock = true;
  }
  return origin;
}

function isTextBlock(node: Element): boolean {
  return node.children.every(
    (child) => child.type !== "element" || (inline.has(child.tagName) && isTextBlock(child)),
  );
}

/** Page numbers are filled in later and are left out. */
function textOf(node: Element): string {
  return node.children
    .map((child) => {
      if (child.type === "text") return child.value;
      if (child.type !== "element" || child.properties.dataRole === "toc-page") return "";
      return child.tagName === "br" ? " " : textOf(child);
    })
    .join("");
}
