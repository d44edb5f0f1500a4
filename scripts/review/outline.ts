import { withoutDirectionMarks } from "../languages/embedded-text.ts";

/** What a reader meets, in order: one entry per block of a finished file. The same shape for all formats. */
export interface OutlineItem {
  /** `item`: a paragraph that stands in an item of a list itself, not in a quotation or a box in it. */
  kind: "heading" | "paragraph" | "item" | "cell" | "caption" | "picture";
  /** Headings: 1 is the title. */
  level?: number | undefined;
  /** A heading before the title, where the format knows it (HTML): nothing is above it, so a PDF counts from the top. */
  isEarly?: boolean | undefined;
  /** Text with single spaces; a picture in a line parts words. */
  text: string;
  /** The text as it reads when its style sets it in capitals, by the language of each word; where the format knows it (HTML). */
  capitals?: string | undefined;
  /** What of it is struck out, without spaces; with the capitals that its style makes, where the format knows them (HTML). */
  struck?: string | undefined;
  struckInCapitals?: string | undefined;
  /** Cells: position in the table, from 0. */
  row?: number | undefined;
  column?: number | undefined;
  /** Targets of the links in it, in order; links within the document are `#`. */
  links: readonly string[];
  /** An entry of a table of contents, without its page number. */
  contents?: boolean | undefined;
  /** The page's number that stands behind an entry of the contents, where the format knows it (PDF); it is not compared. */
  page?: string | undefined;
  /** Text in a style of its own, a program or an opening paragraph, where the format knows it (HTML): it may be an item's as well. */
  hasOwnStyle?: boolean | undefined;
  /** `data-src` of the block, where the format knows it (HTML). */
  source?: string | undefined;
}

/** A file's outline; notes apart, by number, because formats set them in different places. */
export interface Outline {
  items: OutlineItem[];
  notes: Map<string, OutlineItem>;
}

/** Stands before and behind what is struck out while a format is read: what is drawn through letters, and is no text. */
export const strike = "\u0336";

/** The text of a block whose struck words stand between two signs of `strike`, and these words. */
export function spokenText(marked: string): Pick<OutlineItem, "text" | "struck"> {
  const parts = marked.split(strike);
  const struck = withoutDirectionMarks(parts.filter((_, index) => index % 2 === 1).join(""));
  return {
    text: tidyText(parts.join("")),
    ...(struck.trim() !== "" && { struck: struck.replace(/\s+/g, "") }),
  };
}

/** What is struck out in several blocks, in one. */
export function joinedStruck(items: readonly OutlineItem[]): string | undefined {
  return items.map(({ struck }) => struck ?? "").join("") || undefined;
}

/** The blocks of a note as one entry: notes are compared by what they say and where their links lead. */
export function joinedNote(items: readonly OutlineItem[]): OutlineItem {
  const joined = (text: (item: OutlineItem) => string): string =>
    tidyText(items.map((item) => text(item)).join(" "));
  return {
    kind: "item",
    text: joined(({ text }) => text),
    capitals: joined(({ text, capitals }) => capitals ?? text),
    struck: joinedStruck(items),
    links: items.flatMap(({ links }) => links),
    source: items[0]?.source,
  };
}

/** Reads a finished file of one format back. */
export type OutlineReader = (bytes: Uint8Array) => Outline | Promise<Outline>;

/** Non-breaking and runs of spaces as one space, ends trimmed, without marks of direction, which formats need in different places. */
export function tidyText(text: string): string {
  return withoutDirectionMarks(text)
    .replace(/[\s\u00a0\u202f\u2003]+/g, " ")
    .trim();
}
