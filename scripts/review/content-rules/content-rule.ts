import type { Element, ElementContent, Root } from "hast";
import type { Publication } from "../../document/publication.ts";
import type { DiagnosticCode } from "../../findings/diagnostic-codes.ts";
import type { Params } from "../../words/fill.ts";

/** Something in a text that a reader with a screen reader, or with weak eyes, would stumble over. */
export interface ContentFault {
  code: DiagnosticCode;
  /** `data-src` of the block: `line:column`. */
  src: string | undefined;
  params: Params;
}

/** One family of rules over a publication's tree. */
export type ContentRule = (publication: Publication) => ContentFault[];

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
