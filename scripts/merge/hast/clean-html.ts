import type { Element, ElementContent, Root } from "hast";
import { raw } from "hast-util-raw";
import { sanitize } from "hast-util-sanitize";
import { documentScheme } from "../../document/linked-document.ts";
import { placeOfSource, textsOf } from "../../document/position.ts";
import { type ElementName, elements, properties } from "../../document/publication-nodes.ts";
import { replaceBelow, textProperty } from "../../document/tree.ts";
import type { Place } from "../../findings/diagnostics.ts";
import { fillRows } from "./fill-rows.ts";
import { scopeHeads } from "./head-scope.ts";
import { isHiddenFromReaders } from "./hidden-html.ts";
import { linkInWorkspace, tellOfLetters } from "./link-in-workspace.ts";
import type { MergeContext } from "./merge-context.ts";
import { panelTag } from "./panel-tag.ts";
import { pictureOf } from "./picture-of.ts";

/** Elements of plain HTML that mean the same as one of the vocabulary, or nothing beyond their words. */
const renamed: Readonly<Record<string, ElementName>> = {
  b: "strong",
  i: "em",
  cite: "em",
  dfn: "em",
  var: "em",
  s: "del",
  strike: "del",
  kbd: "code",
  samp: "code",
  tt: "code",
  main: "div",
  article: "div",
  center: "div",
  // A landmark needs a name where there are several, and nobody gives one.
  aside: "div",
  details: "div",
  address: "div",
  summary: "p",
  // Where its rows stand is where its author has put them.
  tfoot: "tbody",
  ...Object.fromEntries(
    ["u", "ins", "small", "big", "font", "mark", "abbr", "acronym", "q", "time", "bdi", "nobr", "label"].map(
      (name) => [name, "span" as const],
    ),
  ),
};

/** Whether every format can show an element of raw HTML, by its name in small letters. */
export function isShownHtml(name: string): boolean {
  return Object.hasOwn(elements, name) || Object.hasOwn(renamed, name);
}

/** Raw HTML becomes nodes; what is outside the vocabulary or leads elsewhere is removed and reported. */
export function cleanHtml(tree: Root, context: MergeContext): Root {
  const parsed = raw(tree, { passThrough: [] }) as Root;
  replaceBelow(parsed, (child, enter) => {
    if (child.type !== "element") return [child];
    const place = placeOfSource(textProperty(child, "dataSrc"), textsOf(context.document));
    if (isHiddenFromReaders(child)) context.diagnostics.add("html-hidden", place, { name: child.tagName });
    child.tagName = renamed[child.tagName] ?? child.tagName;
    const isAuthors = withoutOurMarks(child);
    // An author's `nav` holds words; only the block's is filled with the contents.
    if (child.tagName === "nav" && child.properties.dataRole === undefined) child.tagName = "div";
    enter(child);
    // Where a link of the text leads is known by now.
    return child.tagName === "a" && !isAuthors ? [child] : cleaned(child, place, context);
  });
  fillRows(parsed);
  scopeHeads(parsed);
  return sanitize(parsed, {
    tagNames: [...Object.keys(elements), panelTag],
    attributes: { "*": [...properties] },
    protocols: { href: ["http", "https", "mailto", "tel", documentScheme], src: ["picture"] },
    strip: ["script", "style"],
    clobber: [],
  }) as Root;
}

/**
 * What renderers know elements by is ours to say: by `data-docx="omit"` an author could show words in one format that another one
 * doesn't have. Whatever an author has written comes with a mark, see `preparedHtml`; gives whether it has.
 */
function withoutOurMarks({ properties: own }: Element): boolean {
  const isAuthors = own.dataAuthored !== undefined;
  if (isAuthors) for (const name of Object.keys(own)) if (/^data(?!Src$)/.test(name)) delete own[name];
  return isAuthors;
}

/** The element as it may stay: itself, its content alone, or nothing. */
function cleaned(node: Element, place: Place, context: MergeContext): ElementContent[] {
  if (node.tagName === "img") return [cleanPicture(node, context)];
  if (node.tagName === "a") return cleanLink(node, place, context);
  if (!Object.hasOwn(elements, node.tagName) && node.tagName !== panelTag)
    context.diagnostics.add("html-cleaned", place, { name: node.tagName });
  return [node];
}

function cleanPicture(node: Element, context: MergeContext): Element {
  const src = textProperty(node, "src") ?? "";
  if (src.startsWith("picture:")) return node;
  return pictureOf(src, textProperty(node, "alt") ?? "", textProperty(node, "dataSrc"), context);
}

function cleanLink(node: Element, place: Place, context: MergeContext): ElementContent[] {
  const url = textProperty(node, "href");
  if (url === undefined) return [placeOnly(node)];
  const address = linkInWorkspace(url, context);
  if (address.kind === "link") {
    node.properties.href = address.href;
    tellOfLetters(address.href, place, context);
    return [node];
  }
  context.diagnostics.add(address.code, place, { url });
  const { href, ...others } = placeOnly(node).properties;
  return others.id === undefined ? node.children : [{ ...node, tagName: "span", properties: others }];
}

/** `<a id="…">` and the older `<a name="…">` are places to lead to, and no links: in a PDF an `a` that leads nowhere would say nothing. */
function placeOnly(node: Element): Element {
  const id = textProperty(node, "id") ?? textProperty(node, "name");
  return { ...node, tagName: "span", properties: { ...node.properties, id } };
}
