import { type DefaultTreeAdapterTypes, parse, parseFragment } from "parse5";
import { plainAddress } from "../../../scripts/review/plain-address.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** What the specification's own program makes of a text, in the words in which the two are compared. */
export function canonicalReference(html: string): string {
  return canonical(parseFragment(html).childNodes);
}

/** What stands in the body of an HTML file of Dipla's: without its title, its letterhead and its marks. */
export function canonicalPage(html: string): string {
  const body = find(parse(html).childNodes, (node) => attribute(node, "data-role") === "body");
  return body ? canonical(body.childNodes) : "";
}

/**
 * Blocks and lines by their elements and words. Levels of headings count from the highest; a picture is its description, and a link
 * that leads nowhere outside of the text is its words; whether an item's words, or a task's box, stand in a paragraph is not seen.
 */
function canonical(nodes: readonly Node[]): string {
  const highest = Math.min(...levels(nodes));
  const written = inParagraphs(nodes, highest);
  return written
    .replace(/\s+/g, " ")
    .replace(/<p>(\[[ x]\])<\/p>\s*<p>/g, "<p>$1 ")
    .replace(/ ?(<\/?(?:p|h\d|ul|ol|li|blockquote|pre|hr|br|table|tr|td|th)\b[^>]*>) ?/g, "$1")
    .trim();
}

function levels(nodes: readonly Node[]): number[] {
  return nodes.flatMap((node) => {
    if (!("tagName" in node)) return [];
    const level = /^h([1-6])$/.exec(node.tagName)?.[1];
    return level ? [Number(level)] : levels(node.childNodes);
  });
}

const blocks =
  /^(?:p|h[1-6]|ul|ol|li|blockquote|pre|hr|div|section|table|thead|tbody|tr|td|th|details|dl|dt|dd|figure|aside)$/;

/** Blocks one by one; words between them are a paragraph. */
function inParagraphs(nodes: readonly Node[], highest: number): string {
  let text = "";
  let line = "";
  const endLine = (): void => {
    if (line.trim() !== "") text += `<p>${line.trim()}</p>`;
    line = "";
  };
  for (const node of nodes) {
    if ("tagName" in node && blocks.test(node.tagName)) {
      endLine();
      text += block(node, highest);
    } else line += inline(node);
  }
  endLine();
  return text;
}

function block(node: Element, highest: number): string {
  const { tagName, childNodes } = node;
  const level = /^h([1-6])$/.exec(tagName)?.[1];
  if (level) return `<h${Number(level) - highest}>${inlines(childNodes).trim()}</h>`;
  if (tagName === "hr") return "<hr>";
  if (tagName === "p") {
    const words = inlines(childNodes).trim();
    return words === "" ? "" : `<p>${words}</p>`;
  }
  if (tagName === "pre") return `<pre>${textOf(node).replace(/\n+$/, "")}</pre>`;
  if (tagName === "ol")
    return `<ol ${attribute(node, "start") ?? 1}>${inParagraphs(childNodes, highest)}</ol>`;
  if (tagName === "td" || tagName === "th")
    return `<${tagName}${alignment(node)}>${inParagraphs(childNodes, highest)}</${tagName}>`;
  if (/^(?:ul|li|blockquote|table|tr)$/.test(tagName))
    return `<${tagName}>${inParagraphs(childNodes, highest)}</${tagName}>`;
  return inParagraphs(childNodes, highest);
}

/** How a cell is aligned, by its end in the direction of reading. */
function alignment(node: Element): string {
  const align = attribute(node, "data-align") ?? attribute(node, "align");
  // At the start is where cells are anyway.
  if (align === undefined || align === "left" || align === "start") return "";
  return ` ${{ right: "end", center: "centre" }[align] ?? align}`;
}

function inlines(nodes: readonly Node[]): string {
  return nodes.map(inline).join("");
}

function inline(node: Node): string {
  if (node.nodeName === "#text" && "value" in node) return plain(node.value);
  if (!("tagName" in node)) return "";
  const { tagName, childNodes } = node;
  const role = attribute(node, "data-role");
  if (role === "checkbox") return attribute(node, "alt") === "done" ? "[x]" : "[ ]";
  if (tagName === "input") return attribute(node, "checked") === undefined ? "[ ]" : "[x]";
  if (tagName === "img") return `[${plain(attribute(node, "alt") ?? "")}]`;
  if (role === "missing-picture") return `[${inlines(childNodes)}]`;
  if (tagName === "br") return "<br>";
  const words = inlines(childNodes);
  if (role === "note-back" || attribute(node, "data-footnote-backref") !== undefined) return "";
  if (role === "note-mark" || attribute(node, "data-footnote-ref") !== undefined)
    return `<note>${words}</note>`;
  const href = attribute(node, "href") ?? "";
  if (tagName === "a")
    return /^(?:https?|mailto|tel):/i.test(href) ? `<a ${unescaped(plainAddress(href))}>${words}</a>` : words;
  const marked = synonyms[tagName];
  if (marked) return `<${marked}>${words}</${marked}>`;
  if (/^(?:em|strong|code|del)$/.test(tagName)) return `<${tagName}>${words}</${tagName}>`;
  return words;
}

/** Typography's own signs as a keyboard has them. */
function plain(text: string): string {
  return text
    .replace(/[“”„«»‘’‚']/g, '"')
    .replace(/[\u00a0\u202f]/g, " ")
    .replaceAll("…", "...")
    .replace(/[\u2060\u200b\u00ad]/g, "")
    .replace(/[–—\u2011]/g, "-")
    .replace(/--+/g, "-");
}

/** Which signs of an address are escaped is not seen: the specification's program escapes more of them than browsers do. */
function unescaped(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    // Escapes that are no UTF-8 stay as they are.
    return address;
  }
}

/** Elements that say the same. */
const synonyms: Readonly<Record<string, string>> = { i: "em", b: "strong", s: "del" };

function textOf(node: Node): string {
  if (node.nodeName === "#text" && "value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

function attribute(node: Element, name: string): string | undefined {
  return node.attrs.find((attr) => attr.name === name)?.value;
}

function find(nodes: readonly Node[], test: (node: Element) => boolean): Element | undefined {
  for (const node of nodes) {
    if (!("tagName" in node)) continue;
    const found = test(node) ? node : find(node.childNodes, test);
    if (found) return found;
  }
  return undefined;
}
