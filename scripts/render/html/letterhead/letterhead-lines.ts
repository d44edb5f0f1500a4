import { escapeHtml } from "../../../document/escape-html.ts";
import { lineOf } from "../../../document/font-lines.ts";
import type {
  LetterheadInline,
  LetterheadLook,
  LetterheadObject,
  LetterheadParagraph,
} from "../../../document/letterhead.ts";
import { piecesOf } from "../../../document/letterhead-text.ts";

/** How a letterhead is written. */
export interface LetterheadWriting {
  /** The page that it is for: measures of print, and numbers in its fields. Undefined for a screen, which has no pages. */
  print?: SheetPlace | undefined;
  /** Of the paragraph that is being written. */
  leading?: LetterheadParagraph["leading"] | undefined;
  /** The address of a picture; undefined for one that is not shown. */
  pictureUrl: (key: string) => string | undefined;
  /** An object in a line or on the sheet: here, so that lines need not import what boxes are made of. */
  object: (object: LetterheadObject, writing: LetterheadWriting) => string;
}

/** What is known of a page where a header or a footer stands on it. Lengths in mm. */
export interface SheetPlace {
  page: number;
  pages: number;
  width: number;
  height: number;
  margins: { top: number; right: number; bottom: number; left: number };
  edge: "top" | "bottom";
  /** How far from that edge it begins. */
  distance: number;
}

/** What stands in the lines of a paragraph. */
export function linesOf(paragraph: LetterheadParagraph, writing: LetterheadWriting): string {
  if (writing.print) return printed(paragraph, { ...writing, leading: paragraph.leading });
  const pieces = piecesOf(paragraph).map(({ inlines: own, align }) => ({
    align,
    html: onScreen(own, writing),
  }));
  if (pieces.every(({ html }) => html === "")) return "";
  const [only] = pieces;
  if (pieces.length === 1 && only) return only.html;
  return pieces.map(({ html, align }) => `<span class="piece" data-at="${align}">${html}</span>`).join(" ");
}

/** A line is as high as what stands in it; one in which nothing does, as its paragraph's end. */
function printed({ inlines, look }: LetterheadParagraph, writing: LetterheadWriting): string {
  const html = inlines.map((inline) => inlineOf(inline, writing)).join("");
  const isFilled = inlines.some((inline) => "look" in inline || (inline.kind === "object" && !inline.place));
  return isFilled ? html : html + spanOf("<br>", look, writing);
}

function onScreen(inlines: readonly LetterheadInline[], writing: LetterheadWriting): string {
  return inlines
    .map((inline) => inlineOf(inline, writing))
    .join("")
    .trim();
}

function inlineOf(inline: LetterheadInline, writing: LetterheadWriting): string {
  switch (inline.kind) {
    case "text":
      return spanOf(escapeHtml(inline.text), inline.look, writing);
    case "break":
      return writing.print ? spanOf("<br>", inline.look, writing) : "<br>";
    case "tab":
      return `<span class="tab"${inline.to ? ` data-to="${inline.to}"` : ""}></span>`;
    case "object":
      return writing.object(inline, writing);
    default:
      return writing.print ? spanOf(String(writing.print[inline.kind]), inline.look, writing) : "";
  }
}

/** Text as it looks. A part of a pixel is kept, so that lines break where they do in Word. */
function spanOf(html: string, look: LetterheadLook, writing: LetterheadWriting): string {
  const raised = look.raised ? `vertical-align:${look.raised};font-size:65%;` : "";
  const rules = [
    `font-family:var(--font-${look.family});font-size:${look.size}pt;`,
    writing.print ? `line-height:${lineHeight(look, writing.leading)};` : "",
    look.weight === 700 ? "font-weight:700;" : "",
    look.italic ? "font-style:italic;" : "",
    look.underlined ? "text-decoration:underline;" : "",
    look.capitals ? "text-transform:uppercase;" : "",
    look.colour ? `color:${look.colour};` : "",
    raised,
  ];
  return `<span style="${rules.join("")}">${html}</span>`;
}

/** As high as a line of the font that another stands in for, so that a letterhead is as high as in Word. */
function lineHeight(
  { font, size }: LetterheadLook,
  leading: LetterheadParagraph["leading"] | undefined,
): string {
  const own = lineOf(font);
  if (!leading || leading.rule === "auto")
    return String(Math.round(own * (leading?.factor ?? 1) * 1000) / 1000);
  const least = leading.rule === "least" ? (own * size * 25.4) / 72 : 0;
  return `${Math.round(Math.max(leading.length, least) * 100) / 100}mm`;
}
