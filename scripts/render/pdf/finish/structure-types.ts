import { PDFName } from "../../../pdf-objects/pdf-lib.ts";
import type { StructureChild } from "../../../pdf-objects/structure-element.ts";
import { type Draft, type DraftElement, draftElements } from "./draft.ts";
import type { Pass } from "./pass.ts";

/**
 * Gives elements the standard types that Chromium had no name for, and takes away the ones that say nothing. Grouping
 * elements: ISO 32000-1 §14.8.4.2; ISO 14289-1 §7.1 wants each to be of the type that fits.
 */
export const structureTypes: Pass = {
  name: "structure-types",
  clause: "ISO 14289-1 §7.1, ISO 32000-1 §14.8.4.2",
  apply(draft: Draft) {
    draft.root.type = "Document";
    tidy(draft.root);
    for (const element of draftElements(draft.root))
      if (element.origin?.tag === "del")
        // ISO 32000-1 §14.8.5.4.4: what is struck out is said to be, or it is read as if it were valid.
        element.attributes.push(
          draft.document.context.obj({
            O: PDFName.of("Layout"),
            TextDecorationType: PDFName.of("LineThrough"),
          }),
        );
  },
};

/** Structure types by role, where it tells more than the tag. */
const byRole: Readonly<Record<string, string>> = {
  letterhead: "Div",
  placed: "Div",
  group: "Div",
  callout: "Sect",
  signatures: "Div",
  contact: "Div",
};

const byTag: Readonly<Record<string, string>> = {
  section: "Sect",
  main: "Part",
  header: "Div",
  footer: "Div",
  aside: "Sect",
  nav: "Div",
  div: "Div",
  blockquote: "BlockQuote",
  figcaption: "Caption",
  pre: "P",
  p: "P",
  del: "Span",
};

function tidy(element: DraftElement): void {
  const { origin } = element;
  const type = origin && (byRole[origin.role] ?? byTag[origin.tag]);
  if (type && /^(?:NonStruct|Div|Aside|Sect|BlockQuote|Pre)$/.test(element.type)) element.type = type;
  element.children = element.children.flatMap((child) =>
    child.kind === "element" ? unwrapped(child) : child,
  );
  if (origin?.tag === "pre") {
    element.children = [{ kind: "element", type: "Code", attributes: [], children: element.children }];
  }
}

/** An element without meaning is replaced by what it holds; one with a language of its own becomes a Span. */
function unwrapped(element: DraftElement): StructureChild[] {
  tidy(element);
  if (element.type !== "NonStruct") return [element];
  if (element.lang === undefined || element.origin) return element.origin ? [element] : element.children;
  return [{ ...element, type: "Span" }];
}
