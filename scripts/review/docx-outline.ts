import { unzipSync } from "fflate";
import type { Element } from "xast";
import { children, elements, find, part, textOf } from "./docx-rules/docx-package.ts";
import {
  joinedNote,
  joinedStruck,
  type Outline,
  type OutlineItem,
  spokenText,
  strike,
  tidyText,
} from "./outline.ts";

/** Layout tables have the style of this name: readers see through them. */
const boxStyle = "dipla box";

/** Styles of paragraphs of lists. */
const itemStyle = /^(?:list paragraph|callout item)$/;

/** Styles of what stands in an item without being the item's own words, though it may carry the item's number. */
const boxedStyle =
  /^(?:body text|quote|code block|callout (?:title|text)|card (?:title|text)|timeline (?:term|text))$/;

interface Package {
  parts: Record<string, Uint8Array>;
  /** Style id → name in small letters. Ids are localised by Word and by letterheads, names are not. */
  styles: Map<string, string>;
  /** Target of each relationship of the part that is read. */
  relations: Map<string, string>;
  /** Format and text of numbering levels, by `numId:level`. */
  numbering: Map<string, NumberedLevel>;
  counters: Map<string, number[]>;
}

interface NumberedLevel {
  format: string;
  text: string;
  /** Of the numbering of sections, which is part of a heading's words; a list's is not. */
  isSections: boolean;
}

/** The outline of a Word document, from its XML alone. */
export function docxOutline(bytes: Uint8Array): Outline {
  const parts = unzipSync(bytes);
  const file: Package = {
    parts,
    styles: styleNames(parts),
    relations: relations(parts, "document"),
    numbering: numbering(parts),
    counters: new Map(),
  };
  const outline: Outline = { items: [], notes: new Map() };
  const body = find(part(parts, "word/document.xml"), "w:body");
  if (body) blocks(body, file, outline.items);
  const ofNotes = { ...file, relations: relations(parts, "footnotes") };
  for (const note of children(part(parts, "word/footnotes.xml"), "w:footnote")) {
    if (Number(note.attributes["w:id"]) > 0) footnote(note, ofNotes, outline.notes);
  }
  return outline;
}

/** A note; those that only it cites follow in it, each behind a bookmark that gives its number. */
function footnote(node: Element, file: Package, notes: Outline["notes"]): void {
  const found = new Map<string, OutlineItem[]>();
  let id = node.attributes["w:id"] ?? "";
  for (const block of elements(node)) {
    const inner = children(block, "w:bookmarkStart")
      .map(({ attributes }) => /^note_(\d+)$/.exec(attributes["w:name"] ?? "")?.[1])
      .find((number) => number !== undefined);
    const items: OutlineItem[] = [];
    blocks({ ...node, children: [block] }, file, items);
    if (inner !== undefined) {
      id = inner;
      const first = items.find(({ kind }) => kind !== "picture");
      if (first) first.text = first.text.slice(inner.length).trim();
    }
    found.set(id, [...(found.get(id) ?? []), ...items]);
  }
  for (const [number, items] of found) if (items.length > 0) notes.set(number, joinedNote(items));
}

function blocks(parent: Element, file: Package, items: OutlineItem[]): void {
  for (const node of elements(parent)) {
    if (node.name === "w:p") paragraph(node, file, items);
    else if (node.name === "w:tbl") table(node, file, items);
    else if (node.name === "w:sdt" || node.name === "w:sdtContent") blocks(node, file, items);
  }
}

function table(node: Element, file: Package, items: OutlineItem[]): void {
  const style = file.styles.get(find(find(node, "w:tblPr"), "w:tblStyle")?.attributes["w:val"] ?? "");
  const rows = children(node, "w:tr");
  rows.forEach((row, rowIndex) => {
    let column = 0;
    for (const cell of children(row, "w:tc")) {
      if (style === boxStyle) {
        blocks(cell, file, items);
        continue;
      }
      const properties = find(cell, "w:tcPr");
      const merge = find(properties, "w:vMerge");
      const continues = merge !== undefined && merge.attributes["w:val"] !== "restart";
      if (!continues) {
        const inner: OutlineItem[] = [];
        blocks(cell, file, inner);
        items.push(...inner.filter((item) => item.kind === "picture"));
        const texts = inner.filter((item) => item.kind !== "picture");
        // Cells of a table within the cell may be empty.
        const worded = texts.filter((item) => item.text !== "");
        items.push({
          kind: "cell",
          row: rowIndex,
          column,
          text: worded.map((item) => item.text).join(" "),
          struck: joinedStruck(worded),
          // A picture alone has no words, and may lead somewhere all the same.
          links: texts.length > 0 ? texts.flatMap((item) => item.links) : linksOf(cell, file),
        });
      }
      column += Number(find(properties, "w:gridSpan")?.attributes["w:val"] ?? 1);
    }
  });
}

function paragraph(node: Element, file: Package, items: OutlineItem[]): void {
  const properties = find(node, "w:pPr");
  const style = file.styles.get(find(properties, "w:pStyle")?.attributes["w:val"] ?? "") ?? "normal";
  for (const alt of pictureTexts(node)) items.push({ kind: "picture", text: tidyText(alt), links: [] });
  const numbered = number(properties, file);
  const { text, struck } = spokenText(runs(node));
  if (text === "") return;
  const links = linksOf(node, file);
  const level = style === "title" ? 1 : Number(/^heading (\d)$/.exec(style)?.[1] ?? 0);
  if (level > 0)
    items.push({
      kind: "heading",
      level,
      text: tidyText(`${numbered?.isSections ? numbered.text : ""} ${text}`),
      struck,
      links,
    });
  else if (/^toc \d$/.test(style))
    items.push({ kind: "paragraph", text, struck, links: ["#"], contents: true });
  else if (style === "caption") items.push({ kind: "caption", text, struck, links });
  else
    items.push({
      kind: itemStyle.test(style) || (numbered && !boxedStyle.test(style)) ? "item" : "paragraph",
      text,
      struck,
      links,
    });
}

/** Counts numbered paragraphs as Word does; bullets have no text of their own. */
function number(
  properties: Element | undefined,
  file: Package,
): Pick<NumberedLevel, "text" | "isSections"> | undefined {
  const numbers = find(properties, "w:numPr");
  const id = find(numbers, "w:numId")?.attributes["w:val"];
  if (id === undefined || id === null) return undefined;
  const level = Number(find(numbers, "w:ilvl")?.attributes["w:val"] ?? 0);
  const counters = file.counters.get(id) ?? [];
  file.counters.set(id, counters);
  counters[level] = (counters[level] ?? 0) + 1;
  counters.length = level + 1;
  const definition = file.numbering.get(`${id}:${level}`);
  if (!definition || definition.format === "bullet") return { text: "", isSections: false };
  return {
    isSections: definition.isSections,
    text: definition.text.replace(/%(\d)/g, (_, digit: string) => String(counters[Number(digit) - 1] ?? 1)),
  };
}

/**
 * What a paragraph says. Of fields it is the result that is read and not the instruction; a page's number, which only
 * contents have, is not read.
 */
function runs(node: Element): string {
  let text = "";
  const fields: { instruction: string; isShown: boolean }[] = [];
  const visit = (parent: Element): void => {
    for (const child of parent.children) {
      if (child.type !== "element") continue;
      const field = fields.at(-1);
      if (child.name === "w:instrText") {
        if (field) field.instruction += textOf(child);
      } else if (child.name === "w:t" && fields.every(({ isShown }) => isShown))
        text += child.children.map((leaf) => (leaf.type === "text" ? leaf.value : "")).join("");
      else if (child.name === "w:tab" && parent.name === "w:r") text += " ";
      else if (child.name === "w:drawing") text += " ";
      else if (child.name === "w:br" && child.attributes["w:type"] === undefined) text += " ";
      else if (child.name === "w:footnoteReference") text += child.attributes["w:id"] ?? "";
      else if (child.name === "w:fldChar") {
        const type = child.attributes["w:fldCharType"];
        if (type === "begin") fields.push({ instruction: "", isShown: false });
        else if (type === "end") fields.pop();
        else if (field) field.isShown = !/^\s*PAGEREF\b/.test(field.instruction);
      } else if (child.name !== "w:pPr" && child.name !== "w:rPr") {
        const mark = isStruck(child) ? strike : "";
        text += mark;
        visit(child);
        text += mark;
      }
    }
  };
  visit(node);
  return text;
}

function isStruck(run: Element): boolean {
  const property = find(find(run, "w:rPr"), "w:strike");
  return property !== undefined && !/^(?:0|false|off)$/.test(property.attributes["w:val"] ?? "");
}

function linksOf(node: Element, file: Package): string[] {
  const links: string[] = [];
  const visit = (parent: Element): void => {
    for (const child of elements(parent)) {
      if (child.name === "w:hyperlink") links.push(targetOf(child, file));
      if (child.name === "w:instrText" && /^\s*(?:NOTE)?REF\s/.test(textOf(child))) links.push("#");
      if (child.name === "w:footnoteReference") links.push("#");
      visit(child);
    }
  };
  visit(node);
  return links;
}

/** An anchor beside a relationship is the fragment of its address; alone, it is a place in the document. */
function targetOf(link: Element, { relations }: Package): string {
  const { "r:id": id, "w:anchor": anchor } = link.attributes;
  if (!id) return "#";
  return `${relations.get(id) ?? ""}${anchor ? `#${anchor}` : ""}`;
}

function pictureTexts(node: Element): string[] {
  return elements(node).flatMap((child) => {
    if (child.name !== "wp:docPr") return pictureTexts(child);
    return child.attributes.descr ? [child.attributes.descr] : [];
  });
}

function styleNames(parts: Record<string, Uint8Array>): Map<string, string> {
  return new Map(
    children(part(parts, "word/styles.xml"), "w:style").map((style) => [
      style.attributes["w:styleId"] ?? "",
      find(style, "w:name")?.attributes["w:val"]?.toLowerCase() ?? "",
    ]),
  );
}

function relations(parts: Record<string, Uint8Array>, name: string): Map<string, string> {
  return new Map(
    children(part(parts, `word/_rels/${name}.xml.rels`), "Relationship").map(
      (relation) => [relation.attributes.Id ?? "", relation.attributes.Target ?? ""] as const,
    ),
  );
}

function numbering(parts: Record<string, Uint8Array>): Package["numbering"] {
  const root = part(parts, "word/numbering.xml");
  const abstracts = new Map(
    children(root, "w:abstractNum").map((definition) => [
      definition.attributes["w:abstractNumId"],
      definition,
    ]),
  );
  const levels: Package["numbering"] = new Map();
  for (const instance of children(root, "w:num")) {
    const definition = abstracts.get(find(instance, "w:abstractNumId")?.attributes["w:val"] ?? "");
    const ofInstance = definition ? children(definition, "w:lvl") : [];
    const text = (level: Element): string => find(level, "w:lvlText")?.attributes["w:val"] ?? "";
    const isSections = ofInstance.some((level) => text(level) === "%1.%2");
    for (const level of ofInstance) {
      const format = find(level, "w:numFmt")?.attributes["w:val"] ?? "";
      levels.set(`${instance.attributes["w:numId"]}:${level.attributes["w:ilvl"]}`, {
        format,
        text: text(level),
        isSections,
      });
    }
  }
  return levels;
}
