import type { Element } from "hast";
import type { Publication } from "../../document/publication.ts";
import {
  type ContentBreach,
  type ContentRule,
  placedElements,
  sourceOf,
  spokenText,
} from "./content-rule.ts";

const clause = "WCAG 2.2, 1.3.1";

/** Tables have headers, headers have words, and an empty cell says why it is empty. */
export const tableRules: readonly ContentRule[] = [
  {
    code: "table-header-missing",
    clause,
    check: (publication) =>
      tablesIn(publication).flatMap(({ src, isNameless }) => (isNameless ? [{ src, params: {} }] : [])),
  },
  {
    code: "table-header-empty",
    clause,
    check: (publication) =>
      tablesIn(publication).flatMap(({ isNameless, headers, corner }) =>
        // The corner above row headers is empty by nature.
        isNameless ? [] : emptyOnes(headers.filter((one) => one !== corner || headers.length === 1)),
      ),
  },
  {
    code: "cell-empty",
    clause,
    check: (publication) => tablesIn(publication).flatMap(({ others }) => emptyOnes(others)),
  },
];

interface Cell {
  node: Element;
  src: string | undefined;
}

interface Table {
  src: string | undefined;
  headers: Cell[];
  others: Cell[];
  /** The first cell. */
  corner: Cell | undefined;
  /** No header says anything. */
  isNameless: boolean;
}

function tablesIn({ body }: Publication): Table[] {
  return placedElements(body)
    .filter(({ node }) => node.tagName === "table")
    .map(({ node, around }) => {
      const cells = placedElements(node)
        .filter((one) => /^t[hd]$/.test(one.node.tagName))
        .map((one): Cell => ({ node: one.node, src: sourceOf(one.node, [...around, node, ...one.around]) }));
      const headers = cells.filter((one) => one.node.tagName === "th");
      return {
        src: sourceOf(node, around),
        headers,
        others: cells.filter((one) => one.node.tagName !== "th"),
        corner: cells[0],
        isNameless: headers.every(isEmpty),
      };
    });
}

function emptyOnes(cells: readonly Cell[]): ContentBreach[] {
  return cells.filter(isEmpty).map(({ src }) => ({ src, params: {} }));
}

function isEmpty({ node }: Cell): boolean {
  return spokenText(node).replace(/[\s\u00a0]/g, "") === "";
}
