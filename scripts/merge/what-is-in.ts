import type { Element, Root } from "hast";
import { type PictureRequest, showsText } from "../document/picture-request.ts";
import type { Publication } from "../document/publication.ts";
import { childElements, textOf, visitElements } from "../document/tree.ts";

/** What a finished body holds, said once for all who would otherwise have to look for it. */
export function whatIsIn(body: Root, pictures: Readonly<Record<string, PictureRequest>>): Publication["has"] {
  const requests = Object.values(pictures);
  const has = {
    contents: false,
    fixedBoxes: false,
    codes: false,
    wide: requests.some(({ kind }) => kind === "file"),
    photographs: requests.some(
      (request) => request.kind === "file" && (request.type === "jpg" || request.type === "png"),
    ),
    drawnWords: requests.some(({ kind }) => showsText[kind]),
  };
  const languages = new Set<string>();
  visitElements(body, (node) => {
    const { dataRole, dataBox, lang } = node.properties;
    if (
      !has.wide &&
      (node.tagName === "table" ? isWide(node) : holdsLongWord(node) || isNarrow(node) || isLarge(node))
    )
      has.wide = true;
    if (typeof lang === "string") languages.add(lang);
    if (dataRole === "toc-entry") has.contents = true;
    if (dataRole === "qr") has.codes = true;
    if (dataBox === "fixed") has.fixedBoxes = true;
  });
  return { ...has, languages: [...languages] };
}

/** What is set large in a narrow column, with words that are tied to each other: “1 234 567 €”, „23 ноември 2026 г.“ */
function isLarge(node: Element): boolean {
  return (
    /^(?:figure-number|timeline-term|card-title)$/.test(String(node.properties.dataRole)) &&
    /[\S\u00a0]{9}/.test(textOf(node))
  );
}

/** A place that may be narrower than half a page, with a table in it. */
function isNarrow(node: Element): boolean {
  const { dataRole, dataBox } = node.properties;
  return (
    (dataBox === "fixed" || dataRole === "columns" || /^(?:li|td|th)$/.test(node.tagName)) && holdsTable(node)
  );
}

function holdsTable(node: Element): boolean {
  return childElements(node).some((child) => child.tagName === "table" || holdsTable(child));
}

/** A table that may be wider than half a page of usual type: its columns' longest words, and what stands between columns. */
function isWide(table: Element): boolean {
  const widths: number[] = [];
  visitElements(table, (row) => {
    if (row.tagName !== "tr") return;
    childElements(row).forEach((cell, column) => {
      const words = textOf(cell).split(/\s+/);
      widths[column] = Math.max(widths[column] ?? 0, ...words.map(({ length }) => length));
    });
  });
  return widths.reduce((sum, width) => sum + width + 3, 0) > 45;
}

/** Words longer than this may be wider than a narrow column: addresses, chains of nouns. */
const longWord = /\S{25}/;

function holdsLongWord({ children }: Element): boolean {
  return children.some((child) => child.type === "text" && longWord.test(child.value));
}
