import type { Element, ElementContent, Root } from "hast";
import { isRole, type Role, roles } from "../../document/publication-nodes.ts";
import { childrenOf, element, elementsIn, replaceBelow, textOf } from "../../document/tree.ts";

/**
 * Words that stand bare beside blocks, as HTML and templates may have them, get a paragraph, a list's an item: a box holds
 * blocks only. In a paragraph, a heading or a caption it is the other way round: blocks in it become lines. Without this
 * every renderer would have to know what the others do with a mixture, and Word has no place for one.
 */
export function paragraphsForBareText(root: Root): void {
  replaceBelow(root, (child, enter) => {
    if (child.type !== "element") return [child];
    if (isBlock(child) && !holdsBlocks(child)) child.children = flattened(child.children);
    else if (isBlock(child)) child.children = onlyBlocks(child);
    enter(child);
    return isEmpty(child) ? [] : [child];
  });
  root.children = onlyBlocks({ ...element("main", {}), children: childrenOf(root) });
}

/** What the HTML parser leaves of a paragraph that it had to close before a block. */
function isEmpty(node: Element): boolean {
  return node.properties.dataRole === "paragraph" && [node, ...elementsIn(node)].every(isHollow);
}

function isHollow({ tagName, properties, children }: Element): boolean {
  if (properties.id !== undefined || !/^(?:p|strong|em|del|span|sup|sub|a|code)$/.test(tagName)) return false;
  return children.every((child) => child.type === "element" || textOf(child).trim() === "");
}

const structural = /^(?:dt|dd|thead|tbody|tr|li)$/;

/** An element that begins on a line of its own. Pictures may stand in a line, and stay where they are. */
function isBlock({ tagName, properties: { dataRole } }: Element): boolean {
  if (structural.test(tagName)) return true;
  return isRole(dataRole) && (roles[dataRole] === "box" || roles[dataRole] === "text");
}

/** Cells hold either: a list in a cell is a list. */
function holdsBlocks({ tagName, properties: { dataRole }, children }: Element): boolean {
  if (/^t[dh]$/.test(tagName)) return children.some((child) => child.type === "element" && hasBlock(child));
  return structural.test(tagName) || (isRole(dataRole) && roles[dataRole] === "box");
}

function hasBlock(node: Element): boolean {
  return isBlock(node) || node.children.some((child) => child.type === "element" && hasBlock(child));
}

/** The children of a box as blocks: runs of inline content become paragraphs. */
function onlyBlocks(box: Element): ElementContent[] {
  // Rows and cells are where they are by HTML's own rules.
  if (/^(?:table|thead|tbody|tr)$/.test(box.tagName)) return box.children;
  const result: ElementContent[] = [];
  let line: ElementContent[] = [];
  const close = (): void => {
    const words = line.some((node) => textOf(node).trim() !== "");
    result.push(...(words ? [wrapped(line, box)] : line));
    line = [];
  };
  for (const child of box.children.flatMap(spread)) {
    if (child.type !== "element" || !isBlock(child)) {
      line.push(child);
      continue;
    }
    close();
    // A `div` in an item only groups: its paragraphs are the item's.
    if (box.tagName === "li" && child.properties.dataRole === "group" && child.properties.id === undefined) {
      result.push(...onlyBlocks({ ...child, tagName: "li" }));
      continue;
    }
    if (child.properties.dataRole === "paragraph") child.properties.dataRole = paragraphRole(box);
    const isLoose = /^[uo]l$/.test(box.tagName) && child.tagName !== "li";
    result.push(isLoose ? element("li", { dataRole: "item" }, [child]) : child);
  }
  close();
  return result;
}

/** `<strong><p>a</p><p>b</p></strong>`: what is around blocks goes into each of them. */
function spread(node: ElementContent): ElementContent[] {
  if (node.type !== "element" || isBlock(node) || !hasBlock(node)) return [node];
  return node.children.flatMap(spread).map((child) => {
    const around = (children: ElementContent[]): ElementContent => ({ ...node, children });
    if (child.type !== "element" || !isBlock(child)) return around([child]);
    return holdsBlocks(child) ? child : { ...child, children: [around(child.children)] };
  });
}

/** By the element or role around. */
const paragraphRoles: Readonly<Record<string, Role>> = {
  li: "item",
  ul: "item",
  ol: "item",
  dt: "term",
  dd: "definition",
  dl: "definition",
  quotation: "quote",
  callout: "callout-text",
  card: "card-text",
};

function paragraphRole({ tagName, properties }: Element): Role {
  if (properties.dataRole === "quotation" && properties.dataKind === "long") return "paragraph";
  return paragraphRoles[tagName] ?? paragraphRoles[String(properties.dataRole)] ?? "paragraph";
}

function wrapped(line: readonly ElementContent[], box: Element): Element {
  const paragraph = element("p", { dataRole: paragraphRole(box), dataSrc: box.properties.dataSrc }, line);
  if (/^[uo]l$/.test(box.tagName)) return element("li", { dataRole: "item" }, [paragraph]);
  return box.tagName === "dl" ? element("dd", {}, [paragraph]) : paragraph;
}

/** Inline content with a line end where a block began or ended. */
function flattened(children: readonly ElementContent[]): ElementContent[] {
  if (!children.some((child) => child.type === "element" && hasBlock(child))) return [...children];
  const lines: ElementContent[] = [];
  const end = (): void => {
    const last = lines.at(-1);
    if (last && !(last.type === "element" && last.tagName === "br")) lines.push(element("br", {}));
  };
  for (const child of children.flatMap(spread)) {
    if (child.type !== "element" || !isBlock(child)) {
      if (child.type !== "text" || child.value.trim() !== "" || lines.length > 0) lines.push(child);
      continue;
    }
    end();
    lines.push(...flattened(child.children));
    end();
  }
  while (isLineEnd(lines.at(-1))) lines.pop();
  return lines;
}

function isLineEnd(node: ElementContent | undefined): boolean {
  if (node?.type === "text") return node.value.trim() === "";
  return node?.type === "element" && node.tagName === "br";
}
