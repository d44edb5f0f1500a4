import type { Element } from "hast";
import { numberProperty } from "../../document/tree.ts";
import type { DocxContext } from "./docx-context.ts";

/** Between two tables stands a paragraph of 1 pt, in mm. */
const spacer = 25.4 / 72;

/** How high a box is that ends at a place of the sheet, in mm; undefined for one that has none, or whose place is taken by the margin. */
export function heightOf(node: Element, { publication: { page } }: DocxContext): number | undefined {
  const until = numberProperty(node, "dataUntil");
  if (until === undefined) return undefined;
  const top = (page.first ?? page.margins).top;
  const height = until - (numberProperty(node, "dataFrom") ?? top) - spacer;
  return height > 0 ? height : undefined;
}
