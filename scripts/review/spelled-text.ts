import { isDocumentFile } from "../document/linked-document.ts";
import { attribute, type HtmlElement, type HtmlNode } from "./html-tree.ts";

/**
 * The words of an element as plain text has to say them: a link's address behind its words unless they are the address,
 * `[1]` for the mark of a note, `[description]` for a picture in the line, `~~` around what was struck out.
 */
export function spelledText(node: HtmlNode): string {
  // The address of a link that is the beginning of a word stands behind the whole word, where words have spaces between them.
  return spelled(node).replace(
    /\uE020([^\uE021]*)\uE021((?:['’\u02bc-]?(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}])[\p{L}\p{M}\p{N}])*)/gu,
    (_, address: string, rest: string) => `${rest}${address}`,
  );
}

function spelled(node: HtmlNode): string {
  if (node.nodeName === "#text" && "value" in node) return node.value.replace(/\n/g, " ");
  if (!("tagName" in node)) return "";
  const role = attribute(node, "data-role") ?? "";
  if (/^(?:note-back|toc-page)$/.test(role)) return "";
  if (node.tagName === "br") return " ";
  if (node.tagName === "img" || attribute(node, "role") === "img") return spelledPicture(node);
  const words = node.childNodes.map(spelled).join("");
  if (role === "note-mark") return `[${words.trim()}]`;
  if (node.tagName === "p" || node.tagName === "li") return `${words} `;
  if (node.tagName === "del") return `~~${words}~~`;
  return node.tagName === "a" ? withAddress(words, attribute(node, "href") ?? "") : words;
}

/** A picture's description; none for decoration, nor for a chart, whose table says the same. */
export function spelledPicture(node: HtmlElement): string {
  const alt = attribute(node, "alt") ?? "";
  return alt === "" ? "" : `[${alt}]`;
}

/** A label of a value: with a colon, unless it ends in a sign of its own. */
export function spelledLabel(text: string): string {
  const label = text.trim();
  return label === "" || /[:.?!؟…]$/.test(label) ? label : `${label}:`;
}

function withAddress(words: string, href: string): string {
  if (href === "" || href.startsWith("#") || isDocumentFile(href)) return words;
  const address = href.replace(/^(mailto|tel):/i, "").replaceAll(" ", "%20");
  const short = (text: string): string =>
    text
      .trim()
      .replace(/^https?:\/\//i, "")
      .replace(/\/$/, "");
  return short(words) === short(address) ? words : `${words}\uE020 <${address}>\uE021`;
}
