import { type DefaultTreeAdapterTypes, parse } from "parse5";
import type { Reading } from "./reading.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const standsAlone =
  /^(?:address|article|aside|blockquote|caption|d[dlt]|div|fig(?:ure|caption)|footer|h[1-6]|header|hr|li|nav|[ou]l|p|pre|section|t(?:able|body|head|[dhr]))$/;

/** A page as HTML, and its code word for word. */
export interface HtmlReading extends Reading {
  codes: string[];
}

/** What stands in the `main` of a page. */
export function readHtml(bytes: Uint8Array): HtmlReading {
  const reading: HtmlReading = { body: "", notes: [], alts: [], links: [], codes: [] };
  const main = find(parse(new TextDecoder().decode(bytes)).childNodes, "main");
  if (main) reading.body = textOf(main, reading);
  return reading;
}

function textOf(node: Node, reading: HtmlReading): string {
  if (node.nodeName === "#text") return (node as DefaultTreeAdapterTypes.TextNode).value;
  if (!("tagName" in node) || node.tagName === "style") return "";
  const value = (name: string): string | undefined => node.attrs.find((attr) => attr.name === name)?.value;
  if (value("role") === "img") reading.alts.push(value("aria-label") ?? "");
  if (node.tagName === "svg") return "";
  // The way back from a note is for screens.
  if (value("data-role") === "note-back") return "";
  if (node.tagName === "br") return " ";
  if (node.tagName === "img") reading.alts.push(value("alt") ?? "");
  const href = node.tagName === "a" ? value("href") : undefined;
  if (href !== undefined && !href.startsWith("#")) reading.links.push(href);
  const text = node.childNodes.map((child) => textOf(child, reading)).join("");
  if (node.tagName === "pre") reading.codes.push(text);
  const note = node.tagName === "li" ? value("data-note") : undefined;
  if (note !== undefined) {
    reading.notes.push({ number: String(placeInList(node)), text });
    return "";
  }
  return standsAlone.test(node.tagName) ? `\n${text}\n` : text;
}

/** The number that a browser prints before an item. */
function placeInList(item: Element): number {
  const list = item.parentNode;
  const items = list && "childNodes" in list ? list.childNodes.filter((node) => node.nodeName === "li") : [];
  return items.indexOf(item) + 1;
}

function find(nodes: readonly Node[], name: string): Element | undefined {
  for (const node of nodes) {
    if (!("tagName" in node)) continue;
    const found = node.tagName === name ? node : find(node.childNodes, name);
    if (found) return found;
  }
  return undefined;
}
