import type { Element } from "hast";
import { childElements, childrenOf, elementsIn, numberProperty, textProperty } from "../../document/tree.ts";
import { inlineText } from "./inline-text.ts";
import { type BlockWriter, block, close, linesOf, narrower, prefixed, type TextBlock } from "./text-block.ts";
import { columns, wrapText } from "./wrap-text.ts";

/** Lists, with their numbers: items that are one paragraph each stand close. */
export const listBlocks: BlockWriter = (node, context) => {
  const items = childElements(node);
  const start = numberProperty(node, "start") ?? 1;
  const markers = items.map((item, index) => markerOf(item, node, start + index));
  const indent = Math.max(...markers.map((marker) => marker.length)) + 1;
  const isLoose = items.some(isLarge);
  return items.flatMap((item, index): TextBlock[] => {
    const blocks = context.blocksOf(childrenOf(item), narrower(context, indent, !isLoose));
    const lines = orEmpty(linesOf(blocks));
    const gap = index === 0 ? (context.inCloseItem ? 0 : 1) : isLoose ? 1 : 0;
    const marker = (markers[index] ?? "").padEnd(indent);
    // A table or a program begins at the start of a line: the item's mark stands alone above it.
    const last = blocks.at(-1);
    const endsAligned = last?.isAligned || last?.endsAligned;
    const all = prefixed(blocks[0]?.isAligned ? ["", "", ...lines] : lines, marker);
    return block(all, gap).map((one) => ({ ...one, endsAligned }));
  });
};

function markerOf(item: Element, list: Element, number: number): string {
  const note = textProperty(item, "dataNote");
  if (note !== undefined) return `[${note}]`;
  if (list.tagName !== "ol") return "-";
  return `${number}${list.properties.dataKind === "round" ? ")" : "."}`;
}

/** An item that says nothing still has its mark. */
function orEmpty(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [""] : lines;
}

/** It, or an item further in, is more than a paragraph and a list: empty lines part it from the next one. */
function isLarge(item: Element): boolean {
  return [item, ...elementsIn(item).filter(({ tagName }) => tagName === "li")].some((one) => {
    const blocks = childElements(one).filter(({ tagName }) => !/^(?:ul|ol)$/.test(tagName));
    return blocks.length > 1 || elementsIn(one).some(({ tagName }) => /^(?:table|pre)$/.test(tagName));
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
  const pairs: { term: string; values: string[] }[] = [];
  for (const child of childElements(node)) {
    const text = childElements(child).map((line) => inlineText(childrenOf(line)));
    if (child.tagName === "dt") pairs.push({ term: labelled(text.join(" ")), values: [] });
    else pairs.at(-1)?.values.push(...text);
  }
  return pairBlocks(
    pairs.map(({ term, values }) => ({
      term,
      blocks: (width) => values.flatMap((value) => block(wrapText(value, width))),
    })),
    context.width,
  );
};

/** Years or steps, and what happened. */
export const timelineBlocks: BlockWriter = (node, context) =>
  pairBlocks(
    childElements(node).map((item) => {
      const [term, ...rest] = childElements(item);
      return {
        term: term ? inlineText(childrenOf(term)) : "",
        blocks: (width) => context.blocksOf(rest, { ...context, width }),
      };
    }),
    context.width,
  );

interface Pair {
  term: string;
  /** What belongs to it, in so many columns. */
  blocks: (width: number) => TextBlock[];
}

/** Beside one another while the terms are short, else below one another. */
function pairBlocks(pairs: readonly Pair[], width: number): TextBlock[] {
  const left = Math.max(0, ...pairs.map(({ term }) => columns(wrapText(term, width).join(" "))));
  const isBeside = left <= width / 3;
  const indent = isBeside ? left + 2 : 4;
  let needsRoom = true;
  return pairs.flatMap(({ term, blocks }) => {
    const values = close(blocks(width - indent));
    const lines = linesOf(values);
    const terms = wrapText(term, width);
    const gap = needsRoom ? 1 : 0;
    const last = values.at(-1);
    const endsAligned = last?.isAligned || last?.endsAligned;
    needsRoom = endsAligned === true;
    if (!isBeside || values[0]?.isAligned)
      return [
        ...block(terms, gap),
        ...block(prefixed(lines, " ".repeat(indent)), values[0]?.isAligned ? 1 : 0).map((one) => ({
          ...one,
          endsAligned,
        })),
      ];
    const first = terms.join(" ");
    const padded = first + " ".repeat(indent - columns(first));
    return block(prefixed(orEmpty(lines), padded, " ".repeat(indent)), gap).map((one) => ({
      ...one,
      endsAligned,
    }));
  });
}

/** A label with its colon, unless it ends in a sign of its own. */
export function labelled(text: string): string {
  const label = text.trim();
  return label === "" || /[:.?!؟…]$/.test(label) ? label : `${label}:`;
}
