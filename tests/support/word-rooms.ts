import { strFromU8 } from "fflate";
import type { Element, Root } from "xast";
import { fromXml } from "xast-util-from-xml";

/** A picture in a Word file: how wide it is, and how wide what it stands in is. In mm. */
export interface PlacedDrawing {
  width: number;
  room: number;
  /** Names of what it stands in, from the outside. */
  inside: string[];
}

const twipsPerMillimetre = 1440 / 25.4;
const unitsPerMillimetre = 36_000;

interface Place {
  room: number;
  inside: string[];
}

/** Every picture of a package's text and notes with the room it has, by the widths that the file itself says. */
export function placedDrawings(parts: Readonly<Record<string, Uint8Array>>): PlacedDrawing[] {
  const part = (name: string): Root | undefined =>
    parts[name] && (fromXml(strFromU8(parts[name])) as unknown as Root);
  const sheet = new RoomSheet(part("word/styles.xml"), part("word/numbering.xml"));
  const found: PlacedDrawing[] = [];
  const body = findAll(part("word/document.xml"), "w:body")[0];
  const narrowest = Math.min(...findAll(body, "w:sectPr").flatMap(columnsOf));
  let waiting: Element[] = [];
  for (const child of elementsOf(body)) {
    waiting.push(child);
    const section = child.name === "w:sectPr" ? child : findAll(child, "w:sectPr")[0];
    if (!section) continue;
    const columns = columnsOf(section);
    let column = 0;
    for (const block of waiting) {
      const breaks = findAll(block, "w:br").filter((one) => textOf(one, "w:type") === "column").length;
      column = Math.min(columns.length - 1, column + breaks);
      // Columns of the same width go on without breaks.
      const room = columns[column] ?? 0;
      visit(block, { room, inside: [] }, sheet, found);
    }
    waiting = [];
  }
  for (const note of findAll(part("word/footnotes.xml"), "w:footnote"))
    for (const block of elementsOf(note)) visit(block, { room: narrowest, inside: ["note"] }, sheet, found);
  return found;
}

/** The columns of a section, in mm. */
function columnsOf(section: Element): number[] {
  const size = findAll(section, "w:pgSz")[0];
  const margins = findAll(section, "w:pgMar")[0];
  const text = numberOf(size, "w:w") - numberOf(margins, "w:left") - numberOf(margins, "w:right");
  const columns = findAll(section, "w:cols")[0];
  const widths = findAll(columns, "w:col").map((column) => numberOf(column, "w:w"));
  const count = numberOf(columns, "w:num") || 1;
  const equal = (text - numberOf(columns, "w:space") * (count - 1)) / count;
  return (widths.length > 0 ? widths : [equal]).map((width) => width / twipsPerMillimetre);
}

function visit(node: Element, place: Place, sheet: RoomSheet, found: PlacedDrawing[]): void {
  const inner = { ...place, inside: [...place.inside, node.name] };
  if (node.name === "w:tbl") return visitTable(node, inner, sheet, found);
  if (node.name === "w:p") inner.room -= sheet.indentOf(node);
  if (node.name === "w:drawing") {
    const width = numberOf(findAll(node, "wp:extent")[0], "cx") / unitsPerMillimetre;
    found.push({ width, room: inner.room, inside: place.inside });
  }
  for (const child of elementsOf(node)) visit(child, inner, sheet, found);
}

function visitTable(table: Element, place: Place, sheet: RoomSheet, found: PlacedDrawing[]): void {
  const own = (node: Element, name: string): Element[] =>
    elementsOf(node).filter((child) => child.name === name);
  const columns = own(table, "w:tblGrid")
    .flatMap((grid) => own(grid, "w:gridCol"))
    .map((one) => numberOf(one, "w:w"));
  for (const row of own(table, "w:tr")) {
    let column = 0;
    for (const cell of own(row, "w:tc")) {
      const properties = own(cell, "w:tcPr")[0];
      const span = numberOf(findAll(properties, "w:gridSpan")[0], "w:val") || 1;
      const width = columns.slice(column, column + span).reduce((sum, value) => sum + value, 0);
      column += span;
      const room = (width - sheet.marginsOf(table, properties)) / twipsPerMillimetre;
      for (const child of elementsOf(cell))
        visit(child, { room, inside: [...place.inside, "w:tc"] }, sheet, found);
    }
  }
}

/** What styles and numbering take from the room, in twips. */
class RoomSheet {
  readonly #styles: ReadonlyMap<string, Element>;
  readonly #levels = new Map<string, number>();

  constructor(styles: Root | undefined, numbering: Root | undefined) {
    this.#styles = new Map(findAll(styles, "w:style").map((style) => [textOf(style, "w:styleId"), style]));
    const abstracts = new Map(
      findAll(numbering, "w:abstractNum").map((one) => [textOf(one, "w:abstractNumId"), one]),
    );
    for (const num of findAll(numbering, "w:num")) {
      const target = abstracts.get(textOf(findAll(num, "w:abstractNumId")[0], "w:val"));
      for (const level of findAll(target, "w:lvl"))
        this.#levels.set(`${textOf(num, "w:numId")} ${textOf(level, "w:ilvl")}`, indent(level));
    }
  }

  /** In mm. */
  indentOf(paragraph: Element): number {
    const properties = elementsOf(paragraph).find(({ name }) => name === "w:pPr");
    const own = findAll(properties, "w:ind")[0];
    const num = findAll(properties, "w:numPr")[0];
    const level = `${textOf(findAll(num, "w:numId")[0], "w:val")} ${textOf(findAll(num, "w:ilvl")[0], "w:val")}`;
    const style = this.#styles.get(textOf(findAll(properties, "w:pStyle")[0], "w:val"));
    const twips = own ? indent(properties) : num ? (this.#levels.get(level) ?? 0) : indent(style);
    return twips / twipsPerMillimetre;
  }

  marginsOf(table: Element, cell: Element | undefined): number {
    const own = findAll(cell, "w:tcMar")[0];
    const style = this.#styles.get(textOf(findAll(table, "w:tblStyle")[0], "w:val"));
    const margins = own ?? findAll(style, "w:tblCellMar")[0];
    const side = (...names: string[]): number =>
      Math.max(0, ...names.map((name) => numberOf(findAll(margins, name)[0], "w:w")));
    return side("w:left", "w:start") + side("w:right", "w:end");
  }
}

function indent(node: Element | undefined): number {
  const found = findAll(node, "w:ind")[0];
  const side = (...names: string[]): number => Math.max(0, ...names.map((name) => numberOf(found, name)));
  return side("w:left", "w:start") + side("w:right", "w:end");
}

function elementsOf(node: Element | Root | undefined): Element[] {
  return (node?.children ?? []).filter((child) => child.type === "element");
}

function findAll(node: Element | Root | undefined, name: string): Element[] {
  return elementsOf(node).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...findAll(child, name),
  ]);
}

function textOf(node: Element | undefined, name: string): string {
  return node?.attributes[name] ?? "";
}

function numberOf(node: Element | undefined, name: string): number {
  return Number(node?.attributes[name] ?? 0);
}
