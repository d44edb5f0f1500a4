import type { Element, ElementContent } from "hast";
import { isRole, type Role, type TextRole } from "../../document/publication-nodes.ts";
import { numberProperty } from "../../document/tree.ts";
import { announce } from "./bookmarks.ts";
import type { BoxLook } from "./box-table.ts";
import { callout, columnsFor, contact, fillOf, inRow, letterhead, pairs, signatures } from "./boxes.ts";
import type { Block, DocxContext, Frame } from "./docx-context.ts";
import { columns, contents, list, listItem, panel, plate, table, tasks } from "./layout-blocks.ts";
import { quotationIndent } from "./least-width.ts";
import {
  codeParagraph,
  gap,
  markParagraph,
  pictureParagraph,
  ruleParagraph,
  textParagraph,
} from "./paragraphs.ts";
import { placed } from "./placed.ts";
import { millimetres } from "./units.ts";

type RoleBlock = (node: Element, frame: Frame, context: DocxContext) => Block[];

/** Blocks of a node's children, one after the other. */
export function blocksOf(children: readonly ElementContent[], frame: Frame, context: DocxContext): Block[] {
  let inner = frame;
  return children.flatMap((child) => {
    if (child.type !== "element" || child.properties.dataDocx === "omit") return [];
    const { dataRole } = child.properties;
    if (dataRole !== "figure" && dataRole !== "chart") announce(child, context);
    if (!isRole(dataRole)) return blocksOf(child.children, inner, context);
    const made = roleBlocks[dataRole](child, inner, context);
    if (made.length > 0) inner = { ...inner, firstOfItem: false, before: undefined };
    return made;
  });
}

const paragraph: RoleBlock = (node, frame, context) => [
  textParagraph(node, node.properties.dataRole as TextRole, frame, context),
];
const children: RoleBlock = (node, frame, context) => blocksOf(node.children, frame, context);
const nothing: RoleBlock = () => [];
/** A reference to a figure leads to its caption, as Word's own do. */
const figure: RoleBlock = (node, frame, context) => {
  const { id } = node.properties;
  const caption = node.children.find((child) => child.type === "element" && child.tagName === "figcaption");
  if (id === undefined || caption?.type !== "element") {
    announce(node, context);
    return blocksOf(node.children, frame, context);
  }
  const named = { ...caption, properties: { ...caption.properties, id } };
  return blocksOf(
    node.children.map((child) => (child === caption ? named : child)),
    frame,
    context,
  );
};

/** Where a picture stands in a list's item or a quotation; room around it is its own business. */
function inItem({ list, firstOfItem, setIn }: Frame): Pick<Frame, "list" | "firstOfItem" | "setIn"> {
  return { list, firstOfItem, setIn };
}

function setIn(frame: Frame): Frame {
  const width = frame.width - millimetres(quotationIndent);
  return { ...frame, width, setIn: (frame.setIn ?? 0) + quotationIndent };
}

/** Side by side where there is room, or one below the other. */
function rowOrStack(node: Element, frame: Frame, context: DocxContext, look: BoxLook): Block[] {
  const isRow = frame.width >= 100 && columnsFor(node, 4, frame, context, look) > 1;
  return isRow ? [inRow(node, 4, frame, context, look)] : children(node, frame, context);
}

/** What stands behind a list's numbers. */
function signOf({ properties }: Element): "." | ")" {
  return properties.dataKind === "round" ? ")" : ".";
}

/** How Word shows each role. A role without an entry does not compile. */
const roleBlocks = {
  title: paragraph,
  subtitle: paragraph,
  kicker: paragraph,
  lead: paragraph,
  paragraph,
  "heading-2": paragraph,
  "heading-3": paragraph,
  "heading-4": paragraph,
  "heading-5": paragraph,
  "heading-6": paragraph,
  quote: paragraph,
  item: (node, frame, context) =>
    node.tagName === "li" ? listItem(node, frame, context) : paragraph(node, frame, context),
  term: paragraph,
  definition: paragraph,
  caption: paragraph,
  "table-head": paragraph,
  "table-cell": paragraph,
  "code-block": (node, frame, context) => [codeParagraph(node, frame, context)],
  note: paragraph,
  "callout-title": paragraph,
  "callout-text": paragraph,
  "callout-item": paragraph,
  "figure-number": paragraph,
  "figure-label": paragraph,
  "card-title": paragraph,
  "card-text": paragraph,
  "timeline-term": paragraph,
  "timeline-text": paragraph,
  "meta-term": paragraph,
  "meta-value": paragraph,
  organisation: paragraph,
  tagline: paragraph,
  "address-line": paragraph,
  "contact-name": paragraph,
  "contact-line": paragraph,
  signature: paragraph,
  "toc-title": paragraph,
  "toc-entry": nothing,
  running: paragraph,
  emphasis: nothing,
  strong: nothing,
  deleted: nothing,
  code: nothing,
  link: nothing,
  span: nothing,
  "note-mark": nothing,
  "note-back": nothing,
  "missing-picture": nothing,
  "section-number": nothing,
  "toc-page": nothing,
  panel: (node, frame, context) => panel(node, frame, context),
  cover: (node, frame, context) => plate(node, frame, context, "cover"),
  back: (node, frame, context) => plate(node, frame, context, "back"),
  body: (node, frame, context) => [
    ...(node.properties.dataKind === "page" ? [{ kind: "section", section: "body" } as const] : []),
    ...children(node, frame, context),
  ],
  aside: (node, frame, context) => children(node, { ...frame, before: 12 }, context),
  letterhead,
  placed: (node, frame, context) => placed(node, frame, context),
  meta: (node, frame, context) => [pairs(node, [24, frame.width - 24], context), gap(5)],
  address: children,
  contact: (node, frame, context) => [gap(6), ...contact(node, frame, context)],
  signatures: (node, frame, context) => [signatures(node, frame, context)],
  callout: (node, frame, context) => callout(node, frame, context),
  columns: (node, frame, context) => columns(node, frame, context),
  figures: (node, frame, context) => rowOrStack(node, frame, context, { gap: 4 }),
  "figures-item": children,
  cards: (node, frame, context) => [
    inRow(node, frame.width < 100 ? 2 : 4, frame, context, {
      fill: fillOf(context, "card"),
      padding: 3,
      gap: 2,
    }),
  ],
  card: children,
  timeline: (node, frame, context) => rowOrStack(node, frame, context, { gap: 6 }),
  "timeline-item": children,
  quotation: (node, frame, context) =>
    children(node, node.properties.dataKind === "long" ? setIn(frame) : frame, context),
  list: (node, frame, context) => list(node, frame, context, () => context.numbering.bullets()),
  "list-numbered": (node, frame, context) =>
    list(node, frame, context, () =>
      context.numbering.numbers(numberProperty(node, "start") ?? 1, signOf(node)),
    ),
  "list-tasks": (node, frame, context) => tasks(node, frame, context),
  definitions: children,
  table: (node, frame, context) => table(node, frame, context),
  figure,
  chart: figure,
  // Footnotes: Word sets them at the foot of the page, from `DocxContext.notes`.
  notes: nothing,
  toc: (node, frame, context) => contents(node, frame, context),
  group: children,
  rule: (_node, _frame, context) => [ruleParagraph(context)],
  "page-break": () => [{ kind: "page" }],
  picture: (node, frame, context) => [
    pictureParagraph(node, Math.min(frame.width, 170), context, inItem(frame)),
  ],
  "chart-picture": (node, frame, context) => [
    pictureParagraph(node, Math.min(frame.width, 155), context, inItem(frame)),
  ],
  qr: (node, frame, context) => [
    pictureParagraph(node, 24, context, { ...inItem(frame), before: frame.before, after: 2 }),
  ],
  mark: (node, frame, context) => [markParagraph(node, frame, context, { room: 4 })],
  glyph: nothing,
  checkbox: nothing,
  ornament: (node, frame, context) => [pictureParagraph(node, frame.width, context, { before: 2, after: 6 })],
} as const satisfies Record<Role, RoleBlock>;
