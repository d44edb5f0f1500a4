import type { Element, Root } from "hast";
import { textWithoutMarks } from "../document/note-marks.ts";
import { element, skip, text, textProperty, visitElements } from "../document/tree.ts";

/** Fills `nav[data-role=toc]` elements with one entry per h2 and h3 that follows; page numbers come at layout. */
export function fillContents(root: Root, labels: Readonly<Record<string, string>>): void {
  const headings: Element[] = [];
  const navs: Element[] = [];
  visitElements(root, (node) => {
    if (node.properties.dataRole === "toc" && node.tagName === "nav") navs.push(node);
    else if (/^h[23]$/.test(node.tagName)) headings.push(node);
    else return undefined;
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
