import type { Element } from "xast";
import { children, type DocxParts, descendants, find, part, textOf, textParts } from "./docx-package.ts";
import type { DocxFault } from "./structure-rules.ts";

/** Layout tables have the style of this name; readers see through them. */
const boxStyle = "Dipla box";

/** What a screen reader needs of a Word document. */
export function accessibilityFaults(parts: DocxParts): DocxFault[] {
  const styles = styleNames(parts);
  return [
    ...propertyFaults(parts),
    ...headingFaults(part(parts, "word/document.xml"), styles),
    ...textParts(parts).flatMap((name) => {
      const root = part(parts, name);
      return [
        ...pictureFaults(root, name),
        ...linkFaults(root, name),
        ...headerRowFaults(root, name, styles),
      ];
    }),
  ];
}

function propertyFaults(parts: DocxParts): DocxFault[] {
  const core = part(parts, "docProps/core.xml");
  const has = (name: string): boolean =>
    textOf(find(core, name) ?? core).trim() !== "" && find(core, name) !== undefined;
  return [
    ...(has("dc:title") ? [] : [{ clause: "WCAG 2.2, 2.4.2", text: "the document has no title" }]),
    ...(has("dc:language") ? [] : [{ clause: "WCAG 2.2, 3.1.1", text: "the document has no language" }]),
  ];
}

function headingFaults(body: Element, styles: ReadonlyMap<string, string>): DocxFault[] {
  let level = 0;
  const faults: DocxFault[] = [];
  for (const node of descendants(body)) {
    if (node.name !== "w:p") continue;
    const style = styles.get(find(find(node, "w:pPr"), "w:pStyle")?.attributes["w:val"] ?? "") ?? "";
    const own = Number(/^heading (\d)$/.exec(style)?.[1] ?? (style === "title" ? 1 : 0));
    if (own === 0) continue;
    if (level > 0 && own > level + 1)
      faults.push({
        clause: "WCAG 2.2, 1.3.1",
        text: `a heading of level ${own} follows one of level ${level}`,
      });
    level = own;
  }
  return faults;
}

/** A picture has a description, or says that it is a decoration. */
function pictureFaults(root: Element, name: string): DocxFault[] {
  return [...descendants(root)]
    .filter((node) => node.name === "wp:docPr")
    .filter((node) => {
      const decorative = [...descendants(node)].some(
        (inner) => /:decorative$/.test(inner.name) && inner.attributes.val !== "0",
      );
      return !node.attributes.descr && !decorative;
    })
    .map(() => ({
      clause: "WCAG 2.2, 1.1.1",
      text: `${name}: a picture has no description and is no decoration`,
    }));
}

function linkFaults(root: Element, name: string): DocxFault[] {
  return [...descendants(root)]
    .filter((node) => node.name === "w:hyperlink")
    .filter((node) => {
      const inside = [...descendants(node)];
      const text = inside
        .filter((inner) => inner.name === "w:t")
        .map(textOf)
        .join("");
      return text.trim() === "" && !inside.some((inner) => inner.name === "w:drawing");
    })
    .map(() => ({ clause: "WCAG 2.2, 2.4.4", text: `${name}: a link has no words` }));
}

function headerRowFaults(root: Element, name: string, styles: ReadonlyMap<string, string>): DocxFault[] {
  return [...descendants(root)]
    .filter((node) => node.name === "w:tbl")
    .filter((table) => {
      const style = styles.get(find(find(table, "w:tblPr"), "w:tblStyle")?.attributes["w:val"] ?? "");
      if (style === boxStyle.toLowerCase()) return false;
      const [first] = children(table, "w:tr");
      return find(find(first, "w:trPr"), "w:tblHeader") === undefined;
    })
    .map(() => ({ clause: "WCAG 2.2, 1.3.1", text: `${name}: a table has no header row` }));
}

/** Style id → name in small letters. */
function styleNames(parts: DocxParts): Map<string, string> {
  return new Map(
    children(part(parts, "word/styles.xml"), "w:style").map((style) => [
      style.attributes["w:styleId"] ?? "",
      find(style, "w:name")?.attributes["w:val"]?.toLowerCase() ?? "",
    ]),
  );
}
