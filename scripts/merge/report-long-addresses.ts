import type { Root } from "hast";
import { childElements, numberProperty, textOf, visitElements } from "../document/tree.ts";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";

/** Signs that fit into a line of an address for certain: 80 mm in type of 10.5 pt. */
const fits = 52;

/** Tells of a recipient whose block has more lines than the window of an envelope (`data-lines`); a line that is too long is two. */
export function reportLongAddresses(root: Root, place: Place, diagnostics: Diagnostics): void {
  visitElements(root, (node) => {
    const lines = numberProperty(node, "dataLines");
    if (lines === undefined) return;
    let count = 0;
    let below: string | undefined;
    for (const line of childElements(node).filter(({ tagName }) => tagName === "p")) {
      const text = textOf(line).trim();
      count += Math.max(1, Math.ceil(text.length / fits));
      if (count > lines) below ??= text;
    }
    if (below !== undefined)
      diagnostics.add("address-lines", place, { count, lines, text: below.slice(0, 60) });
  });
}
