import type { Root } from "hast";
import { type SourceTexts, sourceOfPlace } from "../document/position.ts";
import { textProperty, visitElements } from "../document/tree.ts";
import type { Place } from "../findings/diagnostics.ts";

/** Gives titles and subtitles, which come from the front matter, the place where they were written. */
export function markTitle(root: Root, places: ReadonlyMap<string, Place>, texts: SourceTexts): void {
  visitElements(root, (node) => {
    const role = textProperty(node, "dataRole");
    const place = role === "title" || role === "subtitle" ? places.get(role) : undefined;
    const src = place && sourceOfPlace(place, texts);
    if (src !== undefined) node.properties.dataSrc ??= src;
  });
}
