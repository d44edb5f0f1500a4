import type { Margins } from "./margins.ts";
import type { FilePicture } from "./picture-request.ts";

/** A letterhead as its Word file says it, in measures of the sheet: what every page of a kind shows above and below its text. */
export interface Letterhead {
  /** The file's name, for what is said of it. */
  name: string;
  /** The sheet, in mm. */
  page: { width: number; height: number; margins: Margins };
  /** How far from the sheet's edges headers begin and footers end, in mm. */
  distances: { header: number; footer: number };
  /** Shown on the first page; undefined where it has what the others have. */
  first?: LetterheadPage | undefined;
  default: LetterheadPage;
  /** Shown on even pages; undefined where they have what the others have. */
  even?: LetterheadPage | undefined;
  /** Pictures by the key that inlines name. */
  pictures: Readonly<Record<string, FilePicture>>;
}

/** Kinds of pages. */
export const pageKinds = ["first", "default", "even"] as const;

/** A kind of pages. */
export type PageKind = (typeof pageKinds)[number];

/** A sheet on which a letterhead is drawn, behind the page of that number. */
export interface LetterheadSheet {
  kind: PageKind;
  page: number;
  pages: number;
  /** It lies, for a wide table. */
  lies: boolean;
}

/** What pages of one kind show. */
export interface LetterheadPage {
  header: readonly LetterheadBlock[];
  footer: readonly LetterheadBlock[];
}

/** What follows one another from top to bottom. */
export type LetterheadBlock = LetterheadParagraph | LetterheadTable;

/** Where lines are set; `start` is the side at which they begin. */
export type LetterheadAlign = "start" | "centre" | "end" | "justify";

/** A paragraph; lengths in mm. */
export interface LetterheadParagraph {
  kind: "paragraph";
  dir: "ltr" | "rtl";
  align: LetterheadAlign;
  indent: { start: number; end: number; first: number };
  before: number;
  after: number;
  /** Leading: a factor of the font's own, or mm, at least or exactly. */
  leading: { rule: "auto"; factor: number } | { rule: "least" | "exact"; length: number };
  tabs: readonly LetterheadTab[];
  /** Distance between tab stops where none is set. */
  tabEvery: number;
  rules: LetterheadRules;
  fill?: string | undefined;
  /** Of its end: what an empty line is as high as. */
  look: LetterheadLook;
  inlines: readonly LetterheadInline[];
}

/** A tab stop in mm from where lines begin. */
export interface LetterheadTab {
  at: number;
  align: "start" | "centre" | "end";
}

/** Lines around something, as CSS writes a border. */
export interface LetterheadRules {
  top?: string | undefined;
  bottom?: string | undefined;
  start?: string | undefined;
  end?: string | undefined;
}

/** How letters look. */
export interface LetterheadLook {
  /** The font's name in the Word file. */
  font: string;
  /** The family that stands in for it. */
  family: "sans" | "serif" | "mono";
  /** In pt. */
  size: number;
  weight: 400 | 700;
  italic: boolean;
  underlined: boolean;
  capitals: boolean;
  /** `#rrggbb`; undefined for text's own colour. */
  colour?: string | undefined;
  /** Above or below the line. */
  raised?: "super" | "sub" | undefined;
}

/** What stands in lines. */
export type LetterheadInline =
  | { kind: "text"; text: string; look: LetterheadLook }
  | { kind: "page" | "pages"; look: LetterheadLook }
  /** To the next stop, or to a side of the text whatever stops there are. */
  | { kind: "tab"; to?: LetterheadTab["align"] | undefined }
  | { kind: "break"; look: LetterheadLook }
  | LetterheadObject;

/** A picture, or text in a box. Lengths in mm. */
export interface LetterheadObject {
  kind: "object";
  width: number;
  /** Undefined for a box that is as high as what it holds. */
  height: number | undefined;
  /** The picture's key; none for a box. */
  picture?: string | undefined;
  alt: string;
  /** What is cut off a picture at each side, as a share of it. */
  crop?: { top: number; right: number; bottom: number; left: number } | undefined;
  /** What the box holds. */
  blocks: readonly LetterheadBlock[];
  fill?: string | undefined;
  line?: string | undefined;
  /** Undefined for what stands in the line as a letter does. */
  place?: LetterheadPlace | undefined;
}

/** Where something stands that stands in no line. */
export interface LetterheadPlace {
  /** From the sheet's edge, from the text's edge, or (`y`) from the paragraph. */
  x: LetterheadOffset<"page" | "margin">;
  y: LetterheadOffset<"page" | "margin" | "paragraph">;
  /** Text keeps off it at its sides, or above and below; or stands over or under it. */
  wrap: "sides" | "lines" | "none";
  behind: boolean;
}

/** A distance in mm, or a side. */
export interface LetterheadOffset<From extends string> {
  from: From;
  offset?: number | undefined;
  side?: "start" | "centre" | "end" | undefined;
}

/** A table; lengths in mm. */
export interface LetterheadTable {
  kind: "table";
  dir: "ltr" | "rtl";
  align: "start" | "centre" | "end";
  indent: number;
  columns: readonly number[];
  rows: readonly LetterheadRow[];
}

/** A row of a table. */
export interface LetterheadRow {
  /** At least so high, in mm. */
  height: number;
  cells: readonly LetterheadCell[];
}

/** A cell of a table. */
export interface LetterheadCell {
  columns: number;
  rows: number;
  padding: { top: number; bottom: number; start: number; end: number };
  rules: LetterheadRules;
  fill?: string | undefined;
  vertical: "top" | "middle" | "bottom";
  blocks: readonly LetterheadBlock[];
}
