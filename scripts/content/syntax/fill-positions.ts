import type { Root } from "mdast";
import { visitInheritedMarkdown } from "../../document/tree.ts";

/**
 * Where addresses are found in text that was read already, `mdast-util-gfm-autolink-literal` cuts it into pieces without positions:
 * each gets that of what is around it, so that every node has one.
 */
export function fillPositions(tree: Root): void {
  visitInheritedMarkdown(tree, tree.position, (node, outer) => {
    // Its own object: positions of parts are counted on.
    if (node.position === undefined && outer) node.position = structuredClone(outer);
    return node.position;
  });
}
