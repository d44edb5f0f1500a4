import type { DefaultTreeAdapterTypes } from "parse5";

/** Any node that an element of a parsed page holds. */
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;

/** An element of a parsed page. */
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** An attribute's value; undefined where the element has none of that name. */
export function attribute(node: HtmlElement, name: string): string | undefined {
  return node.attrs.find((attr) => attr.name === name)?.value;
}

/** The elements among a node's children. */
export function elements(node: HtmlElement): HtmlElement[] {
  return node.childNodes.filter((child): child is HtmlElement => "tagName" in child);
}

/** The first element in some nodes that passes a test, in reading order. */
export function find(
  nodes: readonly HtmlNode[],
  test: (node: HtmlElement) => boolean,
): HtmlElement | undefined {
  for (const node of nodes) {
    if (!("tagName" in node)) continue;
    const found = test(node) ? node : find(node.childNodes, test);
    if (found) return found;
  }
  return undefined;
}
