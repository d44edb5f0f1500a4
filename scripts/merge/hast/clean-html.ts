import type { Element, ElementContent, Root } from "hast";
import { raw } from "hast-util-raw";
import { sanitize } from "hast-util-sanitize";
import { placeOfSource, textsOf } from "../../document/position.ts";
import { elements, properties } from "../../document/publication-nodes.ts";
import { replaceBelow, textProperty } from "../../document/tree.ts";
import type { MergeContext } from "./merge-context.ts";
import { panelTag } from "./panel-tag.ts";

/** Elements of plain HTML that mean the same as one of the vocabulary. */
const renamed: Readonly<Record<string, string>> = { b: "strong", i: "em", main: "div" };
const schemes = /^(https?:|mailto:|tel:|#)/i;

/** `allow-html: true`: HTML becomes nodes; what is outside the vocabulary or leads elsewhere is removed and reported. */
export function cleanHtml(tree: Root, context: MergeContext): Root {
  const parsed = raw(tree, { passThrough: [] }) as Root;
  replaceBelow(parsed, (child, enter) => {
    if (child.type !== "element") return [child];
    child.tagName = renamed[child.tagName] ?? child.tagName;
    // An author's `nav` holds words; only the block's is filled with the contents.
    if (child.tagName === "nav" && child.properties.dataRole === undefined) child.tagName = "div";
    enter(child);
    return cleaned(child, context);
  });
  return sanitize(parsed, {
    tagNames: [...Object.keys(elements), panelTag],
    attributes: { "*": [...properties] },
    protocols: { href: ["http", "https", "mailto", "tel"], src: ["picture"] },
    strip: ["script", "style"],
    clobber: [],
  }) as Root;
}

/** The element as it may stay: itself, its content alone, or nothing. */
function cleaned(node: Element, { document, diagnostics }: MergeContext): ElementContent[] {
  const place = placeOfSource(textProperty(node, "dataSrc"), textsOf(document));
  const href = node.tagName === "a" ? (textProperty(node, "href") ?? "") : "#";
  const picture = node.tagName === "img" ? (textProperty(node, "src") ?? "") : "picture:";
  if (!picture.startsWith("picture:")) {
    diagnostics.add("image-missing", place, { path: picture });
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
