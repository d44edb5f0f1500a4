import type { Element } from "hast";
import { childElements, childrenOf, elementsIn, numberProperty, textProperty } from "../../document/tree.ts";
import { inlineText } from "./inline-text.ts";
import { type BlockWriter, block, linesOf, narrower, prefixed, type TextBlock } from "./text-block.ts";
import { columns, wrapText } from "./wrap-text.ts";

/** Lists, with their numbers: items that are one paragraph each stand close. */
export const listBlocks: BlockWriter = (node, context) => {
  const items = childElements(node);
  const start = numberProperty(node, "start") ?? 1;
  const markers = items.map((item, index) => markerOf(item, node, start + index));
  const indent = Math.max(...markers.map((marker) => marker.length)) + 1;
  const isLoose = items.some(isLarge);
  return items.flatMap((item, index): TextBlock[] => {
    const lines = linesOf(context.blocksOf(childrenOf(item), narrower(context, indent, !isLoose)));
    const gap = index === 0 ? (context.inCloseItem ? 0 : 1) : isLoose ? 1 : 0;
    const marker = (markers[index] ?? "").padEnd(indent);
    return block(prefixed(startsWide(item) ? ["", "", ...lines] : orEmpty(lines), marker), gap);
  });
};

function markerOf(item: Element, list: Element, number: number): string {
  const note = textProperty(item, "dataNote");
  if (note !== undefined) return `[${note}]`;
  if (list.tagName !== "ol") return "-";
  return `${number}${list.properties.dataKind === "round" ? ")" : "."}`;
}

/** A table or a program has to begin at the start of a line: the item's mark stands alone above it. */
function startsWide(item: Element): boolean {
  return /^(?:table|pre)$/.test(childElements(item)[0]?.tagName ?? "");
}

/** An item that says nothing still has its mark. */
function orEmpty(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [""] : lines;
}

/** It, or an item further in, is more than a paragraph and a list: empty lines part it from the next one. */
function isLarge(item: Element): boolean {
  return [item, ...elementsIn(item).filter(({ tagName }) => tagName === "li")].some((one) => {
    const blocks = childElements(one).filter(({ tagName }) => !/^(?:ul|ol)$/.test(tagName));
    return blocks.length > 1 || /^(?:table|pre)$/.test(blocks[0]?.tagName ?? "");
  });
}

/** Terms, each with its definitions further in. */
export const definitionBlocks: BlockWriter = (node, context) =>
  childElements(node).flatMap((child) => {
    const isTerm = child.tagName === "dt";
    const lines = linesOf(context.blocksOf(childrenOf(child), isTerm ? context : narrower(context, 4)));
    return isTerm ? block(lines) : block(prefixed(lines, "    "), 0);
  });

/** To whom, when, about what: a line for each, the values under one another. */
export const metaBlocks: BlockWriter = (node, context) => {
  const pairs: Pair[] = [];
  for (const child of childElements(node)) {
    const text = childElements(child).map((line) => inlineText(childrenOf(line)));
    if (child.tagName === "dt") pairs.push({ term: labelled(text.join(" ")), values: [] });
    else pairs.at(-1)?.values.push(...text);
  }
  return pairBlocks(pairs, context.width);
};

/** Years or steps, and what happened. */
export const timelineBlocks: BlockWriter = (node, context) =>
  pairBlocks(
    childElements(node).map((item) => {
      const [term, ...rest] = childElements(item).map((line) => inlineText(childrenOf(line)));
      return { term: term ?? "", values: rest };
    }),
    context.width,
  );

interface Pair {
  term: string;
  values: string[];
}

/** Beside one another while the terms are short, else below one another. */
function pairBlocks(pairs: readonly Pair[], width: number): TextBlock[] {
  const left = Math.max(0, ...pairs.map(({ term }) => columns(wrapText(term, width).join(" "))));
  const isBeside = left <= width / 3;
  const indent = isBeside ? left + 2 : 4;
  return pairs.flatMap(({ term, values }, index) => {
    const lines = values.flatMap((value) => wrapText(value, width - indent));
    const terms = wrapText(term, width);
    const gap = index === 0 ? 1 : 0;
    if (!isBeside) return [...block(terms, gap), ...block(prefixed(lines, " ".repeat(indent)), 0)];
    const first = terms.join(" ");
    const padded = first + " ".repeat(indent - columns(first));
    return block(prefixed(orEmpty(lines), padded, " ".repeat(indent)), gap);
  });
}

/** A label with its colon, unless it ends in a sign of its own. */
export function labelled(text: string): string {
  const label = text.trim();
  return label === "" || /[:.?!؟…]$/.test(label) ? label : `${label}:`;
}
