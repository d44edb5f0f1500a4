import type { Element, Root } from "hast";
import { textWithoutMarks } from "../document/note-marks.ts";
import { element, skip, text, textProperty, visitInherited } from "../document/tree.ts";

/**
 * Fills `nav[data-role=toc]` elements with one entry per h2 and h3 of the text; page numbers come at layout. Headings in notes are no
 * parts of the document, and Word's contents don't list them either.
 */
export function fillContents(root: Root, labels: Readonly<Record<string, string>>): void {
  const headings: Element[] = [];
  const navs: Element[] = [];
  visitInherited(root, { isInNote: false }, (node, outer) => {
    if (node.type !== "element") return skip;
    const isHeading = /^h[23]$/.test(node.tagName);
    if (node.properties.dataRole === "toc" && node.tagName === "nav") navs.push(node);
    else if (isHeading && !outer.isInNote) headings.push(node);
    else if (!isHeading) return { isInNote: outer.isInNote || node.properties.dataRole === "notes" };
    return skip;
  });
  for (const nav of navs) {
    nav.properties.ariaLabel = labels.contents ?? "";
    nav.children = [
      element("p", { dataRole: "toc-title" }, [text(labels.contents ?? "")]),
      ...headings.map(entry),
    ];
  }
}

function entry(heading: Element): Element {
  const id = textProperty(heading, "id") ?? "";
  return element("p", { dataRole: "toc-entry", dataKind: heading.tagName }, [
    element("a", { dataRole: "link", href: `#${id}` }, [text(textWithoutMarks(heading))]),
    element("span", { dataRole: "toc-page", dataPage: id }),
  ]);
}
