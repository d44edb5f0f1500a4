import type { Element, ElementContent, Root } from "hast";
import { childElements, childrenOf, numberProperty, textOf } from "../document/tree.ts";

/** Lines that stay together: a quarter of a page, which is the most that stays empty above them. */
const together = 12;
/** Signs in a line of running text across a page. */
const lineLength = 90;
/** Fewer signs are in no line. */
const narrowest = 10;
/** What a picture is taken for; a chart is higher. */
const pictureLines = new Map([
  ["picture", 6],
  ["chart-picture", together],
]);

/** What is kept whole on a page, by element or role; a chart is kept with its table. */
const whole = new Set(["tr", "li", "callout", "card", "figures-item", "timeline-item", "quotation", "chart"]);

const lines =
  /^(?:p|li|tr|pre|ul|ol|dl|dt|dd|div|section|figure|figcaption|blockquote|aside|table|thead|tbody|caption|h[1-6])$/;

/**
 * What is kept whole on a page may be broken where it is long: a row, an item, a box of more lines than a quarter of a page would
 * leave the page before it nearly empty. Told by the number of signs, since a browser would have to lay the page out once more.
 */
export function allowBreaks(root: Root): void {
  measure(root, lineLength);
}

/** About how many lines something takes in a column of so many signs; marks what is long on the way. */
function measure(node: Root | Element, signs: number): number {
  const count =
    node.type === "element" && node.tagName === "tr" ? rowLines(node, signs) : blockLines(node, signs);
  if (node.type === "root") return count;
  const { dataRole } = node.properties;
  const limit = dataRole === "chart" ? 2 * together : together;
  if ((whole.has(node.tagName) || whole.has(String(dataRole))) && count > limit)
    node.properties.dataBreaks = "";
  return count;
}

function blockLines(node: Root | Element, signs: number): number {
  if (node.type === "element" && node.tagName === "pre") return textOf(node).split("\n").length;
  const room = node.type === "root" ? signs : Math.max(narrowest, roomIn(node, signs));
  let inline = 0;
  let count = 0;
  for (const child of childrenOf(node)) {
    if (child.type === "element" && lines.test(child.tagName)) count += measure(child, room);
    else inline += widthOf(child);
    if (child.type === "element") count += pictureLines.get(String(child.properties.dataRole)) ?? 0;
  }
  return count + Math.ceil(inline / room);
}

/** Signs in a line of what is in a block. */
function roomIn(node: Element, signs: number): number {
  const { dataRole } = node.properties;
  if (dataRole === "cards" || dataRole === "figures")
    return signs / Math.max(1, Math.min(childElements(node).length, 3));
  if (dataRole === "columns") return signs / (numberProperty(node, "dataCount") ?? 2);
  return /^(?:li|dd)$/.test(node.tagName) ? signs - 4 : signs;
}

/** Cells stand side by side, and share the line by what is in them: the longest counts. */
function rowLines(row: Element, signs: number): number {
  const cells = childElements(row);
  const widths = cells.map((cell) => widthOf(cell));
  const sum = widths.reduce((total, width) => total + width, 1);
  return 1 + Math.max(0, ...cells.map((cell, index) => measure(cell, (signs * (widths[index] ?? 0)) / sum)));
}

/** In signs of usual width: those of Chinese, Japanese and Korean are twice as wide. */
function widthOf(node: ElementContent): number {
  const text = textOf(node);
  return text.length + (text.match(/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]/g)?.length ?? 0);
}
