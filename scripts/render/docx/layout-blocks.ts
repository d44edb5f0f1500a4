import { Paragraph, TableOfContents } from "docx";
import type { Element } from "hast";
import type { Fold } from "../../document/fold.ts";
import { placeOfSource } from "../../document/position.ts";
import { childElements, findRole, numberProperty, textProperty } from "../../document/tree.ts";
import { bookmarked } from "./bookmarks.ts";
import { dataTable, wantsToLie } from "./data-table.ts";
import { type Block, type DocxContext, type Frame, isFileChild } from "./docx-context.ts";
import { inlineRuns, paragraphChildren } from "./inline-runs.ts";
import { deepestLevel, listIndent } from "./numbering.ts";
import { gap, numberAlone, roomAfter, textParagraph } from "./paragraphs.ts";
import { paragraphStyles } from "./style-names.ts";
import { millimetres } from "./units.ts";

/** A list: its items carry numbering, since Word has no box around them. */
export function list(
  node: Element,
  frame: Frame,
  context: DocxContext,
  numbering: () => { reference: string; instance: number },
): Block[] {
  const isOutermost = frame.list === undefined;
  if (isOutermost) context.numbering.depth += 1;
  const level = frame.list ? Math.min(deepestLevel, frame.list.level + 1) : 0;
  if (frame.list?.level === deepestLevel)
    context.diagnostics.add(
      "not-in-docx",
      placeOfSource(textProperty(node, "dataSrc"), context.publication),
      {
        what: "list-too-deep",
      },
    );
  // What is in an item begins where its words do.
  const step = indentStep(node, context);
  const textStart = step * (level + 1);
  const inner: Frame = {
    ...frame,
    width: frame.width - millimetres(Math.max(0, textStart - (frame.list?.textStart ?? 0))),
    list: { ...numbering(), level, step, textStart },
  };
  const items = childElements(node);
  // The space after a list is its last paragraph's: Word has no box around the items.
  const after = level === 0 ? context.publication.theme.roles.list.after : undefined;
  const blocks = items.flatMap((item, index) =>
    context.blocksOf([item], index === items.length - 1 ? { ...inner, after } : inner, context),
  );
  if (isOutermost) context.numbering.depth -= 1;
  return blocks;
}

/** How far each level of a list is set in, in pt; numbering is, too. */
function indentStep({ properties }: Element, { publication: { theme } }: DocxContext): number {
  return listIndent(theme, properties.dataRole === "list-numbered" ? "list-numbered" : "list");
}

/** An item: its first paragraph carries the bullet or number; what can't carry one has it on the line before. */
export function listItem(node: Element, frame: Frame, context: DocxContext): Block[] {
  const inner = { ...frame, firstOfItem: true };
  const [first] = childElements(node);
  if (!frame.list || (first && carriesNumber(first))) return context.blocksOf(node.children, inner, context);
  const blocks = context.blocksOf(node.children, { ...frame, firstOfItem: false }, context);
  // LibreOffice counts no empty paragraph that ends a section.
  const endsSection = blocks[0] && !isFileChild(blocks[0]) && blocks[0].kind === "section";
  return [numberAlone(inner, context), ...(endsSection ? [gap(0)] : []), ...blocks];
}

/** A list of tasks: boxes and no numbers. Within a list it is set in by one more level, and counts as no item of that list. */
export function tasks(node: Element, frame: Frame, context: DocxContext): Block[] {
  if (!frame.list) return context.blocksOf(node.children, frame, context);
  const level = Math.min(deepestLevel, frame.list.level + 1);
  const textStart = indentStep(node, context) * (level + 1);
  const list = { ...frame.list, level, textStart };
  const width = frame.width - millimetres(Math.max(0, textStart - frame.list.textStart));
  return childElements(node).flatMap((item) =>
    context.blocksOf(item.children, { ...frame, width, list, firstOfItem: false }, context),
  );
}

function carriesNumber(node: Element): boolean {
  const [first] = childElements(node);
  if (node.tagName === "blockquote") return first !== undefined && carriesNumber(first);
  return /^(?:p|h[1-6]|pre|img|figure)$/.test(node.tagName);
}

/** mm at both sides of a panel. */
const panelSide = 9;

/**
 * A leaflet: panels in reading order, as many beside one another as a side of the sheet has, each in a column of its
 * own width that starts with a column break. What is only decoration has no column.
 */
export function leaflet(fold: Fold, panels: readonly Element[], context: DocxContext): Block[] {
  const widths = new Map([...fold.outside, ...fold.inside].map(({ panel, width }) => [panel, width]));
  const shown = panels.filter(({ properties }) => properties.dataDocx !== "omit");
  const perSheet = fold.inside.length;
  const sheets = Array.from({ length: Math.ceil(shown.length / perSheet) }, (_, sheet) =>
    shown.slice(sheet * perSheet, (sheet + 1) * perSheet),
  );
  return sheets.flatMap((sheet) => {
    const columns = sheet.map(
      (panel) => (widths.get(textProperty(panel, "dataName") ?? "") ?? 100) - 2 * panelSide,
    );
    return sheet.flatMap((panel, index): Block[] => [
      index === 0 ? { kind: "section", section: "sheet", columns, gap: 2 * panelSide } : { kind: "column" },
      ...inColumn(panel, { width: columns[index] ?? 80 }, context),
    ]);
  });
}

/** Blocks in a column of the page: notes that they cite are set in it as well. */
function inColumn(node: Element, frame: Frame, context: DocxContext): Block[] {
  return context.blocksOf(node.children, frame, { ...context, column: frame.width });
}

/** A panel outside a sheet (a brochure's lower half) is set off by space. */
export function panel(node: Element, frame: Frame, context: DocxContext): Block[] {
  return context.blocksOf(node.children, { ...frame, before: 12 }, context);
}

/** Cover and back: pages of their own without running lines. */
export function plate(node: Element, frame: Frame, context: DocxContext, section: "cover" | "back"): Block[] {
  return [{ kind: "section", section }, ...context.blocksOf(node.children, frame, context)];
}

/** `:::columns`: a section of its own in columns, and a continuous one after it. */
export function columns(node: Element, frame: Frame, context: DocxContext): Block[] {
  const count = Math.max(2, Math.min(3, numberProperty(node, "dataCount") ?? 2));
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
    ...inColumn(node, { ...frame, width }, context),
    { kind: "section", section: "body", continuous: true },
  ];
}

/** A table with its caption above; a very wide one on a page that lies. */
export function table(node: Element, frame: Frame, context: DocxContext): Block[] {
  if (!wantsToLie(node, frame, context)) return tableOf(node, frame, context);
  const { page } = context.publication;
  const width = page.height - page.margins.left - page.margins.right;
  return [
    { kind: "section", section: "body", lies: true },
    ...tableOf(node, { ...frame, width }, { ...context, column: width }),
    { kind: "section", section: "body" },
  ];
}

function tableOf(node: Element, frame: Frame, context: DocxContext): Block[] {
  const caption = childElements(node).find(({ tagName }) => tagName === "caption");
  const above = caption
    ? [
        new Paragraph({
          style: paragraphStyles.caption.id,
          keepNext: true,
          children: paragraphChildren(bookmarked(node, inlineRuns(caption.children, context), context)),
        }),
      ]
    : [];
  return [...above, dataTable(node, frame, context), roomAfter("table", context)];
}

/** By so much a column may be narrower than the text and still have a field of contents, mm: its page numbers stand at the text's edge. */
const narrowerBy = 10;

/**
 * The table of contents: a field that fills itself from the headings. In a note, where Word has no such field, and in a narrow box,
 * which its page numbers would leave, links to them.
 */
export function contents(node: Element, frame: Frame, context: DocxContext): Block[] {
  const title = findRole(node, "toc-title");
  if (context.register.inNotes || frame.width < textWidth(context) - narrowerBy)
    return childElements(node).map((line) =>
      textParagraph(line, line === title ? "toc-title" : "toc-entry", frame, context),
    );
  return [
    ...(title ? [textParagraph(title, "toc-title", frame, context)] : []),
    new TableOfContents("", { hyperlink: true, headingStyleRange: "2-3" }) as unknown as Paragraph,
  ];
}

/** How wide the columns of the text are, and with them those of notes: a leaflet's are its panels. In mm. */
export function textWidth({ publication: { page } }: Pick<DocxContext, "publication">): number {
  const panels = page.fold ? [...page.fold.outside, ...page.fold.inside] : [];
  const widths = panels.map(({ width }) => width - 2 * panelSide);
  return Math.min(page.width - page.margins.left - page.margins.right, ...widths);
}
