import type { Element, ElementContent, Root } from "hast";
import type { Publication } from "../../document/publication.ts";
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
  return [...elementsIn(body)].flatMap(({ node, around }) => {
    const params = broken(node, around);
    return params ? [{ src: sourceOf(node, around), params }] : [];
  });
}

/** Every element in reading order, with the elements it stands in, the nearest last. */
export function* elementsIn(
  parent: Root | Element,
  around: readonly Element[] = [],
): Generator<{ node: Element; around: readonly Element[] }> {
  for (const child of parent.children as ElementContent[]) {
    if (child.type !== "element") continue;
    yield { node: child, around };
    yield* elementsIn(child, [...around, child]);
  }
}

/** The text below an element, with the descriptions of its pictures. */
export function spokenText(node: Element): string {
  return node.children
    .map((child) => {
      if (child.type === "text") return child.value;
      if (child.type !== "element") return "";
      return child.tagName === "img" ? String(child.properties.alt ?? "") : spokenText(child);
    })
    .join("");
}

/** `data-src` of an element or of the nearest one around it. */
export function sourceOf(node: Element, around: readonly Element[]): string | undefined {
  const found = [...around, node].findLast(({ properties }) => properties.dataSrc !== undefined);
  return found && String(found.properties.dataSrc);
}
