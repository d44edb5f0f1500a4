import type { Element } from "xast";
import {
  children,
  type DocxRule,
  descendants,
  docxPartRule,
  elements,
  find,
  part,
  textOf,
} from "./docx-package.ts";

/** What the schema allows and Word repairs, refuses or shows wrong; the Open XML SDK passes over it. */
export const structureRules: readonly DocxRule[] = [
  docxPartRule("ISO/IEC 29500-1 §17.13.6", "docx-bookmark-twice", (root) => {
    const names = bookmarks(root).map(nameOf);
    return names.filter((one, index) => names.indexOf(one) !== index).map((name) => ({ name }));
  }),
  docxPartRule("ISO/IEC 29500-1 §17.13.6", "docx-bookmark-open", (root) => {
    const ends = new Set(named(root, "w:bookmarkEnd").map((node) => node.attributes["w:id"]));
    return bookmarks(root)
      .filter((node) => !ends.has(node.attributes["w:id"]))
      .map((node) => ({ name: nameOf(node) }));
  }),
  docxPartRule("ISO/IEC 29500-1 §17.16.22", "docx-target-missing", (root, _, name) => {
    // Headers and notes may point into the body.
    if (name !== "word/document.xml") return [];
    const names = bookmarks(root).map(nameOf);
    return targetsIn(root)
      .filter((target) => !names.includes(target))
      .map((target) => ({ name: target }));
  }),
  docxPartRule("ISO/IEC 29500-1 §17.4.78", "docx-row-empty", (root) =>
    named(root, "w:tr")
      .filter((row) => children(row, "w:tc").length === 0 && children(row, "w:sdt").length === 0)
      .map(() => ({})),
  ),
  docxPartRule("ISO/IEC 29500-1 §17.4.65", "docx-cell-open", (root) =>
    named(root, "w:tc")
      .filter((cell) => elements(cell).at(-1)?.name !== "w:p")
      .map(() => ({})),
  ),
  docxPartRule("ISO/IEC 29500-1 §17.16.18", "docx-field-open", (root) => (areFieldsNested(root) ? [] : [{}])),
  docxPartRule("ISO/IEC 29500-1 §17.9.18", "docx-numbering-missing", (root, parts) => {
    const numbering = part(parts, "word/numbering.xml");
    const known = new Set(children(numbering, "w:num").map((node) => node.attributes["w:numId"]));
    const used = named(root, "w:numPr").flatMap((node) => find(node, "w:numId")?.attributes["w:val"] ?? []);
    return [...new Set(used)].filter((id) => id !== "0" && !known.has(id)).map((id) => ({ id }));
  }),
  docxPartRule("ISO/IEC 29500-1 §17.3.2.20", "docx-language-invalid", (root) => {
    const tags = named(root, "w:lang")
      .flatMap((node) => Object.values(node.attributes))
      .filter((tag): tag is string => typeof tag === "string");
    return [...new Set(tags)]
      .filter((tag) => !/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/i.test(tag))
      .map((tag) => ({ tag }));
  }),
];

function named(root: Element, name: string): Element[] {
  return [...descendants(root)].filter((node) => node.name === name);
}

function bookmarks(root: Element): Element[] {
  return named(root, "w:bookmarkStart");
}

function nameOf(bookmark: Element): string {
  return bookmark.attributes["w:name"] ?? "";
}

/** Names of the bookmarks that links and fields point at. */
function targetsIn(root: Element): string[] {
  return [...descendants(root)].flatMap((node) => {
    // Beside a relationship, an anchor is a place in another file.
    if (node.name === "w:hyperlink")
      return node.attributes["r:id"] ? [] : (node.attributes["w:anchor"] ?? []);
    const field =
      node.name === "w:instrText" ? /^\s*(?:PAGE|NOTE)?REF\s+(\S+)/.exec(textOf(node))?.[1] : undefined;
    return field ?? [];
  });
}

/** `begin`, `separate` and `end` of fields nest like brackets. */
function areFieldsNested(root: Element): boolean {
  let open = 0;
  for (const node of named(root, "w:fldChar")) {
    const type = node.attributes["w:fldCharType"];
    if (type === "begin") open += 1;
    if (type === "end") open -= 1;
    if (open < 0 || (type === "separate" && open === 0)) return false;
  }
  return open === 0;
}
