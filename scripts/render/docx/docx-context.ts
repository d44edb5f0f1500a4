import type { Paragraph, ParagraphChild, Table, XmlComponent } from "docx";
import type { Element, ElementContent } from "hast";
import type { Publication } from "../../document/publication.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { Picture } from "../assets/prepare-pictures.ts";

/** A picture as Word gets it: SVG always comes with a PNG of the same drawing. */
export interface WordPicture extends Picture {
  png?: Uint8Array | undefined;
}

/** Everything that can stand within a paragraph. */
export type Inline = ParagraphChild | XmlComponent;

/** Draws charts by key, so wide and at most so high in mm. */
export type WordCharts = (key: string, width: number, highest: number) => WordPicture;

/** What the handlers share while one publication becomes a Word document. */
export interface DocxContext {
  publication: Publication;
  pictures: ReadonlyMap<string, WordPicture>;
  /** Charts, which are drawn for the frame they stand in; undefined without any. */
  charts?: WordCharts | undefined;
  /** Notes by number: the elements of `li[data-note]`. */
  notes: ReadonlyMap<string, Element>;
  register: NotesRegister;
  /** Texts and pictures that are in the Word document: what is not must be told. */
  placed: Set<ElementContent>;
  /** Word's bookmark name of each id in the publication. */
  bookmarks: ReadonlyMap<string, string>;
  /** Bookmarks that begin in the next paragraph: see `announce`. */
  waiting: string[];
  /** Names of bookmarks that stand in the document. */
  bookmarksMade: Set<string>;
  /** Text of each heading, to tell a cross reference from a link with words of its own. */
  headings: ReadonlyMap<string, string>;
  numbering: NumberingRegister;
  /** Blocks of a node's children. On the context, so that handlers of boxes need not import their dispatcher. */
  blocksOf(children: readonly ElementContent[], frame: Frame, context: DocxContext): Block[];
  diagnostics: Diagnostics;
  /** How wide the line is that is being written, in mm: no picture in it is wider. */
  room: number;
  /** How wide the page's columns are where it stands, in mm. */
  column: number;
  /** Counters of this document only: the library's own run on through the whole process. */
  next: { bookmark: number; drawing: number };
}

/** Which notes Word has marks of. It counts its footnotes by their marks, so each may have one only, and in the text only. */
export interface NotesRegister {
  /** Numbers whose mark stands in the text, each with the width of the column that it stands in, in mm: Word sets the note there. */
  marked: Map<string, number>;
  /** Numbers with more than one mark. */
  citedAgain: ReadonlySet<string>;
  /** True while the notes themselves are written. */
  inNotes: boolean;
  /** Numbers that only notes cite, in the order in which they are met: see `notesOf`. */
  inner: string[];
}

/** Word numbering definitions that the lists of a document need. */
export interface NumberingRegister {
  /** An instance of the bullet list; each list restarts. */
  bullets(): { reference: string; instance: number };
  /** An instance of a decimal list that starts at `start`, with `sign` behind its numbers. */
  numbers(start: number, sign: "." | ")"): { reference: string; instance: number };
  /** How many lists are being written that stand in boxes of one another's items, each on its first level. */
  depth: number;
  /** All kinds of decimal lists used, for the definitions: where they start and their sign, by reference. */
  readonly kinds: ReadonlyMap<string, { start: number; sign: "." | ")" }>;
}

/** Where a block stands in lists: its numbering, how deep, how far in each level is and where the item's words begin, in pt. */
export interface ListPlace {
  reference: string;
  instance: number;
  level: number;
  step: number;
  textStart: number;
}

/** Where blocks are set: the width they have, in mm, and how deep they are in lists. */
export interface Frame {
  width: number;
  list?: ListPlace | undefined;
  /** How far all of it is set in, lists as well, in pt: a long quotation. */
  setIn?: number | undefined;
  /** The next paragraph of an item carries the bullet. */
  firstOfItem?: boolean | undefined;
  /** Space before the next paragraph in mm, instead of its style's. */
  before?: number | undefined;
  /** Space after each paragraph in pt, instead of its style's. */
  after?: number | undefined;
}

/** A change of page layout between blocks. */
export interface LayoutBreak {
  kind: "section";
  /** `cover` and `back` have no running lines. */
  section: "cover" | "body" | "back" | "sheet";
  columns?: readonly number[] | undefined;
  /** Gap between columns in mm. */
  gap?: number | undefined;
  continuous?: boolean | undefined;
  /** On pages that lie. */
  lies?: boolean | undefined;
}

/** What handlers give back: Word blocks and breaks. */
export type Block = Paragraph | Table | LayoutBreak | PendingBreak;

/** A page or column break that the next paragraph carries: a lone break paragraph is ignored by LibreOffice. */
export interface PendingBreak {
  kind: "page" | "column";
}

/** True for blocks that go into the file as they are. */
export function isFileChild(block: Block): block is Paragraph | Table {
  return !("kind" in block);
}
