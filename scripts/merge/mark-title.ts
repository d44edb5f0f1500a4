import type { Root } from "hast";
import { textProperty, visitElements } from "../document/tree.ts";
import type { Place } from "../findings/diagnostics.ts";

/** Gives titles and subtitles, which come from the front matter, the place where they were written. */
export function markTitle(root: Root, places: ReadonlyMap<string, Place>): void {
  visitElements(root, (node) => {
    const role = textProperty(node, "dataRole");
    const place = role === "title" || role === "subtitle" ? places.get(role) : undefined;
    if (place?.line) node.properties.dataSrc ??= `${place.line}:${place.column ?? 1}`;
  });
}
