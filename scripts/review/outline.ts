/** What a reader meets, in order: one entry per block of a finished file. The same shape for all formats. */
export interface OutlineItem {
  kind: "heading" | "paragraph" | "item" | "cell" | "caption" | "picture";
  /** Headings: 1 is the title. */
  level?: number | undefined;
  /** Text with single spaces; line ends of a page are `\n`, so that hyphens there can be told apart. */
  text: string;
  /** Cells: position in the table, from 0. */
  row?: number | undefined;
  column?: number | undefined;
  /** Targets of the links in it, in order; links within the document are `#`. */
  links: readonly string[];
  /** An entry of a table of contents: its page number is not compared. */
  contents?: boolean | undefined;
  /** Stands first or last on its page: half of a paragraph may be on the next one (PDF). */
  startsPage?: boolean | undefined;
  endsPage?: boolean | undefined;
  /** `data-src` of the block, where the format knows it (HTML). */
  source?: string | undefined;
}

/** A file's outline; notes apart, by number, because formats set them in different places. */
export interface Outline {
  items: OutlineItem[];
  notes: Map<string, OutlineItem>;
}

/**
 * Characters that fonts often draw with one glyph. A PDF then says in an ActualText which was meant, and the reader used
 * here does not know ActualText: the pairs count as one.
 */
const sameGlyph: Readonly<Record<string, string>> = {
  "\u02bb": "\u2018",
  "\u02bc": "\u2019",
  "\u00b5": "\u03bc",
  "\u2126": "\u03a9",
  "\u2206": "\u0394",
  "\u0110": "\u00d0",
  "\u0189": "\u00d0",
  "\u2215": "\u2044",
  "\u2219": "\u00b7",
  "\u02c9": "\u00af",
};
const doubles = new RegExp(`[${Object.keys(sameGlyph).join("")}]`, "gu");

/** Non-breaking and runs of spaces as one space; soft ends trimmed. `\n` is kept. */
export function tidyText(text: string): string {
  return text
    .replace(/[\u00a0\u202f\u2003\t ]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(doubles, (sign) => sameGlyph[sign] ?? sign)
    .trim();
}
