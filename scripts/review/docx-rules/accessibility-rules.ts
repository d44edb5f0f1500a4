import type { Element } from "xast";
import type { Breach } from "../rule.ts";
import {
  children,
  type DocxParts,
  type DocxRule,
  descendants,
  docxPartRule,
  docxRule,
  find,
  part,
  textOf,
} from "./docx-package.ts";

/** Layout tables have the style of this name; readers see through them. */
const boxStyle = "Dipla box";

/** What a screen reader needs of a Word document. */
export const accessibilityRules: readonly DocxRule[] = [
  docxRule("WCAG 2.2, 2.4.2", "docx-title-missing", (parts) => (says(parts, "dc:title") ? [] : [{}])),
  docxRule("WCAG 2.2, 3.1.1", "docx-language-missing", (parts) => (says(parts, "dc:language") ? [] : [{}])),
  docxRule("WCAG 2.2, 1.3.1", "docx-heading-jump", headingJumps),
  // A picture has a description, or says that it is a decoration.
  docxPartRule("WCAG 2.2, 1.1.1", "docx-picture-silent", (root, _parts, name) =>
    [...(isForeign(name) ? [] : descendants(root))]
      .filter((node) => node.name === "wp:docPr" && !node.attributes.descr && !isDecoration(node))
      .map(() => ({})),
  ),
  docxPartRule("WCAG 2.2, 2.4.4", "docx-link-silent", (root) =>
    [...descendants(root)].filter((node) => node.name === "w:hyperlink" && !hasWords(node)).map(() => ({})),
  ),
  docxPartRule("WCAG 2.2, 1.3.1", "docx-header-row-missing", (root, parts, name) => {
    const styles = styleNames(parts);
    return [...(isForeign(name) ? [] : descendants(root))]
      .filter((node) => node.name === "w:tbl" && !hasHeaderRow(node, styles))
      .map(() => ({}));
  }),
];

/** A letterhead is somebody else's: what its pictures lack is told where it is named, and its tables are for layout. */
function isForeign(name: string): boolean {
  return /^word\/letterhead\d+\.xml$/.test(name);
}

function says(parts: DocxParts, property: string): boolean {
  const node = find(part(parts, "docProps/core.xml"), property);
  return node !== undefined && textOf(node).trim() !== "";
}

function headingJumps(parts: DocxParts): Breach[] {
  const styles = styleNames(parts);
  const levels = [...descendants(part(parts, "word/document.xml"))].flatMap((node) => {
    if (node.name !== "w:p") return [];
    const style = styles.get(find(find(node, "w:pPr"), "w:pStyle")?.attributes["w:val"] ?? "") ?? "";
    return Number(/^heading (\d)$/.exec(style)?.[1] ?? (style === "title" ? 1 : 0)) || [];
  });
  return levels.flatMap((level, index) => {
    const above = levels[index - 1];
    return above !== undefined && level > above + 1 ? [{ level, above }] : [];
  });
}

function isDecoration(picture: Element): boolean {
  return [...descendants(picture)].some(
    (inner) => /:decorative$/.test(inner.name) && inner.attributes.val !== "0",
  );
}

function hasWords(link: Element): boolean {
  const inside = [...descendants(link)];
  const text = inside
    .filter((inner) => inner.name === "w:t")
    .map(textOf)
    .join("");
  return text.trim() !== "" || inside.some((inner) => inner.name === "w:drawing");
}

function hasHeaderRow(table: Element, styles: ReadonlyMap<string, string>): boolean {
  const style = styles.get(find(find(table, "w:tblPr"), "w:tblStyle")?.attributes["w:val"] ?? "");
  if (style === boxStyle.toLowerCase()) return true;
  // Heads may stand before the rows instead.
  if (find(find(table, "w:tblPr"), "w:tblLook")?.attributes["w:firstColumn"]?.match(/^(?:1|true|on)$/))
    return true;
  const [first] = children(table, "w:tr");
  return find(find(first, "w:trPr"), "w:tblHeader") !== undefined;
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
