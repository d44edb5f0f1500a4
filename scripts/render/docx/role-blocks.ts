import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  Paragraph,
  TableOfContents,
  TabStopType,
} from "docx";
import type { Element, ElementContent } from "hast";
import type { Role, TextRole } from "../../document/publication-nodes.ts";
import { isRole } from "../../document/publication-nodes.ts";
import { boxTable } from "./box-table.ts";
import { dataTable } from "./data-table.ts";
import type { Block, DocxContext, Frame } from "./docx-context.ts";
import { isFileChild } from "./docx-context.ts";
import { imageRun } from "./image-run.ts";
import { bookmarked, inlineRuns } from "./inline-runs.ts";
import { sectionNumbering } from "./numbering.ts";
import { paragraphStyles, spacerStyle } from "./style-names.ts";
import { colourOf } from "./styles-xml.ts";
import { eighths, pointTwips, twips, wordColour } from "./units.ts";

type RoleBlock = (node: Element, frame: Frame, context: DocxContext) => Block[];

/** Blocks of a node's children, one after the other. */
export function blocksOf(children: readonly ElementContent[], frame: Frame, context: DocxContext): Block[] {
  let inner = frame;
  return children.flatMap((child) => {
    if (child.type !== "element" || child.properties.dataDocx === "omit") return [];
    const { dataRole } = child.properties;
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
const figure: RoleBlock = (node, frame, context) => blocksOf(node.children, frame, context);

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
  "section-number": nothing,
  "toc-page": nothing,
  sheet: (node, frame, context) => sheet(node, frame, context),
  panel: (node, frame, context) => panel(node, frame, context),
  cover: (node, frame, context) => plate(node, frame, context, "cover"),
  back: (node, frame, context) => plate(node, frame, context, "back"),
  body: (node, frame, context) => [
    ...(node.properties.dataKind === "page" ? [{ kind: "section", section: "body" } as const] : []),
    ...children(node, frame, context),
  ],
  aside: (node, frame, context) => children(node, { ...frame, before: 12 }, context),
  letterhead: (node, frame, context) => letterhead(node, frame, context),
  meta: (node, frame, context) => [pairs(node, [24, frame.width - 24], context)],
  address: children,
  contact: (node, frame, context) => contact(node, frame, context),
  signatures: (node, frame, context) => [inRow(node, 2, frame, context, { gap: 12 })],
  callout: (node, frame, context) => callout(node, frame, context),
  columns: (node, frame, context) => columns(node, frame, context),
  figures: (node, frame, context) =>
    frame.width < 100 ? children(node, frame, context) : [inRow(node, 4, frame, context, { gap: 4 })],
  "figures-item": children,
  cards: (node, frame, context) => [
    inRow(node, frame.width < 100 ? 2 : 4, frame, context, {
      fill: fillOf(context, "card"),
      padding: 3,
      gap: 2,
    }),
  ],
  card: children,
  timeline: children,
  "timeline-item": children,
  quotation: children,
  list: (node, frame, context) => list(node, frame, context, context.numbering.bullets()),
  "list-numbered": (node, frame, context) =>
    list(node, frame, context, context.numbering.numbers(Number(node.properties.start ?? 1))),
  "list-tasks": children,
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
  picture: (node, frame, context) => [pictureParagraph(node, Math.min(frame.width, 170), context)],
  "chart-picture": (node, frame, context) => [pictureParagraph(node, Math.min(frame.width, 155), context)],
  qr: (node, _frame, context) => [pictureParagraph(node, 24, context)],
  mark: (node, _frame, context) => [pictureParagraph(node, 13, context)],
  glyph: nothing,
  checkbox: nothing,
  ornament: (node, frame, context) => [pictureParagraph(node, frame.width, context)],
} as const satisfies Record<Role, RoleBlock>;

function textParagraph(node: Element, role: TextRole, frame: Frame, context: DocxContext): Paragraph {
  const picture = onlyPicture(node);
  if (picture)
    return pictureParagraph(picture, picture.properties.dataRole === "qr" ? 24 : frame.width, context);
  const runs = bookmarked(node, inlineRuns(node.children, context), context);
  const style = paragraphStyles[role];
  const numbered = node.children.some(
    (child) => child.type === "element" && child.properties.dataRole === "section-number",
  );
  const level = role === "heading-3" ? 1 : 0;
  return new Paragraph({
    style: style.id,
    children: runs as never,
    ...(numbered && { numbering: { reference: sectionNumbering, level } }),
    ...(context.publication.dir === "rtl" && { bidirectional: true }),
    ...(frame.list && listOptions(frame)),
    ...((frame.before !== undefined || frame.after !== undefined) && {
      spacing: {
        ...(frame.before !== undefined && { before: twips(frame.before) }),
        ...(frame.after !== undefined && { after: pointTwips(frame.after) }),
      },
    }),
  });
}

function listOptions(frame: Frame): Partial<IParagraphOptions> {
  if (!frame.list) return {};
  const { reference, instance, level } = frame.list;
  // Without `custom` the library would put its own list style over ours.
  if (frame.firstOfItem) return { numbering: { reference, instance, level, custom: true } };
  return { indent: { left: pointTwips(12 * (level + 1)) } };
}

function list(
  node: Element,
  frame: Frame,
  context: DocxContext,
  numbering: { reference: string; instance: number },
): Block[] {
  const level = frame.list ? Math.min(3, frame.list.level + 1) : 0;
  const inner: Frame = { ...frame, list: { ...numbering, level } };
  const items = node.children.filter((child): child is Element => child.type === "element");
  // The space after a list is its last paragraph's: Word has no box around the items.
  const after = level === 0 ? context.publication.theme.roles.list.after : undefined;
  return items.flatMap((item, index) =>
    blocksOf([item], index === items.length - 1 ? { ...inner, after } : inner, context),
  );
}

function listItem(node: Element, frame: Frame, context: DocxContext): Block[] {
  return blocksOf(node.children, { ...frame, firstOfItem: true }, context);
}

function codeParagraph(node: Element, _frame: Frame, context: DocxContext): Paragraph {
  const lines = textOf(node).split("\n");
  const runs = lines.flatMap((line, index) =>
    inlineRuns([{ type: "text", value: line }], context, { noProof: true, ...(index > 0 && { break: 1 }) }),
  );
  return new Paragraph({ style: paragraphStyles["code-block"].id, children: runs as never });
}

function pictureParagraph(node: Element, width: number, context: DocxContext): Paragraph {
  return new Paragraph({
    style: "Normal",
    children: imageRun(node, context, width),
    keepNext: node.properties.dataRole === "picture" || node.properties.dataRole === "chart-picture",
  });
}

function ruleParagraph({ publication: { theme } }: DocxContext): Paragraph {
  const border = theme.roles.rule.borderTop;
  return new Paragraph({
    style: spacerStyle.id,
    border: {
      bottom: {
        style: BorderStyle.SINGLE,
        size: eighths(border?.width ?? 0.5),
        color: wordColour(colourOf(theme, border?.colour ?? "on.rule")),
      },
    },
    spacing: { before: 120, after: 240 },
  });
}

/** A leaflet's sheet: one section in columns as wide as its panels' text; each panel starts a column. */
function sheet(node: Element, _frame: Frame, context: DocxContext): Block[] {
  const { fold, width } = context.publication.page;
  const panels = (node.children as ElementContent[]).filter(
    (child): child is Element => child.type === "element" && child.tagName === "section",
  );
  const side = 9;
  const widths = panels.map((child) => {
    const place = [...(fold?.outside ?? []), ...(fold?.inside ?? [])].find(
      ({ slot }) => slot === child.properties.dataName,
    );
    return (place?.width ?? width / 3) - 2 * side;
  });
  return panels.flatMap((child, index): Block[] => [
    index === 0 ? { kind: "section", section: "sheet", columns: widths, gap: 2 * side } : { kind: "column" },
    ...blocksOf(child.children, { width: widths[index] ?? 80 }, context),
  ]);
}

/** A panel outside a sheet (a brochure's lower half) is set off by space. */
function panel(node: Element, frame: Frame, context: DocxContext): Block[] {
  return blocksOf(node.children, { ...frame, before: 12 }, context);
}

/** Cover and back: pages of their own without running lines. */
function plate(node: Element, frame: Frame, context: DocxContext, section: "cover" | "back"): Block[] {
  return [{ kind: "section", section }, ...blocksOf(node.children, frame, context)];
}

function letterhead(node: Element, frame: Frame, context: DocxContext): Block[] {
  const mark = find(node, "mark");
  const address = find(node, "address");
  const name = (node.children as ElementContent[]).filter((child) => child !== mark && child !== address);
  const widths = [17, frame.width - 17 - 45, 45];
  const cells = [
    mark ? [pictureParagraph(mark, 13, context)] : [],
    inCell(blocksOf(name, { width: widths[1] ?? 80 }, context)),
    alignedEnd(address, context),
  ];
  const { theme } = context.publication;
  return [
    boxTable(cells.map(atLeastOne), widths),
    new Paragraph({
      style: spacerStyle.id,
      border: { bottom: { style: BorderStyle.SINGLE, size: 11, color: wordColour(colourOf(theme, "deep")) } },
      spacing: { before: 200, after: 400 },
    }),
  ];
}

function alignedEnd(address: Element | undefined, context: DocxContext): Paragraph[] {
  const lines = (address?.children ?? []).filter((child): child is Element => child.type === "element");
  return lines.map(
    (line) =>
      new Paragraph({
        style: paragraphStyles["address-line"].id,
        alignment: AlignmentType.END,
        children: inlineRuns(line.children, context) as never,
      }),
  );
}

/** A list of terms and values, side by side. */
function pairs(node: Element, widths: readonly number[], context: DocxContext): Block {
  const cells = (node.children as ElementContent[])
    .filter((child): child is Element => child.type === "element")
    .map((child) => inCell(blocksOf([child], { width: widths[1] ?? 100 }, context)));
  return boxTable(cells.map(atLeastOne), widths);
}

function contact(node: Element, frame: Frame, context: DocxContext): Block[] {
  const qr = find(node, "qr");
  // In a leaflet's narrow column the code stands above the lines.
  if (!qr || frame.width < 100) return blocksOf(node.children, frame, context);
  const rest = (node.children as ElementContent[]).filter((child) => child !== qr);
  const widths = [28, Math.max(30, frame.width - 28)];
  return [
    boxTable(
      [
        [pictureParagraph(qr, 24, context)],
        atLeastOne(inCell(blocksOf(rest, { width: widths[1] ?? 60 }, context))),
      ],
      widths,
    ),
  ];
}

/** Items side by side, `columnCount` in a row. */
function inRow(
  node: Element,
  columnCount: number,
  frame: Frame,
  context: DocxContext,
  look: Parameters<typeof boxTable>[2],
): Block {
  const items = (node.children as ElementContent[]).filter(
    (child): child is Element => child.type === "element",
  );
  const count = Math.max(1, Math.min(columnCount, items.length));
  const widths = Array.from({ length: count }, () => frame.width / count);
  const inner = { width: frame.width / count - 2 * (look?.padding ?? 0) };
  return boxTable(
    items.map((item) => atLeastOne(inCell(blocksOf([item], inner, context)))),
    widths,
    look,
  );
}

function callout(node: Element, frame: Frame, context: DocxContext): Block[] {
  const { theme } = context.publication;
  const border = theme.roles.callout.borderStart;
  const content = atLeastOne(inCell(blocksOf(node.children, { width: frame.width - 14 }, context)));
  return [
    boxTable([content], [frame.width], {
      fill: fillOf(context, "callout"),
      padding: 5,
      ...(border && { borderStart: { ...border, hex: colourOf(theme, border.colour) } }),
    }),
  ];
}

function columns(node: Element, frame: Frame, context: DocxContext): Block[] {
  const count = Math.max(2, Math.min(3, Number(node.properties.dataCount ?? 2)));
  const gap = 8;
  const width = (frame.width - gap * (count - 1)) / count;
  return [
    {
      kind: "section",
      section: "body",
      continuous: true,
      columns: Array.from({ length: count }, () => width),
      gap,
    },
    ...blocksOf(node.children, { ...frame, width }, context),
    { kind: "section", section: "body", continuous: true },
  ];
}

function table(node: Element, frame: Frame, context: DocxContext): Block[] {
  const caption = (node.children as ElementContent[]).find(
    (child): child is Element => child.type === "element" && child.tagName === "caption",
  );
  const above = caption
    ? [
        new Paragraph({
          style: paragraphStyles.caption.id,
          keepNext: true,
          children: bookmarked(node, inlineRuns(caption.children, context), context) as never,
        }),
      ]
    : [];
  return [...above, dataTable(node, frame, context)];
}

function contents(node: Element, frame: Frame, context: DocxContext): Block[] {
  const title = find(node, "toc-title");
  return [
    ...(title ? [textParagraph(title, "toc-title", frame, context)] : []),
    new TableOfContents("", { hyperlink: true, headingStyleRange: "2-3" }) as unknown as Paragraph,
  ];
}

function fillOf(context: DocxContext, role: "callout" | "card"): string {
  return colourOf(context.publication.theme, context.publication.theme.roles[role].background ?? "tint");
}

function find(node: Element, role: Role): Element | undefined {
  for (const child of node.children) {
    if (child.type !== "element") continue;
    if (child.properties.dataRole === role) return child;
    const below = find(child, role);
    if (below) return below;
  }
  return undefined;
}

function onlyPicture(node: Element): Element | undefined {
  const [only, ...others] = node.children.filter(
    (child) => child.type !== "text" || child.value.trim() !== "",
  );
  return only?.type === "element" && only.tagName === "img" && others.length === 0 ? only : undefined;
}

/** Breaks have no meaning in a cell. */
function inCell(blocks: readonly Block[]): (Paragraph | import("docx").Table)[] {
  return blocks.filter(isFileChild);
}

/** A cell must hold a paragraph, and end with one (ISO/IEC 29500-1 §17.4.65). */
function atLeastOne(
  blocks: readonly (Paragraph | import("docx").Table)[],
): (Paragraph | import("docx").Table)[] {
  return blocks.at(-1) instanceof Paragraph
    ? [...blocks]
    : [...blocks, new Paragraph({ style: spacerStyle.id })];
}

function textOf(node: Element): string {
  return node.children
    .map((child) => (child.type === "text" ? child.value : child.type === "element" ? textOf(child) : ""))
    .join("");
}

/** Tab stops of a running line: the end of the text width, and its centre when something stands there. */
export function runningTabs(width: number, centred: boolean): NonNullable<IParagraphOptions["tabStops"]> {
  const end = { type: TabStopType.RIGHT, position: twips(width) };
  return centred ? [{ type: TabStopType.CENTER, position: twips(width / 2) }, end] : [end];
}
