import type { Element, ElementContent, Properties, Root, Text } from "hast";
import type { Nodes as MdastNode } from "mdast";
import type { Role } from "./publication-nodes.ts";

/*
 * The one way through syntax trees. `unist-util-visit` does the same with tests, indexes and a stack of parents for each node,
 * and takes a hundred times as long; trees are walked some twenty times for each copy.
 */

/** Any node of hast or mdast: they differ in what a node is called, not in how nodes hang together. */
type TreeNode = Root | ElementContent | MdastNode;

/** hast nodes that hold others. */
export type HastParent = Root | Element;

/** What a visitor gives back to stay out of a node's children. */
export const skip = Symbol("skip");

/**
 * Calls `take` for every node below `tree` in reading order, a node before what is in it. When it gives `skip` back, the node's
 * children are left out.
 */
export function visit(tree: HastParent, take: (node: ElementContent) => unknown): void {
  descend(tree, undefined, take);
}

/** `visit` for the tree of Markdown. */
export function visitMarkdown(tree: MdastNode, take: (node: MdastNode) => unknown): void {
  descend(tree, undefined, take);
}

/** `visit` for elements alone. */
export function visitElements(tree: HastParent, take: (node: Element) => unknown): void {
  visit(tree, (node) => (node.type === "element" ? take(node) : skip));
}

/**
 * `visit` with something that holds for all that is in a node until a node below says otherwise: a language, a style, the
 * elements around.
 *
 * @param take gives what holds in the node
 */
export function visitInherited<S>(
  tree: HastParent,
  outside: S,
  take: (node: ElementContent, outer: S) => S | typeof skip,
): void {
  descend(tree, outside, take);
}

/** `visitInherited` for the tree of Markdown. */
export function visitInheritedMarkdown<S>(
  tree: MdastNode,
  outside: S,
  take: (node: MdastNode, outer: S) => S | typeof skip,
): void {
  descend(tree, outside, take);
}

function descend<S>(parent: TreeNode, outer: S, take: (node: never, outer: S) => S | typeof skip): void {
  if (!("children" in parent)) return;
  // Trees of content hold no document type, which hast's types would allow.
  for (const child of parent.children as never[]) {
    const inner = take(child, outer);
    if (inner !== skip) descend(child, inner, take);
  }
}

/** Every element below a node, in reading order. */
export function elementsIn(tree: HastParent): Element[] {
  const found: Element[] = [];
  visitElements(tree, (node) => {
    found.push(node);
  });
  return found;
}

/** The first element below a node that passes a test. */
export function findElement(tree: HastParent, test: (node: Element) => boolean): Element | undefined {
  for (const child of childElements(tree)) {
    const found = test(child) ? child : findElement(child, test);
    if (found) return found;
  }
  return undefined;
}

/** The first element of a role below a node. */
export function findRole(tree: HastParent, role: Role): Element | undefined {
  return findElement(tree, ({ properties }) => properties.dataRole === role);
}

/** What a node holds. A document type, which only a whole HTML file has, is not known here. */
export function childrenOf(parent: HastParent): ElementContent[] {
  return parent.children as ElementContent[];
}

/** The elements among a node's children. */
export function childElements(parent: HastParent): Element[] {
  return childrenOf(parent).filter((child): child is Element => child.type === "element");
}

/**
 * Lets something else stand in the place of nodes.
 *
 * @param change gives what stands in a child's place. It calls `enter` to have the children of a node changed as well, before
 *   or after it looks at the node itself
 */
export function replaceBelow(
  tree: HastParent,
  change: (
    child: ElementContent,
    enter: (node: Element) => void,
    parent: HastParent,
  ) => readonly ElementContent[],
): void {
  const enter = (parent: HastParent): void => {
    parent.children = childrenOf(parent).flatMap((child) => change(child, enter, parent));
  };
  enter(tree);
}

/** `replaceBelow` for the tree of Markdown; what `change` gives must be able to stand there. */
export function replaceInMarkdown(
  tree: MdastNode,
  change: (child: MdastNode, enter: (node: MdastNode) => void) => readonly MdastNode[],
): void {
  const enter = (node: MdastNode): void => {
    if (!("children" in node)) return;
    const children: readonly MdastNode[] = node.children;
    node.children = children.flatMap((child) => change(child, enter)) as typeof node.children;
  };
  enter(tree);
}

/**
 * The text in a node, without what pictures say.
 *
 * @param textFor the text of an element for which that in it is not right, `""` to leave it out
 */
export function textOf(node: Root | ElementContent, textFor?: (node: Element) => string | undefined): string {
  if (node.type === "text") return node.value;
  if (!("children" in node)) return "";
  let text = "";
  for (const child of childrenOf(node))
    text += (child.type === "element" ? textFor?.(child) : undefined) ?? textOf(child, textFor);
  return text;
}

/** The text in a node of Markdown, code included, without what pictures say. */
export function textOfMarkdown(node: MdastNode): string {
  if ("value" in node) return node.value;
  let text = "";
  visitMarkdown(node, (child) => {
    if ("value" in child) text += child.value;
  });
  return text;
}

/** A property as text; undefined where the element has none of that name. */
export function textProperty(node: Element, name: string): string | undefined {
  const value = node.properties[name];
  return value === undefined || value === null ? undefined : String(value);
}

/** A property as a number; undefined where the element has none of that name or it is no number. */
export function numberProperty(node: Element, name: string): number | undefined {
  const value = Number(node.properties[name] ?? Number.NaN);
  return Number.isNaN(value) ? undefined : value;
}

/** An element; properties that are undefined are left out. */
export function element(
  tagName: string,
  properties: Properties,
  children: readonly ElementContent[] = [],
): Element {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined && value !== null);
  return { type: "element", tagName, properties: Object.fromEntries(given), children: [...children] };
}

/** A text node. */
export function text(value: string): Text {
  return { type: "text", value };
}
