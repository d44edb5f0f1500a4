/** What a reader meets, in order: one entry per block of a finished file. The same shape for all formats. */
export interface OutlineItem {
  kind: "heading" | "paragraph" | "item" | "cell" | "caption" | "picture";
  /** Headings: 1 is the title. */
  level?: number | undefined;
  /** Text with single spaces. */
  text: string;
  /** The text as it reads when its style sets it in capitals, by the language of each word; where the format knows it (HTML). */
  capitals?: string | undefined;
  /** Cells: position in the table, from 0. */
  row?: number | undefined;
  column?: number | undefined;
  /** Targets of the links in it, in order; links within the document are `#`. */
  links: readonly string[];
  /** An entry of a table of contents: its page number is not compared. */
  contents?: boolean | undefined;
  /** `data-src` of the block, where the format knows it (HTML). */
  source?: string | undefined;
}

/** A file's outline; notes apart, by number, because formats set them in different places. */
export interface Outline {
  items: OutlineItem[];
  notes: Map<string, OutlineItem>;
}

/** Reads a finished file of one format back. */
export type OutlineReader = (bytes: Uint8Array) => Outline | Promise<Outline>;

/** Non-breaking and runs of spaces as one space, ends trimmed. */
export function tidyText(text: string): string {
  return text.replace(/[\s\u00a0\u202f\u2003]+/g, " ").trim();
}
