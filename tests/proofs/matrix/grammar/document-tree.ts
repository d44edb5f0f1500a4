import type { Language } from "./planted-words.ts";

/*
 * Documents as the generator knows them. It is written as Markdown by `write-markdown.ts`, and what a reader has to meet
 * in the finished files is told from the same tree by `expect-reading.ts`: neither asks Dipla's own parser.
 */

/** A note; its content is any block. */
export interface Note {
  /** Its name in `[^name]`. */
  name: string;
  children: Block[];
}

/** What stands in a line of text. */
export type Inline =
  | { kind: "words"; words: string[] }
  | { kind: "strong" | "emphasis" | "deleted"; children: Inline[] }
  | { kind: "code"; words: string[] }
  | { kind: "link"; url: string; children: Inline[] }
  /** `<https://…>`: the address is its own text. */
  | { kind: "address"; url: string }
  | { kind: "picture"; file: string; alt: string[]; byReference: boolean }
  | { kind: "note"; note: Note }
  /** A further mark of a note that has one already. */
  | { kind: "note-again"; note: Note }
  | { kind: "language"; lang: string; words: string[] }
  | { kind: "break" }
  /** `<b>words</b>`. */
  | { kind: "html"; tag: string; words: string[] }
  /** `words<br>words` in raw HTML. */
  | { kind: "html-break" };

export type ListKind = "bullets" | "numbers" | "tasks";

/** A row of a chart's data. */
export interface ChartRow {
  label: string[];
  values: number[];
}

/** An item of a list whose items begin with a term in bold. */
export interface TermItem {
  term: Inline[];
  rest: Inline[];
  more: Block[];
}

/** What stands by itself. */
export type Block =
  | { kind: "paragraph"; children: Inline[]; role?: "lead" | "kicker" }
  | { kind: "heading"; level: number; children: Inline[] }
  | { kind: "list"; list: ListKind; start: number; items: Block[][] }
  /** Lines that begin with “•”. */
  | { kind: "typed-bullets"; items: Inline[][] }
  | { kind: "quotation"; children: Block[] }
  /** `words` are those of `lines`, in order. */
  | { kind: "code"; lines: string[]; words: string[] }
  | { kind: "table"; rows: Inline[][][]; caption: Inline[] }
  | { kind: "figure"; file: string; alt: string[]; caption: string[] }
  | { kind: "chart"; file: string; type: string; header: string[]; rows: ChartRow[]; title: string[] }
  | { kind: "qr"; url: string }
  | { kind: "definitions"; entries: { term: Inline[]; definitions: Inline[][] }[] }
  | { kind: "box"; name: BoxName; attributes: string; title: string[]; children: Block[] }
  | { kind: "terms"; name: "figures" | "cards" | "timeline" | "signatures"; items: TermItem[] }
  | { kind: "leaf"; name: "pagebreak" | "toc" }
  | { kind: "rule" }
  /** Raw HTML; `words` are those of `lines`, in order. */
  | { kind: "html"; lines: string[]; words: string[] };

/** The names of `:::` blocks that hold any block. */
export type BoxName = "callout" | "columns" | "contact" | "panel" | "when" | "unless";

/** A part of a document that stands for itself: what is wrong in its lines is its own fault. */
export interface Section {
  /** What it is a proof of: `CONTAINER/BLOCK`, or the section's number. */
  owner: string;
  blocks: Block[];
  /** The slot of the template that it is written into. */
  panel?: string;
}

/** One document in one language for one template. */
export interface Document {
  name: string;
  lang: Language;
  template: string;
  title: string[];
  /** The file that the sections stand in: the text itself or a further part of it. */
  part: "text" | "annex" | "cover-letter";
  partTitle: string[];
  withContents: boolean;
  allowHtml: boolean;
  withRecipients: boolean;
  sections: Section[];
}

/** Words as one piece of a line. */
export function words(...given: string[]): Inline {
  return { kind: "words", words: given };
}

/** A paragraph of words alone. */
export function plainParagraph(...given: string[]): Block {
  return { kind: "paragraph", children: [words(...given)] };
}
