import type { Root } from "hast";
import type { FitLimits } from "./copyfit.ts";
import type { Fold } from "./fold.ts";
import type { Letterhead } from "./letterhead.ts";
import type { Margins } from "./margins.ts";
import type { PictureRequest } from "./picture-request.ts";
import type { SourcePart } from "./position.ts";
import type { PrintSettings } from "./print-settings.ts";
import type { Theme } from "./theme.ts";
import type { WordFontSetting } from "./word-fonts.ts";

/** Sheet size and margins in mm. `named` pages (CSS named pages) have margins of their own, e.g. a cover without any. */
export interface PageGeometry {
  width: number;
  height: number;
  margins: Margins;
  first?: Margins | undefined;
  /** Of even pages, where they have others. */
  even?: Margins | undefined;
  named: Readonly<Record<string, Margins>>;
  /** How a leaflet's panels lie on the sheet; none for pages in a row. */
  fold?: Fold | undefined;
  /** The pages are those of a booklet that is stitched through the spine. */
  stitched?: boolean | undefined;
  /** All type is set this many times its size: a larger sheet is read from farther away. */
  scale: number;
}

/** A piece of a running header or footer. Chromium has no running elements, so this is the one declared source. */
export type RunningPart = { text: string } | "page" | "pages" | "title" | "reference";

/** The three places of one running line, in reading direction. */
export interface RunningLine {
  start: readonly RunningPart[];
  centre: readonly RunningPart[];
  end: readonly RunningPart[];
}

/** Header and footer of the pages of one kind. */
export interface RunningPage {
  header: RunningLine;
  footer: RunningLine;
}

/** Running headers and footers: of the first page, of all pages, and of even ones where they differ. */
export interface Running {
  first?: RunningPage | undefined;
  default: RunningPage;
  even?: RunningPage | undefined;
}

/** A source file that a PDF carries along (`attach-source`). */
export interface AttachedFile {
  /** Name in the PDF. */
  name: string;
  /** Absolute path. */
  path: string;
  mediaType: string;
  /** What it is to the document: its Markdown, or data used in it (ISO 19005-3 Annex E). */
  relationship: "Source" | "Data";
  /** SHA-256 of the bytes, so that a changed file changes the publication. */
  hash: string;
}

/** What a publication holds of things that cost work only where they are. */
export interface PublicationContents {
  /** A table of contents with entries in it: their page numbers take a second pass. */
  contents: boolean;
  /** Boxes of fixed size: whether their text fits is measured. */
  fixedBoxes: boolean;
  /** Tables, words or pictures that may be wider than their column: this is measured, and tables are set to fit. */
  wide: boolean;
  /** QR codes: whether they can be scanned is measured. */
  codes: boolean;
  /** Pictures made of pixels: they are brought down to the size that they stand in. */
  photographs: boolean;
  /** Pictures that are drawn with words of their own, charts for one: the words need their letters in the fonts. */
  drawnWords: boolean;
  /** Other languages than the publication's own, as words in them say: they need dictionaries to be divided. */
  languages: readonly string[];
}

/** A publication's letterhead, from a Word file. */
export interface OwnLetterhead {
  pages: Letterhead;
  /** Of the running lines: classification, numbers and whatever the letterhead does not say itself. */
  running: Running;
  /** It stands in place of the template's own, in all formats; otherwise Word alone has it. */
  isDrawn: boolean;
}

/** What this reader will get: one tree without any field left, and everything needed to show it. */
export interface Publication {
  document: string;
  template: string;
  /** BCP 47. */
  lang: string;
  dir: "ltr" | "rtl";
  title: string;
  subtitle?: string | undefined;
  description?: string | undefined;
  authors: readonly string[];
  keywords: readonly string[];
  /** `YYYY-MM-DD`, as the front matter says it. */
  date?: string | undefined;
  /** The date in file properties, `YYYY-MM-DDThh:mm:ssZ`: the front matter's, else that of the build's sources. */
  fileDate: string;
  reference?: string | undefined;
  organisation?: string | undefined;
  /** Closed vocabulary, see `publication-nodes.ts`. */
  body: Root;
  /** What is in the body, so that nobody has to search for it. */
  has: PublicationContents;
  page: PageGeometry;
  print: PrintSettings;
  /** Panels whose text runs on from one to the next, in order. */
  flow: readonly string[];
  /** How far text may be set tighter or wider to fit its boxes; nothing is fitted without. */
  fit?: FitLimits | undefined;
  running: Running;
  theme: Theme;
  /** Layout CSS of the base and the template, in this order. */
  css: string;
  labels: Readonly<Record<string, string>>;
  /** By the key in `img src="picture:KEY"`. */
  pictures: Readonly<Record<string, PictureRequest>>;
  /** Workspace-relative path of the Markdown that `data-src` positions refer to. */
  source: string;
  /** The document's further texts: lines behind those of `source` are theirs. */
  parts: readonly SourcePart[];
  /** Word that stands large and pale behind the text of every page: “DRAFT”. */
  watermark?: string | undefined;
  /** Built with a made-up recipient. */
  specimen: boolean;
  /** Absolute path of the Word letterhead. */
  referenceDoc?: string | undefined;
  /** What the letterhead shows, and what of the template's running lines stays with it. */
  letterhead?: OwnLetterhead | undefined;
  /** How much of its fonts the Word file carries; whole ones where nothing is said. */
  wordFonts?: WordFontSetting | undefined;
  /** Empty unless the front matter asks for `attach-source`. */
  attachments: readonly AttachedFile[];
}
