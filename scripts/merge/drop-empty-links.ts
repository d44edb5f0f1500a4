import type { Element, ElementContent, Root } from "hast";
import { addressIn } from "../document/linked-document.ts";
import { placeOfSource, type SourceTexts } from "../document/position.ts";
import { elementsIn, replaceBelow, textOf, textProperty } from "../document/tree.ts";
import type { Diagnostics } from "../findings/diagnostics.ts";

/**
 * Links that hold nothing lead nowhere by eye, ear or keyboard, and formats differ in whether they have them at all: they are told and left
 * out, the place that they mark stays. The marks beside headings that sites put there for copying an address are hidden from readers by
 * their own word (`aria-hidden`) and not worth one of ours. WCAG 2.2, 2.4.4.
 */
export function dropEmptyLinks(root: Root, texts: SourceTexts, diagnostics: Diagnostics): void {
  replaceBelow(root, (child, enter) => {
    if (child.type !== "element") return [child];
    const href = child.tagName === "a" ? textProperty(child, "href") : undefined;
    if (href === undefined || !isEmpty(child)) {
      enter(child);
      return [child];
    }
    if (!isHidden(child))
      diagnostics.add("link-text-missing", placeOfSource(textProperty(child, "dataSrc"), texts), {
        address: addressIn("html", href),
      });
    return placesIn(child);
  });
}

function isEmpty(link: Element): boolean {
  return (
    textOf(link).trim() === "" &&
    elementsIn(link).every(
      ({ tagName, properties }) => !/^(?:img|svg)$/.test(tagName) && properties.role !== "img",
    )
  );
}

function isHidden({ properties }: Element): boolean {
  return String(properties.ariaHidden) === "true";
}

/** What can be linked to in what is left out: the link's own id, and those of elements in it. */
function placesIn(link: Element): ElementContent[] {
  const ids = [link, ...elementsIn(link)].flatMap(({ properties: { id } }) => id ?? []);
  return ids.map((id) => ({ type: "element", tagName: "a", properties: { id }, children: [] }));
}
