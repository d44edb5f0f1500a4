import { basename } from "node:path";
import { Document } from "docx";
import { strFromU8, strToU8 } from "fflate";
import type { Element } from "hast";
import { heightOfBlocks } from "../../document/letterhead-height.ts";
import { letterheadPage } from "../../document/letterhead-words.ts";
import type { Margins } from "../../document/margins.ts";
import { messageOf } from "../../document/message-of.ts";
import type { Publication } from "../../document/publication.ts";
import { childElements, childrenOf, elementsIn, textOf, textProperty } from "../../document/tree.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import { withDirectionMarks } from "../../languages/embedded-text.ts";
import { type ReferenceDoc, readReference } from "../../letterhead/read-reference.ts";
import { allFacesOf } from "../assets/fallback-faces.ts";
import type { Pictures } from "../assets/prepare-pictures.ts";
import { applyReference } from "./apply-reference.ts";
import { bookmarkNames } from "./bookmarks.ts";
import { colourHeadLinks } from "./colour-head-links.ts";
import { contentsEntries } from "./contents-entries.ts";
import type { DocxContext } from "./docx-context.ts";
import { embeddedFonts } from "./embedded-fonts.ts";
import { estimatePages } from "./estimate-pages.ts";
import { isFolded, withFoldMarks } from "./fold-marks.ts";
import { leaflet, textWidth } from "./layout-blocks.ts";
import { createNotesRegister, holdsMark, wordsAndMarks } from "./note-marks.ts";
import { notesOf } from "./notes.ts";
import { createNumberingRegister, numberingOptions } from "./numbering.ts";
import { packageParts } from "./package-parts.ts";
import { emptyParagraph } from "./paragraphs.ts";
import { reportLost } from "./report-lost.ts";
import { blocksOf } from "./role-blocks.ts";
import { toSections } from "./sections.ts";
import { stabiliseDocx } from "./stabilise-docx.ts";
import { stylesXml } from "./styles-xml.ts";
import { substituteFonts } from "./substitute-fonts.ts";
import { watermarkOf } from "./watermark.ts";
import { wordCharts } from "./word-charts.ts";
import { wordPictures } from "./word-pictures.ts";

/** Publication → `.docx` bytes: real styles, numbering, notes, fields and contents, and the same bytes every time. */
export async function renderDocx(
  original: Publication,
  pictures: Pictures,
  host: Host,
  diagnostics: Diagnostics,
): Promise<Uint8Array> {
  const letterhead = await openLetterhead(original, host, diagnostics);
  // Tables and tab stops are as wide as the letterhead's text, so its page is known before anything is laid out.
  const publication = letterhead
    ? {
        ...original,
        page: { ...original.page, ...letterhead.page, first: firstMargins(original, letterhead) },
        running: original.letterhead?.running ?? original.running,
      }
    : original;
  const context = await createContext(publication, pictures, host, diagnostics);
  const { page } = publication;
  const width = page.width - page.margins.left - page.margins.right;
  const body = childrenOf(publication.body);
  const panels = childElements(publication.body);
  const blocks = page.fold ? leaflet(page.fold, panels, context) : blocksOf(body, { width }, context);
  // A place behind everything else has no paragraph to begin in.
  if (context.waiting.length > 0) blocks.push(emptyParagraph(context));
  // Before the numbering is written: notes may hold lists.
  const footnotes = notesOf(context);
  reportLost(context);
  const styles = stylesXml(publication);
  const faces = await allFacesOf(publication, host);
  const fonts = await embeddedFonts(faces, publication, host);
  const document = new Document({
    sections: toSections(blocks, publication),
    // Ours take their place in the package. The library reads them only to lay pages out, for a table of contents.
    externalStyles: publication.has.contents ? styles : noStyles,
    numbering: numberingOptions(publication, context.numbering),
    footnotes,
    fonts: fonts.families,
    title: withDirectionMarks(publication.title, publication.dir),
    creator: publication.authors.join("; ") || publication.organisation || "",
    lastModifiedBy: publication.organisation ?? "",
    description: publication.description ?? "",
    keywords: publication.keywords.join(", "),
    hyphenation: { autoHyphenation: true, doNotHyphenateCaps: true },
    ...(publication.running.even && { evenAndOddHeaderAndFooters: true }),
    ...(publication.has.contents && { pageNumbers: await estimatePages() }),
  });
  const parts = await packageParts(document, styles);
  const placed = letterhead ? applyReference(parts, letterhead, publication.lang) : parts;
  if (isFolded(publication))
    placed["word/document.xml"] = strToU8(
      withFoldMarks(strFromU8(placed["word/document.xml"] ?? new Uint8Array())),
    );
  return stabiliseDocx(placed, {
    lang: publication.lang,
    dir: publication.dir,
    date: publication.fileDate,
    fonts: fonts.files,
    contents: contentsEntries(publication),
    watermark: watermarkOf(publication, faces),
    setFonts: (xml) => colourHeadLinks(substituteFonts(xml, faces, publication.theme), publication.theme),
    host,
  });
}

const noStyles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>`;

/** Where Word begins the text of the first page: below the margin, and below a header that needs more. */
function firstMargins({ letterhead, theme }: Publication, { page: { margins } }: ReferenceDoc): Margins {
  if (!letterhead) return margins;
  const { pages, running } = letterhead;
  const { header } = letterheadPage(pages, "first");
  const { start, centre, end } = (running.first ?? running.default).header;
  const line =
    start.length + centre.length + end.length > 0 ? ((theme.roles.running.leading ?? 10) * 25.4) / 72 : 0;
  const width = pages.page.width - margins.left - margins.right;
  const height = heightOfBlocks(header, width) + line;
  return { ...margins, top: Math.max(margins.top, height > 0 ? pages.distances.header + height : 0) };
}

async function openLetterhead(
  { referenceDoc, source }: Publication,
  host: Host,
  diagnostics: Diagnostics,
): Promise<ReferenceDoc | undefined> {
  const file = referenceDoc === undefined ? undefined : await host.read(referenceDoc);
  if (!file) return undefined;
  try {
    return readReference(file);
  } catch (error) {
    diagnostics.add(
      "reference-doc-invalid",
      { file: source },
      { path: basename(referenceDoc ?? ""), reason: messageOf(error) },
    );
    return undefined;
  }
}

async function createContext(
  publication: Publication,
  pictures: Pictures,
  host: Host,
  diagnostics: Diagnostics,
): Promise<DocxContext> {
  const nodes = elementsIn(publication.body);
  return {
    publication,
    pictures: await wordPictures(publication, pictures, host),
    charts: await wordCharts(publication, host),
    notes: new Map(
      nodes
        .filter((node) => node.tagName === "li" && node.properties.dataNote)
        .map((node) => [textProperty(node, "dataNote") ?? "", node]),
    ),
    bookmarks: bookmarkNames(nodes),
    waiting: [],
    bookmarksMade: new Set(),
    headings: new Map(
      nodes
        .filter((node) => /^h[1-6]$/.test(node.tagName))
        .filter((node) => !wordsAndMarks(node).words.some(holdsMark))
        .map((node) => [textProperty(node, "id") ?? "", headingText(node)]),
    ),
    register: createNotesRegister(nodes),
    placed: new Set(),
    numbering: createNumberingRegister(),
    blocksOf,
    diagnostics,
    room: Number.POSITIVE_INFINITY,
    column: textWidth({ publication }),
    next: { bookmark: 0, drawing: 0 },
  };
}

function headingText(node: Element): string {
  return textOf(node, ({ properties }) =>
    properties.dataRole === "section-number" || properties.dataRole === "note-mark" ? "" : undefined,
  ).trim();
}
