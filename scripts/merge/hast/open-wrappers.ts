import type { Element, ElementContent } from "hast";
import { textOf } from "../../document/tree.ts";

/**
 * The blocks in a `div` that an author has put around them, often around the whole text: text runs from panel to panel by its blocks,
 * and one that held everything could go nowhere. One that says more than where it stands (a language, a direction, a place to lead to)
 * stays.
 */
export function withoutWrappers(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node) => (node.type === "element" && isWrapper(node) ? opened(node) : [node]));
}

const blocks = /^(?:h[1-6]|p|[uod]l|table|pre|blockquote|div|section|aside|figure|hr)$/;

function isWrapper({ tagName, properties, children }: Element): boolean {
  if (tagName !== "div" && tagName !== "section") return false;
  const saysMore = Object.entries(properties).some(
    ([name, value]) => value !== undefined && !/^data(?:Src|Authored)$/.test(name),
  );
  return !saysMore && children.some((child) => child.type === "element" && blocks.test(child.tagName));
}

/** Words that stand bare between the blocks keep a `div` of their own. */
function opened(wrapper: Element): ElementContent[] {
  const result: ElementContent[] = [];
  let line: ElementContent[] = [];
  const close = (): void => {
    const hasContent = line.some((node) => node.type === "element" || textOf(node).trim() !== "");
    if (hasContent) result.push({ ...wrapper, properties: { ...wrapper.properties }, children: line });
    line = [];
  };
  for (const child of wrapper.children) {
    if (child.type !== "element" || !blocks.test(child.tagName)) line.push(child);
    else {
      close();
      result.push(...withoutWrappers([child]));
    }
  }
  close();
  return result;
}
