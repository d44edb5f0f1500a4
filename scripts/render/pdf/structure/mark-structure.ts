import type { Element, Root } from "hast";
import { cloneTree } from "../../../document/clone-tree.ts";
import { textWithoutMarks } from "../../../document/note-marks.ts";
import { findElement, skip, textOf, textProperty, visitInherited } from "../../../document/tree.ts";
import { withDirectionMarks } from "../../../languages/embedded-text.ts";
import { hyphenatingTag } from "../../../languages/hyphenation.ts";
import { direction } from "../../../languages/writing-system.ts";

/** What the page knew of an element that Chromium's structure tree forgets. */
export interface Origin {
  tag: string;
  /** Language, its own or that of what it stands in. */
  lang: string;
  role: string;
  /** Text of an element that holds only text and inline elements. */
  text?: string | undefined;
  /** A heading's text without marks of notes, as the outline names it. */
  title?: string | undefined;
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
const plain = new Set(["em", "strong", "code", "sup", "sub", "br", "tbody", "thead"]);

/**
 * A copy of the body in which elements carry the number of their origin in `lang`. Chromium copies languages to the
 * structure tree untouched, while roles and ids get lost there: it is the one way in which an element can be known again.
 */
export function markStructure(body: Root, lang: string): { body: Root; origins: Origin[] } {
  const copy = cloneTree(body);
  const origins: Origin[] = [];
  visitInherited(copy, { lang, inHead: false, isInItem: false }, (node, outer) => {
    if (node.type !== "element") return skip;
    const own = {
      lang: typeof node.properties.lang === "string" ? node.properties.lang : outer.lang,
      inHead: outer.inHead || node.tagName === "thead",
      isInItem: node.tagName === "li" || (outer.isInItem && node.tagName !== "div"),
    };
    if (node.tagName === "del" || (node.properties.lang !== undefined && withoutNode.has(node.tagName)))
      node.properties.role ??= "generic";
    if (isMarked(node)) {
      node.properties.lang = `${hyphenatingTag(own.lang)}-x-d${origins.length}`;
      origins.push(originOf(node, own.lang, own.inHead));
      const role = printedRole(node, outer.isInItem);
      if (role !== undefined) node.properties.role = role;
    }
    return own;
  });
  return { body: copy, origins };
}

/**
 * The role without which Chromium forgets an element: a callout, a box in an item of a list, whose words would become the item's own,
 * a table, which is taken for layout where it has no head, and the caption of one that holds a picture.
 */
function printedRole({ tagName, properties }: Element, isInItem: boolean): string | undefined {
  if (properties.dataRole === "callout" || (isInItem && tagName === "div")) return "group";
  return tagName === "caption" || tagName === "table" ? tagName : undefined;
}

/** The number of the origin that a language carries. */
export function readMark(lang: string): number | undefined {
  const number = mark.exec(lang)?.[1];
  return number === undefined ? undefined : Number(number);
}

function isMarked(node: Element): boolean {
  if (node.tagName === "span") return node.properties.dataRole === "toc-page";
  return !plain.has(node.tagName);
}

function originOf(node: Element, lang: string, inHead: boolean): Origin {
  const origin: Origin = { tag: node.tagName, lang, role: textProperty(node, "dataRole") ?? "" };
  const src = textProperty(node, "dataSrc");
  const note = textProperty(node, "dataNote");
  if (src !== undefined) origin.src = src;
  if (note !== undefined) origin.note = note;
  if (inHead) origin.inHead = true;
  if (isTextBlock(node)) {
    origin.text = textOf(node, instead).replace(/\s+/g, " ").trim();
    if (!inline.has(node.tagName)) origin.isBlock = true;
    if (/^h[1-6]$/.test(node.tagName))
      origin.title = withDirectionMarks(textWithoutMarks(node).replace(/\s+/g, " "), direction(lang));
  }
  return origin;
}

function isTextBlock(node: Element): boolean {
  return findElement(node, ({ tagName }) => !inline.has(tagName)) === undefined;
}

/** Page numbers are filled in later, and the way back from a note is not printed: both are left out. */
function instead({ tagName, properties }: Element): string | undefined {
  if (properties.dataRole === "toc-page" || properties.dataRole === "note-back") return "";
  return tagName === "br" ? " " : undefined;
}
