import type { Element } from "hast";
import { type ContentFault, type ContentRule, elementsIn, sourceOf, spokenText } from "./content-rule.ts";

/** Tables have headers, headers have words, and an empty cell says why it is empty. WCAG 2.2, 1.3.1. */
export const tableRules: ContentRule = ({ body }) =>
  [...elementsIn(body)]
    .filter(({ node }) => node.tagName === "table")
    .flatMap(({ node, around }): ContentFault[] => {
      const cells = [...elementsIn(node)].filter((one) => /^t[hd]$/.test(one.node.tagName));
      const headers = cells.filter((one) => one.node.tagName === "th");
      const faults: ContentFault[] = [];
      const nameless = headers.every((header) => isEmpty(header.node));
      if (nameless) faults.push({ code: "table-header-missing", src: sourceOf(node, around), params: {} });
      for (const cell of cells) {
        if (!isEmpty(cell.node)) continue;
        const code = cell.node.tagName === "th" ? "table-header-empty" : "cell-empty";
        if (code === "table-header-empty" && nameless) continue;
        // The corner above row headers is empty by nature.
        if (code === "table-header-empty" && cell.node === cells[0]?.node && headers.length > 1) continue;
        faults.push({ code, src: sourceOf(cell.node, [...around, node, ...cell.around]), params: {} });
      }
      return faults;
    });

function isEmpty(cell: Element): boolean {
  return spokenText(cell).replace(/[\s\u00a0]/g, "") === "";
}
