import { deflateSync } from "node:zlib";
import { PDFName, PDFRawStream } from "../../../pdf-objects/pdf-lib.ts";
import { writePdf } from "../../../pdf-objects/write-pdf.ts";
import type { Origin } from "../structure/mark-structure.ts";
import { applyEdits } from "./apply-edits.ts";
import { artifacts } from "./artifacts.ts";
import { associatedFiles } from "./associated-files.ts";
import { contentsList } from "./contents-list.ts";
import { destinationNames } from "./destination-names.ts";
import { type Draft, type Finding, openDraft, type PdfMetadata } from "./draft.ts";
import { elementIds } from "./element-ids.ts";
import { figures } from "./figures.ts";
import { fileIdentifier } from "./file-identifier.ts";
import { firstHeadings } from "./first-headings.ts";
import { lineEndHyphens } from "./line-end-hyphens.ts";
import { lineEndSpaces } from "./line-end-spaces.ts";
import { links } from "./links.ts";
import { lists } from "./lists.ts";
import { archivePart, metadata } from "./metadata.ts";
import { missingGlyphs } from "./missing-glyphs.ts";
import { naturalLanguage } from "./natural-language.ts";
import { notes } from "./notes.ts";
import { outlineTitles } from "./outline-titles.ts";
import { outputIntent } from "./output-intent.ts";
import { pageBoxes } from "./page-boxes.ts";
import type { Pass } from "./pass.ts";
import { pictureResolution } from "./picture-resolution.ts";
import { readingDirection } from "./reading-direction.ts";
import { redundantReplacements } from "./redundant-replacements.ts";
import { repeatedHeads } from "./repeated-heads.ts";
import { repeatedLetters } from "./repeated-letters.ts";
import { roleMap } from "./role-map.ts";
import { shiftedLetters } from "./shifted-letters.ts";
import { structureTypes } from "./structure-types.ts";
import { tables } from "./tables.ts";
import { typeSize } from "./type-size.ts";
import { unmappedGlyphs } from "./unmapped-glyphs.ts";
import { writeStructure } from "./write-structure.ts";

/** Every step of finishing, in order: the structure first, then what is painted, then the document as a whole. */
export const passes: readonly Pass[] = [
  structureTypes,
  firstHeadings,
  lists,
  tables,
  repeatedHeads,
  repeatedLetters,
  shiftedLetters,
  notes,
  contentsList,
  figures,
  links,
  naturalLanguage,
  artifacts,
  redundantReplacements,
  readingDirection,
  lineEndSpaces,
  lineEndHyphens,
  missingGlyphs,
  unmappedGlyphs,
  pictureResolution,
  typeSize,
  roleMap,
  elementIds,
  outlineTitles,
  destinationNames,
  pageBoxes,
  metadata,
  outputIntent,
  associatedFiles,
  fileIdentifier,
];

/** A finished PDF, and what was found wrong on the way. */
export interface FinishedPdf {
  bytes: Uint8Array;
  pages: number;
  /** What the metadata claims. */
  standards: readonly string[];
  findings: readonly Finding[];
}

/** Steps other than the usual ones. */
export interface FinishOptions {
  /** For tests that leave one out. */
  steps?: readonly Pass[];
  /** What is changed when contents and structure have been written: inks and marks of a press PDF. */
  last?: (draft: Draft) => Promise<void>;
}

/**
 * Makes Chromium's PDF accessible and archivable: PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), or PDF/A-3a when it
 * carries files. The same print gives the same bytes.
 */
export async function finishPdf(
  printed: Uint8Array,
  metadata: PdfMetadata,
  origins: readonly Origin[],
  { steps = passes, last }: FinishOptions = {},
): Promise<FinishedPdf> {
  const draft = await openDraft(printed, metadata, origins);
  for (const pass of steps) pass.apply(draft);
  writeContents(draft);
  writeStructure(draft);
  await last?.(draft);
  const bytes = writePdf(draft.document.context);
  const standards = ["PDF/UA-1", `PDF/A-${archivePart(metadata)}a`];
  return { bytes, pages: draft.document.getPageCount(), standards, findings: draft.findings };
}

/** Half the time of zlib's usual level, and a few hundred bytes more in a page. */
const level = 5;

function writeContents({ document, contents }: Draft): void {
  const { context } = document;
  for (const { page, stream, text, edits } of contents) {
    const bytes = deflateSync(Buffer.from(applyEdits(text, edits), "latin1"), { level });
    const old = stream && context.lookup(stream);
    const dict = old instanceof PDFRawStream ? old.dict : context.obj({});
    dict.set(PDFName.of("Filter"), PDFName.of("FlateDecode"));
    dict.set(PDFName.of("Length"), context.obj(bytes.length));
    const written = PDFRawStream.of(dict, new Uint8Array(bytes));
    if (stream) context.assign(stream, written);
    else document.getPage(page).node.set(PDFName.of("Contents"), context.register(written));
  }
}
