import type { Element, ElementContent } from "hast";
import { isDocumentFile } from "../../document/linked-document.ts";
import { childrenOf, textProperty } from "../../document/tree.ts";

const raised: Readonly<Record<string, string>> = {
  ...Object.fromEntries([..."0123456789+-"].map((sign, index) => [sign, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻".charAt(index)])),
  "−": "⁻",
};
const lowered: Readonly<Record<string, string>> = {
  ...Object.fromEntries([..."0123456789+-"].map((sign, index) => [sign, "₀₁₂₃₄₅₆₇₈₉₊₋".charAt(index)])),
  "−": "₋",
};

/** The words of a line: addresses behind the words of links, `[1]` for a note, `[description]` for a picture. */
export function inlineText(nodes: readonly ElementContent[]): string {
  return textOfAll(nodes).replace(addressWithin, (_, address: string, ending = "") => `${ending}${address}`);
}

/** Around an address until its place is known. */
const [from, to] = ["\uE010", "\uE011"];

/** Scripts that put no spaces between words: what follows is another one. */
const unspaced =
  "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Bopomofo}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}";

/**
 * An address, and the rest of the word that the link is the beginning of: in many languages endings are joined to names (Dipla’nın,
 * 이슈를), and an address in between would tear the word apart.
 */
const addressWithin = new RegExp(
  `${from}([^${to}]*)${to}((?:['’\u02bc-]?(?![${unspaced}])[\\p{L}\\p{M}\\p{N}])+)?`,
  "gu",
);

function textOfAll(nodes: readonly ElementContent[]): string {
  return nodes.map((node) => textFor(node)).join("");
}

function textFor(node: ElementContent): string {
  if (node.type === "text") return node.value.replace(/\s*\n\s*/g, " ");
  if (node.type !== "element") return "";
  const inside = (): string => textOfAll(childrenOf(node));
  switch (node.properties.dataRole) {
    case "note-back":
    case "toc-page":
      return "";
    case "note-mark":
      return `[${inside().trim()}]`;
    default:
      break;
  }
  switch (node.tagName) {
    case "br":
      return "\n";
    // A cell may hold blocks: each is a line of it.
    case "p":
    case "li":
      return `${inside().trim()}\n`;
    case "img":
      return pictureText(node);
    case "a":
      return withAddress(inside(), textProperty(node, "href") ?? "");
    case "del":
      return `~~${inside()}~~`;
    case "sup":
      return shifted(inside(), raised);
    case "sub":
      return shifted(inside(), lowered);
    default:
      return inside();
  }
}

/** What a picture shows; nothing for decoration, and nothing for a chart, whose table says it. */
export function pictureText(node: Element): string {
  const alt = textProperty(node, "alt") ?? "";
  return alt === "" || node.properties.dataRole === "chart-picture" ? "" : `[${alt}]`;
}

/** The address stands in angle brackets (RFC 3986, appendix C) unless the words are the address already. */
function withAddress(words: string, href: string): string {
  // The file beside this one is nothing that a reader of plain text could open by its name.
  if (href === "" || href.startsWith("#") || isDocumentFile(href)) return words;
  const address = href.replace(/^(?:mailto|tel):/i, "").replaceAll(" ", "%20");
  const bare = (text: string): string =>
    text
      .trim()
      .replace(/^https?:\/\//i, "")
      .replace(/\/$/, "");
  return bare(words) === bare(address) ? words : `${words}${from} <${address}>${to}`;
}

/** 10⁶ is not 106; letters, as in 1er, are read as well on the line. */
function shifted(text: string, signs: Readonly<Record<string, string>>): string {
  const shown = [...text].map((sign) => signs[sign]);
  return shown.includes(undefined) ? text : shown.join("");
}
