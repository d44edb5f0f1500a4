import type { ElementContent } from "hast";
import type { ListItem, Paragraph, PhrasingContent, RootContent } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import type { State } from "mdast-util-to-hast";
import type {
  BlockContent,
  LineContent,
  ListItemContent,
  TermItemContent,
} from "../../document/blocks/block-content.ts";
import {
  type BlockDeclaration,
  type ContentKind,
  reportBlock,
} from "../../document/blocks/block-declaration.ts";
import { element } from "../../document/tree.ts";
import { type MergeContext, placeOf, sourceOf } from "../hast/merge-context.ts";

/** A block's Markdown and what it takes to make hast of it. */
interface Reading {
  block: BlockDeclaration;
  node: ContainerDirective | LeafDirective;
  state: State;
  context: MergeContext;
}

const readers: { readonly [C in ContentKind]: (reading: Reading) => BlockContent[C] | undefined } = {
  none: () => null,
  blocks: ({ node, state }) =>
    state.all(node).filter((child) => child.type !== "text" || child.value.trim() !== ""),
  list: (reading) => onlyList(reading)?.map((item) => textItem(item, reading)),
  "list-with-terms": (reading) => onlyList(reading)?.map((item) => termItem(item, false, reading)),
  "list-with-titles": (reading) => onlyList(reading)?.map((item) => termItem(item, true, reading)),
  lines: ({ node, state }) => childrenOf(node).flatMap((child) => lines(child, state)),
};

/** What stands in a block, in the form that its `run` takes; undefined when it isn't there, which has been told. */
export function readContent(reading: Reading): BlockContent[ContentKind] | undefined {
  return readers[reading.block.content](reading);
}

function childrenOf({ children }: Reading["node"]): readonly RootContent[] {
  return children;
}

function onlyList(reading: Reading): readonly ListItem[] | undefined {
  const [first, ...others] = childrenOf(reading.node);
  if (first?.type === "list" && others.length === 0) return first.children;
  reportContent(reading, (first?.type === "list" ? others[0] : first) ?? reading.node, "one-list");
  return undefined;
}

function reportContent(
  { block, context }: Reading,
  node: RootContent,
  reason: "one-list" | "every-item" | "plain-items",
): void {
  reportBlock(block, { reason, suggestion: `${reason}-only` }, placeOf(node, context), context.diagnostics);
}

/** The item's paragraphs as one, a line each. */
function textItem(item: ListItem, reading: Reading): ListItemContent {
  const text: ElementContent[] = [];
  for (const child of item.children) {
    if (child.type !== "paragraph") reportContent(reading, child, "plain-items");
    else text.push(...(text.length > 0 ? [element("br", {})] : []), ...reading.state.all(child));
  }
  return { text, source: sourceOf(item) };
}

function termItem(item: ListItem, titleAlone: boolean, reading: Reading): TermItemContent {
  const { state } = reading;
  const { term, rest } = splitTerm(item, titleAlone);
  if (!term) reportContent(reading, item, "every-item");
  return {
    term: term && inline(term, state),
    rest: rest.length > 0 ? inline(rest, state) : undefined,
    more: item.children.slice(1).flatMap((child) => state.one(child, item) ?? []),
    source: sourceOf(item),
  };
}

function inline(children: PhrasingContent[], state: State): ElementContent[] {
  return state.all({ type: "paragraph", children });
}

function firstParagraph(item: ListItem): Paragraph | undefined {
  return item.children[0]?.type === "paragraph" ? item.children[0] : undefined;
}

function splitTerm(
  item: ListItem,
  titleAlone: boolean,
): { term: PhrasingContent[] | undefined; rest: PhrasingContent[] } {
  const [first, ...rest] = firstParagraph(item)?.children ?? [];
  if (first?.type === "strong") return { term: first.children, rest: trimStart(rest) };
  if (titleAlone && first) return { term: [first, ...rest], rest: [] };
  return { term: undefined, rest: first ? [first, ...rest] : [] };
}

function trimStart([first, ...rest]: PhrasingContent[]): PhrasingContent[] {
  if (first?.type !== "text") return first ? [first, ...rest] : [];
  const value = first.value.replace(/^[\s:–—-]+/, "");
  return value ? [{ ...first, value }, ...rest] : rest;
}

function lines(child: RootContent, state: State): LineContent[] {
  if (child.type !== "paragraph") return [state.one(child, undefined) ?? []].flat().flatMap(blocksOf);
  const source = sourceOf(child);
  const [first, ...rest] = child.children;
  const name: LineContent[] =
    first?.type === "strong" ? [{ kind: "name", text: inline(first.children, state), source }] : [];
  const others = cutLines(first?.type === "strong" ? rest : child.children);
  return [
    ...name,
    ...others.map((line): LineContent => ({ kind: "line", text: inline(line, state), source })),
  ];
}

/** Elements and raw HTML as they are; of a paragraph that a block made, its pictures. */
function blocksOf(node: ElementContent): LineContent[] {
  if (node.type === "raw") return [{ kind: "block", element: node }];
  if (node.type !== "element") return [];
  if (node.tagName !== "p") return [{ kind: "block", element: node }];
  return node.children.flatMap((child): LineContent[] =>
    child.type === "element" && child.tagName === "img" ? [{ kind: "block", element: child }] : [],
  );
}

/** Inline content cut at hard and soft line ends; empty lines are dropped. */
function cutLines(children: readonly PhrasingContent[]): PhrasingContent[][] {
  const cut: PhrasingContent[][] = [[]];
  for (const child of children) {
    if (child.type === "break") cut.push([]);
    else if (child.type !== "text") cut.at(-1)?.push(child);
    else {
      child.value.split("\n").forEach((value, index) => {
        if (index > 0) cut.push([]);
        if (value.trim()) cut.at(-1)?.push({ ...child, value });
      });
    }
  }
  return cut.filter((line) => line.length > 0);
}
