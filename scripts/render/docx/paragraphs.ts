import { BorderStyle, type IParagraphOptions, Paragraph, ShadingType, Tab, TabStopType, TextRun } from "docx";
import type { Element, ElementContent } from "hast";
import { logoPlates } from "../../document/logo-plates.ts";
import { markWidth } from "../../document/mark-size.ts";
import type { TextRole } from "../../document/publication-nodes.ts";
import { childElements, element, numberProperty, textProperty } from "../../document/tree.ts";
import { isRightToLeft } from "../../languages/embedded-text.ts";
import { announce, bookmarked } from "./bookmarks.ts";
import { cleanText } from "./clean-text.ts";
import type { DocxContext, Frame } from "./docx-context.ts";
import { imageRun } from "./image-run.ts";
import { inLine, inlineRuns, paragraphChildren, placedText } from "./inline-runs.ts";
import { wordsAndMarks } from "./note-marks.ts";
import { sectionNumbering } from "./numbering.ts";
import { paragraphStyles, spacerStyle } from "./style-names.ts";
import { colourOf } from "./styles-xml.ts";
import { eighths, millimetres, pointTwips, twips, wordColour } from "./units.ts";

/** A paragraph in the style of its role, numbered, listed or bookmarked as its element says. */
export function textParagraph(node: Element, role: TextRole, frame: Frame, context: DocxContext): Paragraph {
  const picture = onlyPicture(node);
  if (picture) {
    const width = picture.properties.dataRole === "qr" ? 24 : frame.width;
    announce(node, context);
    return pictureParagraph(picture, width, context, frame);
  }
  const { words, marks } = wordsAndMarks(node);
  const style = paragraphStyles[role];
  const numbered = childElements(node).some(({ properties }) => properties.dataRole === "section-number");
  const shown = numbered ? withoutFirstSpace(words) : words;
  const line = inLine(shown, lineWidth(role, frame, context), context);
  const runs = [...bookmarked(node, inlineRuns(shown, line), context), ...inlineRuns(marks, context)];
  const level = role === "heading-3" ? 1 : 0;
  return new Paragraph({
    style: style.id,
    children: paragraphChildren(runs),
    ...(numbered && { numbering: { reference: sectionNumbering, level } }),
    ...(context.publication.dir === "rtl" && { bidirectional: true }),
    ...indentOptions(frame),
    ...clauseIndent(node, role, frame, context),
    ...((frame.before !== undefined || frame.after !== undefined) && {
      spacing: {
        ...(frame.before !== undefined && { before: twips(frame.before) }),
        ...(frame.after !== undefined && { after: pointTwips(frame.after) }),
      },
    }),
  });
}

/** What indents leave of a frame, in mm. */
function lineWidth(role: TextRole, { width, list }: Frame, { publication: { theme } }: DocxContext): number {
  // A list's frame is as wide as its items' text.
  return Math.max(1, width - millimetres(list ? 0 : (theme.roles[role].indent ?? 0)));
}

/** Word sets its own space behind a number. */
function withoutFirstSpace(words: readonly ElementContent[]): ElementContent[] {
  const space = words.findIndex((child) => child.type === "text");
  const first = words[space];
  if (first?.type !== "text" || first.value.trim() !== "") return [...words];
  return words.filter((child) => child !== first);
}

/** Where a frame's blocks begin, in pt: where the words of a list's item do, and further in within a long quotation. */
export function startOf({ list, setIn = 0 }: Pick<Frame, "list" | "setIn">): number {
  return setIn + (list?.textStart ?? 0);
}

type Indented = Pick<Frame, "list" | "firstOfItem" | "setIn">;

function indentOptions(frame: Indented): Partial<IParagraphOptions> {
  const left = pointTwips(startOf(frame));
  if (!frame.list || !frame.firstOfItem) return left > 0 ? { indent: { left } } : {};
  const { reference, instance, level, step } = frame.list;
  return {
    // Without `custom` the library would put its own list style over ours.
    numbering: { reference, instance, level, custom: true },
    ...(frame.setIn && { indent: { left, hanging: pointTwips(step) } }),
  };
}

/** A paragraph that hangs by a number of its own, each level as far in as in the other formats (2.2 em). */
function clauseIndent(
  node: Element,
  role: TextRole,
  frame: Frame,
  { publication: { theme } }: DocxContext,
): Partial<IParagraphOptions> {
  const level = numberProperty(node, "dataLevel");
  if (level === undefined) return {};
  const step = 2.2 * (theme.roles[role].size ?? theme.roles.paragraph.size ?? 10);
  return { indent: { left: pointTwips(startOf(frame) + level * step), hanging: pointTwips(step) } };
}

/** Code, line by line, without spelling marks; tabs are Word's own. */
export function codeParagraph(node: Element, frame: Frame, context: DocxContext): Paragraph {
  const lines = placedText(node, context).split("\n");
  const runs = lines.flatMap((line, index) =>
    line.split("\t").map((words, column) => {
      const text = cleanText(words);
      return new TextRun({
        noProof: true,
        children: [...(column > 0 ? [new Tab()] : []), text],
        ...(index > 0 && column === 0 && { break: 1 }),
        ...(isRightToLeft(text) && { rightToLeft: true }),
      });
    }),
  );
  // Programs run from left to right in all documents.
  const runsRight = context.publication.dir === "rtl" && { bidirectional: false };
  return new Paragraph({
    style: paragraphStyles["code-block"].id,
    children: paragraphChildren(bookmarked(node, runs, context)),
    ...runsRight,
    ...indentOptions(frame),
  });
}

/** Carries the number of an item that begins with something that can't: a list, a table, a box. */
export function numberAlone(frame: Frame, context: DocxContext): Paragraph {
  return new Paragraph({
    style: paragraphStyles.item.id,
    keepNext: true,
    ...(context.publication.dir === "rtl" && { bidirectional: true }),
    ...indentOptions(frame),
    spacing: { after: 0 },
  });
}

type PictureFrame = Indented & Pick<Frame, "before"> & { after?: number | undefined };

/** A picture on a line of its own, at most `width` mm wide, with `before` and `after` mm of room. */
export function pictureParagraph(
  node: Element,
  width: number,
  context: DocxContext,
  { before, after, ...place }: PictureFrame = {},
): Paragraph {
  return new Paragraph({
    style: "Normal",
    children: paragraphChildren(bookmarked(node, imageRun(node, context, width), context)),
    keepNext: node.properties.dataRole === "picture" || node.properties.dataRole === "chart-picture",
    ...indentOptions(place),
    ...((before ?? after) !== undefined && {
      spacing: { before: twips(before ?? 0), after: twips(after ?? 0) },
    }),
  });
}

/** How wide an organisation's logo is in Word, in mm: a third of the room at most. */
export function wordMarkWidth(node: Element, frame: Frame, context: DocxContext): number {
  const key = (textProperty(node, "src") ?? "").replace(/^picture:/, "");
  const { width = 1, height = 1 } = context.pictures.get(key) ?? {};
  return markWidth(width / height, 13, Math.max(13, Math.min(60, frame.width / 3)));
}

/** mm by which the ground that a logo brings is larger than it, as on the page; 0 for one that brings none. */
export function plateEdge(mark: Element): number {
  return /^logo-dark-(?:only|plate)$/.test(String(mark.properties.dataKind)) ? 2 : 0;
}

/**
 * The logo on a line of its own, with `room` mm above and below, as wide as it is in this frame or as `width` says (mm); one that
 * is made for dark grounds alone brings its own.
 */
export function markParagraph(
  node: Element,
  frame: Frame,
  context: DocxContext,
  { room, width = wordMarkWidth(node, frame, context) }: { room?: number; width?: number },
): Paragraph {
  const edge = plateEdge(node);
  if (edge === 0) return pictureParagraph(node, width, context, { before: room, after: room });
  const colour = wordColour(logoPlates(context.publication.theme).dark);
  const side = { style: BorderStyle.SINGLE, size: eighths((edge * 72) / 25.4), space: 0, color: colour };
  return new Paragraph({
    style: "Normal",
    children: paragraphChildren(bookmarked(node, imageRun(node, context, width), context)),
    shading: { type: ShadingType.CLEAR, fill: colour },
    border: { top: side, bottom: side, left: side, right: side },
    // Borders stand outside of what indents leave.
    indent: { start: twips(edge), end: twips(Math.max(edge, frame.width - width - edge)) },
    spacing: { before: twips(room ?? 0), after: twips(room ?? 0) },
  });
}

/** A paragraph for the bookmarks that wait for one, and nothing else. */
export function emptyParagraph(context: DocxContext): Paragraph {
  return new Paragraph({
    style: spacerStyle.id,
    children: paragraphChildren(bookmarked(element("p", {}), [], context)),
  });
}

/** Empty room of some mm: a table has no space after it. */
export function gap(height: number): Paragraph {
  return new Paragraph({ style: spacerStyle.id, spacing: { after: twips(height) } });
}

/** The theme's room after a table, which Word's tables have no setting for. */
export function roomAfter(role: "table" | "callout", { publication: { theme } }: DocxContext): Paragraph {
  return new Paragraph({
    style: spacerStyle.id,
    spacing: { after: pointTwips(theme.roles[role].after ?? 0) },
  });
}

/** A thematic break: a thin line. */
export function ruleParagraph({ publication: { theme } }: DocxContext): Paragraph {
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

/** The picture that is all a paragraph holds. */
function onlyPicture(node: Element): Element | undefined {
  const [only, ...others] = node.children.filter(
    (child) => child.type !== "text" || child.value.trim() !== "",
  );
  return only?.type === "element" && only.tagName === "img" && others.length === 0 ? only : undefined;
}

/** Tab stops of a running line: the end of the text width, and its centre when something stands there. */
export function runningTabs(width: number, centred: boolean): NonNullable<IParagraphOptions["tabStops"]> {
  const end = { type: TabStopType.RIGHT, position: twips(width) };
  return centred ? [{ type: TabStopType.CENTER, position: twips(width / 2) }, end] : [end];
}
