import type { Element, Root } from "hast";
import type { Place } from "../findings/diagnostics.ts";

/** Gives titles and subtitles, which come from the front matter, the place where they were written. */
export function markTitle(root: Root, places: ReadonlyMap<string, Place>): void {
  const visit = (parent: Root | Element): void => {
    for (const child of parent.children) {
      if (child.type !== "element") continue;
      const role = String(child.properties.dataRole);
      const place = role === "title" || role === "subtitle" ? places.get(role) : undefined;
      if (place?.line) child.properties.dataSrc ??= `${place.line}:${place.column ?? 1}`;
      visit(child);
    }
  };
  visit(root);
}
