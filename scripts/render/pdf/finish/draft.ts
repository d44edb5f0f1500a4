import { type PageContent, readPageContents } from "../../../pdf-objects/page-contents.ts";
import { PDFDocument, type PDFRef } from "../../../pdf-objects/pdf-lib.ts";
import { readStructure } from "../../../pdf-objects/read-structure.ts";
import type { MarkedSequence, TextRun } from "../../../pdf-objects/scanned-content.ts";
import {
  type ContentReference,
  contentKey,
  elementsOf,
  type StructureElement,
} from "../../../pdf-objects/structure-element.ts";
import { type Origin, readMark } from "../structure/mark-structure.ts";
import type { Alignments, LineEnds } from "./align-text.ts";
import { drawBehind } from "./draw-behind.ts";

/** What the document says about itself; goes to the XMP metadata and the information dictionary. */
export interface PdfMetadata {
  title: string;
  /** BCP 47. */
  lang: string;
  authors: readonly string[];
  description?: string | undefined;
  keywords: readonly string[];
  /** `YYYY-MM-DDThh:mm:ssZ`. */
  date: string;
  /** Version of Dipla. */
  producer: string;
  /** Files to carry along (ISO 19005-3 §6.8). */
  attachments: readonly Attachment[];
  sheet: SheetMeasures;
  /** A print with what stands behind the text of each page: a letterhead. */
  behind?: Uint8Array | undefined;
  /** How a reader's print dialog is set when the file is opened (ISO 32000-1 §12.2). */
  printing?: { duplex: "DuplexFlipShortEdge" | "DuplexFlipLongEdge" } | undefined;
}

/** Measures of the pages in mm: the trimmed size of each page (the last holds for all that follow), and the bleed. */
export interface SheetMeasures {
  sizes: readonly { width: number; height: number }[];
  bleed: number;
}

/** A file that the PDF carries. */
export interface Attachment {
  name: string;
  bytes: Uint8Array;
  mediaType: string;
  /** What it is to the document (ISO 19005-3 Annex E). */
  relationship: "Source" | "Data";
}

/** A structure element, and what the page knew of it. */
export interface DraftElement extends StructureElement {
  /** Until `natural-language` puts its language in place, `lang` holds the mark that it was known by. */
  origin?: Origin | undefined;
}

/** A piece of a content stream to be put in or taken out. */
export interface Edit {
  start: number;
  /** Same as `start` when nothing is taken out. */
  end: number;
  text: string;
}

/** A content stream and what is to be changed in it. */
export interface DraftContent extends PageContent {
  edits: Edit[];
  /** The next free MCID. */
  nextMcid: number;
}

/** A line's piece of a text block, and where it stands. */
export interface PlacedRun {
  run: TextRun;
  content: DraftContent;
  reference: ContentReference;
  parent: StructureElement;
}

/** A block of text: its runs in reading order, and where its lines end. */
export interface TextBlock {
  element: DraftElement;
  runs: PlacedRun[];
  ends: LineEnds;
}

/** A printed PDF while it is being finished. Passes change the structure, the edits and the document's objects. */
export interface Draft {
  document: PDFDocument;
  metadata: PdfMetadata;
  /** The one top element, `Document`. */
  root: DraftElement;
  contents: DraftContent[];
  /** The sequence a content reference names, by `contentKey`. */
  sequences: ReadonlyMap<string, { sequence: MarkedSequence; content: DraftContent }>;
  /** Hash of what stands behind the pages' text. */
  behind: string | undefined;
  /** Content keys of what is repeated from page to page. */
  pagination: Set<string>;
  /** The role map: type → standard type. */
  roles: Map<string, string>;
  findings: Finding[];
  /** What more than one pass asks for. */
  memo: DraftMemo;
}

/**
 * What was worked out about a draft. It hangs on the draft and goes with it: in a `WeakMap` beside it, V8's young
 * generation would keep all of it, and the whole draft with it, until the next collection of everything.
 */
export interface DraftMemo {
  blocks?: TextBlock[];
  /** Where a block's lines end, by its first run. */
  alignments: Alignments;
  /** Which reference now stands for what follows in a sequence that was cut, by `contentKey`. */
  cuts: Map<string, ContentReference>;
}

/** Something the finished file would get wrong, found while finishing it. */
export interface Finding {
  code: "glyph-missing-printed" | "image-resolution-low" | "type-shrunk" | "press-gradient";
  /** `data-src` of the block. */
  src: string | undefined;
  params: Readonly<Record<string, string | number>>;
}

/** Opens Chromium's PDF: structure with its origins, contents, nothing changed yet. */
export async function openDraft(
  bytes: Uint8Array,
  metadata: PdfMetadata,
  origins: readonly Origin[],
): Promise<Draft> {
  const document = await PDFDocument.load(bytes, {
    updateMetadata: false,
    parseSpeed: Number.POSITIVE_INFINITY,
  });
  const behind = metadata.behind && (await drawBehind(document, metadata.behind));
  const [root = { kind: "element", type: "Document", attributes: [], children: [] }] =
    readStructure(document);
  for (const element of elementsOf(root)) tellOrigin(element, origins);
  const contents = readPageContents(document).map((content) => ({
    ...content,
    edits: [],
    nextMcid: 1 + Math.max(-1, ...content.scan.sequences.map(({ mcid }) => mcid ?? -1)),
  }));
  const sequences = new Map<string, { sequence: MarkedSequence; content: DraftContent }>();
  for (const content of contents)
    for (const sequence of content.scan.sequences)
      if (sequence.mcid !== undefined)
        sequences.set(contentKey(content.page, sequence.mcid, content.stream), { sequence, content });
  return {
    document,
    metadata,
    root,
    contents,
    sequences,
    behind,
    pagination: new Set(),
    roles: new Map(),
    findings: [],
    memo: { alignments: new Map(), cuts: new Map() },
  };
}

function tellOrigin(element: DraftElement, origins: readonly Origin[]): void {
  const number = element.lang === undefined ? undefined : readMark(element.lang);
  if (number !== undefined) element.origin = origins[number];
}

/** The element and all below it, in reading order, each with what the page knew of it. */
export function draftElements(root: DraftElement): Generator<DraftElement> {
  return elementsOf(root);
}

/** What the page knew of an element; undefined for what passes have put in. */
export function originOf(element: DraftElement): Origin | undefined {
  return element.origin;
}

/** The sequence that a content reference names. */
export function sequenceOf(
  draft: Draft,
  { page, mcid, stream }: { page: number; mcid: number; stream?: PDFRef | undefined },
): { sequence: MarkedSequence; content: DraftContent } | undefined {
  return draft.sequences.get(contentKey(page, mcid, stream));
}
