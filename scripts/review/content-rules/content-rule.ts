import type { Element, Root } from "hast";
import type { Publication } from "../../document/publication.ts";
import { skip, textOf, textProperty, visitInherited } from "../../document/tree.ts";
import type { Params } from "../../words/fill.ts";
import type { Rule } from "../rule.ts";

/** Something in a text that a reader with a screen reader, or with weak eyes, would stumble over. */
export interface ContentBreach {
  /** `data-src` of the block; undefined for what belongs to the looks. */
  src: string | undefined;
  params: Params;
}

/** A rule over a publication's tree or its theme. Each has a code and sentences of its own. */
export type ContentRule = Rule<Publication, ContentBreach>;

/** A breach for each element of the text for which `broken` gives the blanks of the sentence. */
export function brokenElements(
  { body }: Publication,
  broken: (node: Element, around: readonly Element[]) => Params | undefined,
): ContentBreach[] {
  return placedElements(body).flatMap(({ node, around }) => {
    const params = broken(node, around);
    return params ? [{ src: sourceOf(node, around), params }] : [];
  });
}

/** An element, and those that it stands in, the nearest last. */
export interface PlacedElement {
  node: Element;
  around: readonly Element[];
}

/** Every element in reading order, with the elements it stands in. */
export function placedElements(tree: Root | Element): PlacedElement[] {
  const found: PlacedElement[] = [];
  visitInherited<readonly Element[]>(tree, [], (node, around) => {
    if (node.type !== "element") return skip;
    found.push({ node, around });
    return [...around, node];
  });
  return found;
}

/** The text below an element, with the descriptions of its pictures. */
export function spokenText(node: Element): string {
  return textOf(node, (inner) => (inner.tagName === "img" ? (textProperty(inner, "alt") ?? "") : undefined));
}

/** `data-src` of an element or of the nearest one around it. */
export function sourceOf(node: Element, around: readonly Element[]): string | undefined {
  const found = [...around, node].findLast(({ properties }) => properties.dataSrc !== undefined);
  return found && textProperty(found, "dataSrc");
}
