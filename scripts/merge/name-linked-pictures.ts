import type { Element, Root } from "hast";
import { addressIn } from "../document/linked-document.ts";
import { elementsIn, textOf, textProperty, visitElements } from "../document/tree.ts";

/**
 * A picture without a description is decoration, and one that is all of a link would leave the link standing on nothing for those who
 * don't see it: it is called by the address that it leads to, until its author says more (`link-text-missing`). ISO 14289-1 §7.18.5.
 */
export function nameLinkedPictures(root: Root): void {
  visitElements(root, (link) => {
    const address = link.tagName === "a" ? textProperty(link, "href") : undefined;
    const picture = address === undefined ? undefined : onlyPicture(link);
    if (picture && address !== undefined) picture.properties.alt = addressIn("html", address);
  });
}

/** The first picture of a link that holds no words, and no picture with a description. */
function onlyPicture(link: Element): Element | undefined {
  const pictures = elementsIn(link).filter(({ tagName }) => tagName === "img");
  const isSilent =
    textOf(link).trim() === "" && pictures.every((picture) => !textProperty(picture, "alt")?.trim());
  return isSilent ? pictures[0] : undefined;
}
