import type * as mdast from "mdast";
import type { MergeContext } from "./merge-context.ts";
import { placeOf } from "./merge-context.ts";

const tags = /<(\/?)([a-z][a-z0-9-]*)(?=[\s/>])/gi;

/** Depths of the headings in a piece of raw HTML: they count among the document's. */
export function headingDepths(html: string): number[] {
  return [...html.matchAll(/<h([1-6])(?=[\s>])/gi)].map(([, depth]) => Number(depth));
}

/**
 * The tags of a piece of raw HTML as they go on: each with its place (`data-src`), so that what is wrong with it can be told, and
 * headings on the level that those of the text have.
 *
 * @param sourceAt `data-src` of an offset in the piece
 */
export function preparedHtml(
  html: string,
  headingShift: number,
  sourceAt: (offset: number) => string,
): string {
  return html.replace(tags, (tag: string, slash: string, name: string, offset: number) => {
    const depth = Number(/^h([1-6])$/i.exec(name)?.[1] ?? 0);
    const shown = depth > 0 ? `<${slash}h${Math.min(6, Math.max(2, depth + headingShift))}` : tag;
    // Of two attributes of one name the first counts, so that no author can say these.
    return slash ? shown : `${shown} data-src="${sourceAt(offset)}" data-authored`;
  });
}

/** Notes the elements of a piece of raw HTML that are let through. */
export function noteHtml(node: mdast.Html, context: MergeContext, isShown: (name: string) => boolean): void {
  for (const [, slash, name = ""] of node.value.matchAll(tags)) {
    const shown = name.toLowerCase();
    if (!slash && isShown(shown) && !context.htmlElements.has(shown))
      context.htmlElements.set(shown, placeOf(node, context));
  }
}

/** Tells, once for a document, that HTML was let through: nobody has promised what it looks like. */
export function tellOfHtml({ htmlElements, diagnostics }: MergeContext): void {
  const [first] = htmlElements.values();
  if (first) diagnostics.add("html-passed", first, { names: [...htmlElements.keys()].join(", ") });
}
