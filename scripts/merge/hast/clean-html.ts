import type { Element, ElementContent, Root } from "hast";
import { raw } from "hast-util-raw";
import { sanitize } from "hast-util-sanitize";
import { elements, properties } from "../../document/publication-nodes.ts";
import type { MergeContext } from "./merge-context.ts";

/** Stands for a panel until its slot is known. */
export const panelTag = "dipla-panel";

/** Elements of plain HTML that mean the same as one of the vocabulary. */
const renamed: Readonly<Record<string, string>> = { b: "strong", i: "em" };
const schemes = /^(https?:|mailto:|tel:|#)/i;

/** `allow-html: true`: HTML becomes nodes; what is outside the vocabulary or leads elsewhere is removed and reported. */
export function cleanHtml(tree: Root, context: MergeContext): Root {
  const parsed = raw(tree, { passThrough: [] }) as Root;
  parsed.children = (parsed.children as ElementContent[]).flatMap((child) =>
    child.type === "element" ? clean(child, context) : [child],
  );
  return sanitize(parsed, {
    tagNames: [...Object.keys(elements), panelTag],
    attributes: { "*": [...properties] },
    protocols: { href: ["http", "https", "mailto", "tel"], src: ["picture"] },
    strip: ["script", "style"],
    clobber: [],
  }) as Root;
}

/** The element as it may stay: itself, its content alone, or nothing. */
function clean(node: Element, context: MergeContext): ElementContent[] {
  const place = { file: context.document.path, ...lineOf(node) };
  const { diagnostics } = context;
  node.tagName = renamed[node.tagName] ?? node.tagName;
  node.children = node.children.flatMap((child) =>
    child.type === "element" ? clean(child, context) : [child],
  );
  const href = node.tagName === "a" ? String(node.properties.href ?? "") : "#";
  if (node.tagName === "img" && !String(node.properties.src ?? "").startsWith("picture:")) {
    diagnostics.add("image-missing", place, { path: String(node.properties.src ?? "") });
    return [];
  }
  if (!schemes.test(href)) {
    diagnostics.add("link-scheme", place, { url: href });
    return node.children;
  }
  if (!Object.hasOwn(elements, node.tagName) && node.tagName !== panelTag)
    diagnostics.add("html-cleaned", place, { name: node.tagName });
  return [node];
}

function lineOf({ properties: { dataSrc } }: Element): { line: number; column: number } | undefined {
  const [line, column] = String(dataSrc ?? "")
    .split(":")
    .map(Number);
  return line && column ? { line, column } : undefined;
}
