import type { Element, ElementContent } from "hast";
import type { Role } from "../../document/publication-nodes.ts";
import { childElements, childrenOf, textOf, textProperty } from "../../document/tree.ts";
import { inlineText, pictureText } from "./inline-text.ts";
import {
  aligned,
  type BlockWriter,
  block,
  close,
  linesOf,
  narrower,
  prefixed,
  type TextBlock,
  type TextContext,
} from "./text-block.ts";
import { definitionBlocks, listBlocks, metaBlocks, timelineBlocks } from "./text-lists.ts";
import { tableBlocks } from "./text-tables.ts";
import { columns, wrapText } from "./wrap-text.ts";

const paragraph: BlockWriter = (node, { width }) => block(wrapText(inlineText(childrenOf(node)), width));

const inside: BlockWriter = (node, context) => context.blocksOf(childrenOf(node), context);

/** Lines of text stand close; a table or a program keeps its room, or its first line would be one of the text. */
const closeTogether: BlockWriter = (node, context) => close(inside(node, context));

/** Titles and sections are underlined, as in letters; deeper headings have their level before them. */
const heading: BlockWriter = (node, { width }) => {
  const level = Number(node.tagName.slice(1));
  const text = inlineText(childrenOf(node));
  if (level > 2) {
    const mark = `${"#".repeat(level)} `;
    return block(prefixed(wrapText(text, width - mark.length), mark));
  }
  const lines = wrapText(text, width);
  const length = Math.max(3, ...lines.map(columns));
  return lines.length === 0 ? [] : block([...lines, (level === 1 ? "=" : "-").repeat(length)], 2);
};

const quotation: BlockWriter = (node, context) =>
  block(linesOf(inside(node, narrower(context, 2))).map((line) => `> ${line}`.trimEnd()));

/** The title, and what it is about further in. */
const callout: BlockWriter = (node, context) => {
  const children = childElements(node);
  const isTitle = ({ properties }: Element): boolean => properties.dataRole === "callout-title";
  const rest = context.blocksOf(
    children.filter((child) => !isTitle(child)),
    narrower(context, 4),
  );
  const isAligned = rest[0]?.isAligned;
  return [
    ...children.filter(isTitle).flatMap((title) => paragraph(title, context)),
    ...block(prefixed(linesOf(rest), "    "), isAligned ? 1 : 0).map((one) => ({ ...one, isAligned })),
  ];
};

/** “166 member states”: a number and what it counts are one line; what else is said of it follows. */
const figures: BlockWriter = (node, context) => {
  const items = childElements(node).map((item) => {
    const isLine = ({ properties }: Element): boolean =>
      /^figure-(?:number|label)$/.test(String(properties.dataRole));
    const lines = childElements(item).filter(isLine);
    const words = lines.map((line) => inlineText(childrenOf(line)).trim()).filter(Boolean);
    return [
      ...block(prefixed(wrapText(words.join(" "), context.width - 2), "", "  ")),
      ...context.blocksOf(
        childElements(item).filter((child) => !isLine(child)),
        context,
      ),
    ];
  });
  return items.every(({ length }) => length <= 1) ? close(items.flat()) : items.flat();
};

const contents: BlockWriter = (node, { width }) =>
  close(
    childElements(node).flatMap((entry) => {
      const indent = entry.properties.dataKind === "h3" ? 4 : entry.properties.dataKind === "h2" ? 2 : 0;
      const lines = wrapText(inlineText(childrenOf(entry)).trim(), width - indent - 2);
      return block(prefixed(lines, " ".repeat(indent), " ".repeat(indent + 2)));
    }),
  );

/** Room for a name by hand, above what it is for. */
const signature: BlockWriter = (node, context) => [
  ...block(["_".repeat(32)], 2),
  ...paragraph(node, context).map(({ lines }) => ({ lines, gap: 0 as const })),
];

/** A picture's description, a chart's table, and the caption. */
const figure: BlockWriter = (node, context) => {
  const hasTable = childElements(node).some(({ tagName }) => tagName === "table");
  return hasTable ? inside(node, context) : closeTogether(node, context);
};

/** As it was written: nothing in it is wrapped. */
const code: BlockWriter = (node) =>
  aligned(block(prefixed(textOf(node).replace(/\n+$/, "").replaceAll("\t", "    ").split("\n"), "    ")));

const notes: BlockWriter = (node, context) => [
  ...block([textProperty(node, "ariaLabel") ?? ""].filter(Boolean), 2),
  ...inside(node, context),
];

/** Roles that are set in a way of their own; all other text is a paragraph, all other boxes are what is in them. */
const byRole: Partial<Record<Role, BlockWriter>> = {
  letterhead: closeTogether,
  address: closeTogether,
  contact: closeTogether,
  card: closeTogether,
  figure,
  chart: figure,
  meta: metaBlocks,
  timeline: timelineBlocks,
  definitions: definitionBlocks,
  callout,
  figures,
  quotation,
  toc: contents,
  signature,
  notes,
  table: tableBlocks,
  rule: () => block(["* * *"]),
  "page-break": () => [],
};

const byTag: Readonly<Record<string, BlockWriter>> = {
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  p: paragraph,
  figcaption: paragraph,
  pre: code,
  ul: listBlocks,
  ol: listBlocks,
  dl: definitionBlocks,
  table: tableBlocks,
  blockquote: quotation,
  hr: () => block(["* * *"]),
  img: (node, { width }) => block(wrapText(pictureText(node), width)),
};

const inlineTags = /^(?:a|em|strong|del|code|span|sup|sub|br)$/;

/** The blocks that some nodes are in plain text. Loose text between blocks is a paragraph. */
export function textBlocks(nodes: readonly ElementContent[], context: TextContext): TextBlock[] {
  const blocks: TextBlock[] = [];
  let loose: ElementContent[] = [];
  const endLoose = (): void => {
    blocks.push(...block(wrapText(inlineText(loose).trim(), context.width)));
    loose = [];
  };
  for (const node of nodes) {
    if (node.type === "text" || (node.type === "element" && inlineTags.test(node.tagName))) loose.push(node);
    else if (node.type === "element") {
      endLoose();
      const role = node.properties.dataRole as Role | undefined;
      blocks.push(...((role && byRole[role]) ?? byTag[node.tagName] ?? inside)(node, context));
    }
  }
  endLoose();
  return blocks;
}
