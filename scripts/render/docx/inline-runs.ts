import {
  BorderStyle,
  ExternalHyperlink,
  InternalHyperlink,
  type IRunOptions,
  type ParagraphChild,
  Tab,
  TextRun,
} from "docx";
import type { Element, ElementContent } from "hast";
import { addressIn } from "../../document/linked-document.ts";
import { textOf, textProperty } from "../../document/tree.ts";
import { directionMarks, isRightToLeft, withDirectionMarks } from "../../languages/embedded-text.ts";
import { wordScript } from "../../languages/writing-system.ts";
import { bookmarkedInline } from "./bookmarks.ts";
import { cleanText } from "./clean-text.ts";
import type { DocxContext, Inline } from "./docx-context.ts";
import { fieldRuns } from "./field-runs.ts";
import { imageRun } from "./image-run.ts";
import { holdsMark, noteMark } from "./note-marks.ts";

type RunStyle = Omit<IRunOptions, "children" | "text">;

/**
 * In a document that runs from right to left all runs do (`w:rtl`), spaces and signs included, but those in pieces that run
 * against it: Word goes by its runs, other programs by the marks of direction beside them.
 */
function textRun(text: string, { rightToLeft, ...style }: RunStyle, { publication }: DocxContext): TextRun {
  const runsRight = rightToLeft ?? (publication.dir === "rtl" || isRightToLeft(text));
  return new TextRun({ ...style, text, ...(runsRight && { rightToLeft: true }) });
}

/** Runs as the library's types want a paragraph's children: it takes any of its components, and says less. */
export function paragraphChildren(runs: readonly Inline[]): ParagraphChild[] {
  return runs as ParagraphChild[];
}

/** Inline content → runs. `style` is what the elements around have set so far. */
export function inlineRuns(
  nodes: readonly ElementContent[],
  context: DocxContext,
  style: RunStyle = {},
): Inline[] {
  return nodes.flatMap((node) => {
    if (node.type === "element") return inlineElement(node, context, style);
    if (node.type !== "text") return [];
    context.placed.add(node);
    return [textRun(cleanText(node.value), style, context)];
  });
}

/** The text in a node that is written by something else than its runs. */
export function placedText(node: Element, context: DocxContext): string {
  const place = (parent: Element): void => {
    for (const child of parent.children)
      if (child.type === "element") place(child);
      else context.placed.add(child);
  };
  place(node);
  return textOf(node);
}

type InlineHandler = (node: Element, context: DocxContext, style: RunStyle) => Inline[];

const handlers: Readonly<Record<string, InlineHandler>> = {
  strong: (node, context, style) => inlineRuns(node.children, context, { ...style, bold: true }),
  em: (node, context, style) => inlineRuns(node.children, context, { ...style, italics: true }),
  del: (node, context, style) => inlineRuns(node.children, context, { ...style, strike: true }),
  code: (node, context, style) => embedded(node, context, { ...style, style: "CodeText", noProof: true }),
  sub: (node, context, style) => inlineRuns(node.children, context, { ...style, subScript: true }),
  sup: (node, context, style) =>
    inlineRuns(node.children, context, holdsMark(node) ? style : { ...style, superScript: true }),
  br: () => [new TextRun({ break: 1 })],
  img: (node, context) => imageRun(node, context, Math.min(inlineWidth(node), context.room)),
  a: (node, context, style) => link(node, context, style),
  span: (node, context, style) => span(node, context, style),
};

function inlineElement(node: Element, context: DocxContext, style: RunStyle): Inline[] {
  const handle = handlers[node.tagName];
  const runs = handle ? handle(node, context, style) : inlineRuns(node.children, context, style);
  return bookmarkedInline(node, runs, context);
}

function span(node: Element, context: DocxContext, style: RunStyle): Inline[] {
  // Section numbers are Word's own numbering; see `numbering.ts`.
  if (node.properties.dataRole === "section-number" || node.properties.dataRole === "toc-page") return [];
  if (node.properties.dataKind === "caption-label") return captionLabel(node, context, style);
  if (node.properties.dataKind === "clause-number")
    return [...inlineRuns(node.children, context, style), new TextRun({ children: [new Tab()] })];
  if (node.properties.dataRole === "missing-picture")
    return inlineRuns(node.children, context, { ...style, border: frame });
  const { lang } = node.properties;
  if (typeof lang !== "string") return embedded(node, context, style);
  const language = {
    latin: { value: lang },
    "east-asian": { value: lang, eastAsia: lang },
    complex: { bidirectional: lang },
  }[wordScript(lang)];
  return embedded(node, context, { ...style, language });
}

/** What has a direction of its own, between the marks that say so. */
function embedded(node: Element, context: DocxContext, style: RunStyle): Inline[] {
  const { dir } = node.properties;
  if (dir !== "ltr" && dir !== "rtl") return inlineRuns(node.children, context, style);
  const rightToLeft = dir === "rtl";
  const [before, after] = directionMarks(textOf(node), dir);
  const mark = (text: string): Inline[] => (text ? [textRun(text, { ...style, rightToLeft }, context)] : []);
  const [only, ...others] = node.children;
  if (only?.type === "text" && others.length === 0) {
    context.placed.add(only);
    return mark(before + cleanText(only.value) + after);
  }
  return [...mark(before), ...inlineRuns(node.children, context, { ...style, rightToLeft }), ...mark(after)];
}

/** Around the description of a picture that is missing; half a point wide. */
const frame = { style: BorderStyle.SINGLE, size: 4, space: 1, color: "auto" } as const;

/** “Table 3.”: the number is a SEQ field, so that Word's lists of tables and figures find it. */
function captionLabel(node: Element, context: DocxContext, style: RunStyle): Inline[] {
  const text = placedText(node, context);
  const match = /^(.*?)(\d+)(\.)$/.exec(text);
  if (!match) return [textRun(text, style, context)];
  const [, label = "", number = "", dot = ""] = match;
  const identifier = label.trim().replace(/\s+/g, "_") || "Figure";
  return [
    textRun(label, style, context),
    ...fieldRuns(`SEQ ${identifier} \\* ARABIC`, number, style),
    textRun(dot, style, context),
  ];
}

function link(node: Element, context: DocxContext, style: RunStyle): Inline[] {
  const { dataRole } = node.properties;
  if (dataRole === "note-back") return [];
  if (dataRole === "note-mark") return noteMark(node, context);
  const href = textProperty(node, "href");
  // `<a id="…">` is a place and no link.
  if (href === undefined) return inlineRuns(node.children, context, style);
  if (!href.startsWith("#")) {
    const runs = inlineRuns(node.children, context, { ...style, style: "Hyperlink" });
    // A link without words is told in the text; in Word it would be one more place that leads nowhere by keyboard.
    if (runs.length === 0) return [];
    return [new ExternalHyperlink({ link: addressIn("docx", href), children: paragraphChildren(runs) })];
  }
  const id = href.slice(1);
  const bookmark = context.bookmarks.get(id);
  const text = textOf(node);
  if (!bookmark) return inlineRuns(node.children, context, style);
  // A REF field shows the heading's own words; a link with other words stays a link, or Word would overwrite them.
  if (context.headings.get(id) === text) {
    placedText(node, context);
    const runsRight = context.publication.dir === "rtl" && { rightToLeft: true };
    return fieldRuns(`REF ${bookmark} \\h`, withDirectionMarks(text, context.publication.dir), {
      ...style,
      ...runsRight,
    });
  }
  return [
    new InternalHyperlink({
      anchor: bookmark,
      children: paragraphChildren(inlineRuns(node.children, context, { ...style, style: "Hyperlink" })),
    }),
  ];
}

/** The context of a line that is `room` mm wide. */
export function inLine(line: readonly ElementContent[], room: number, context: DocxContext): DocxContext {
  const holdsPicture = (node: ElementContent): boolean =>
    node.type === "element" && (node.tagName === "img" || node.children.some(holdsPicture));
  return line.some(holdsPicture) ? { ...context, room } : context;
}

/** Width in mm of pictures that stand in a line. */
function inlineWidth(node: Element): number {
  if (node.properties.dataRole === "checkbox") return 3;
  return node.properties.dataRole === "qr" ? 24 : 60;
}
