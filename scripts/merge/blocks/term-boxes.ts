import type { Element, Properties } from "hast";
import type { TermItemContent } from "../../document/blocks/block-content.ts";
import type { Role, TextRole } from "../../document/publication-nodes.ts";
import { element } from "../../document/tree.ts";

/** The roles of a list with terms: of all of it, of an item, of its term, and of what follows the term. */
export interface TermRoles {
  box: Role;
  item: Role;
  term: TextRole;
  rest: TextRole;
}

/** A list whose items start with a term, as boxes side by side; `data-count` lets a template arrange them. */
export function termBoxes(items: readonly TermItemContent[], source: Properties, roles: TermRoles): Element {
  const boxes = items.map(({ term, rest, more, source: place }) => {
    const paragraphs = [
      ...(term ? [element("p", { dataRole: roles.term, ...place }, term)] : []),
      ...(rest ? [element("p", { dataRole: roles.rest, ...place }, rest)] : []),
    ];
    return element("div", { dataRole: roles.item, ...place }, [...paragraphs, ...more]);
  });
  return element("div", { dataRole: roles.box, ...source, dataCount: boxes.length }, boxes);
}
