import type { Element, ElementContent, Root } from "hast";
import { plainText } from "./number-sections.ts";

/** Fills `nav[data-role=toc]` elements with one entry per h2 and h3 that follows; page numbers come at layout. */
export function fillContents(root: Root, labels: Readonly<Record<string, string>>): void {
  const headings: Element[] = [];
  const navs: Element[] = [];
  const visit = (parent: Root | Element): void => {
    for (const child of parent.children as ElementContent[]) {
      if (child.type !== "element") continue;
      if (child.properties.dataRole === "toc" && child.tagName === "nav") navs.push(child);
      else if (/^h[23]$/.test(child.tagName)) headings.push(child);
      else visit(child);
    }
  };
  visit(root);
  for (const nav of navs) {
    nav.properties.ariaLabel = labels.contents ?? "";
    nav.children = [
      paragraph("toc-title", [{ type: "text", value: labels.contents ?? "" }]),
      ...headings.map(entry),
    ];
  }
}

function entry(heading: Element): Element {
  const id = String(heading.properties.id);
  const link: Element = {
    type: "element",
    tagName: "a",
    properties: { dataRole: "link", href: `#${id}` },
    children: [{ type: "text", value: plainText(heading) }],
  };
  const page: Element = {
    type: "element",
    tagName: "span",
    properties: { dataRole: "toc-page", dataPage: id },
    children: [],
  };
  return {
    ...paragraph("toc-entry", [link, page]),
    properties: { dataRole: "toc-entry", dataKind: heading.tagName },
  };
}

function paragraph(role: string, children: ElementContent[]): Element {
  return { type: "element", tagName: "p", properties: { dataRole: role }, children };
}
