import type { Html, Nodes, Root } from "mdast";
import { placeOfNode, type SourceTexts } from "../document/position.ts";
import { textOfMarkdown } from "../document/tree.ts";
import type { Diagnostics } from "../findings/diagnostics.ts";
import { folded } from "../languages/letter-case.ts";

/**
 * The first block is dropped when it only repeats the title: every template prints the title itself. What has no words, comments and
 * the tags in which people centre a title, may stand before it.
 */
export function dropRepeatedTitle(
  body: Root,
  title: string,
  { lang, texts }: { lang: string; texts: SourceTexts },
  diagnostics: Diagnostics,
): void {
  const index = body.children.findIndex((node) => !isWordless(node));
  const first = body.children[index];
  const plain = (text: string): string => folded(text.normalize("NFC").replace(/\s+/g, " ").trim(), lang);
  const isTitle = (text: string): boolean => plain(text) !== "" && plain(text) === plain(title);
  const isRepeated =
    first?.type === "html"
      ? takeFromHtml(first, isTitle)
      : (first?.type === "paragraph" || first?.type === "heading") && isTitle(textOfMarkdown(first));
  if (!first || !isRepeated) return;
  diagnostics.add("heading-first-is-title", placeOfNode(first, texts));
  if (first.type !== "html" || first.value.trim() === "") body.children.splice(index, 1);
}

/** Comments and tags that only say where something stands. */
const frame = String.raw`<!--(?:(?!-->)[\s\S])*-->|<\/?(?:div|center|section|article|main|header)(?:\s[^<>]*)?>|<a\s[^<>]*><\/a>|<br ?\/?>`;

/** Within a paragraph each tag is a node of its own. */
const everyFrame = new RegExp(`${frame}|<a\\s[^<>]*>|<\\/a>`, "gi");

function isWordless(node: Nodes): boolean {
  if (node.type === "paragraph") return node.children.every(isWordless);
  if (node.type !== "html" && node.type !== "text") return false;
  return node.value.replace(node.type === "html" ? everyFrame : "", "").trim() === "";
}

const heading = new RegExp(
  String.raw`^((?:\s|${frame})*)(<(h[1-6]|p|b|strong|big)(?:\s[^<>]*)?>((?:[^<]|<\/?(?:b|strong|em|i|span|a|big)(?:\s[^<>]*)?>)*)<\/\3>|[^<\s][^<]*(?=<|$))`,
  "i",
);

/** Takes the title out of HTML that begins with it; a picture beside it stays, with its words. */
function takeFromHtml(node: Html, isTitle: (text: string) => boolean): boolean {
  const [whole = "", before = "", element = "", , inside = element] = heading.exec(node.value) ?? [];
  if (whole === "" || !isTitle(words(inside))) return false;
  node.value = before + node.value.slice(whole.length);
  return true;
}

const signs: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };

function words(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (written, name: string) => signs[name] ?? written);
}
