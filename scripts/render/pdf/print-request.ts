import type { Root } from "hast";
import { type Fold, panelPositions } from "../../document/fold.ts";
import { leastColumn, mayLie } from "../../document/may-lie.ts";
import type { Publication } from "../../document/publication.ts";
import { tallestPicture } from "../../document/tallest-picture.ts";
import { withDirectionMarks } from "../../languages/embedded-text.ts";
import { openCharts } from "../assets/charts/open-charts.ts";
import type { Face } from "../assets/faces.ts";
import type { Pictures } from "../assets/prepare-pictures.ts";
import type { Paper } from "../paper.ts";
import type { RenderJob } from "../renderer.ts";
import { textWidths } from "./layout/text-widths.ts";
import type { PrintRequest } from "./render-pdf.ts";
import { servedAssets } from "./served-assets.ts";
import { markStructure } from "./structure/mark-structure.ts";

/** mm of paper that the browser is given beyond what is cut to measure afterwards. */
export const slack = 0.5;

/** Writes the page; `render/html` does, and is handed in. */
export type PageWriter = (
  publication: Publication,
  assets: {
    pictures: Pictures;
    fonts: readonly { face: Face; url: string; format: "truetype" }[];
    pictureUrl: (key: string) => string;
    pageNumbers: ReadonlyMap<string, number> | undefined;
    paper: Paper;
  },
) => string;

/** What a publication's PDF is printed from; its elements are marked, so that they can be known again. */
export async function printRequest(
  { publication, pictures, faces, host }: RenderJob,
  writePage: PageWriter,
  paper: Paper = { bleed: 0, slack },
): Promise<PrintRequest> {
  const { files, fonts, pictureUrl } = await servedAssets({ pictures, faces, host });
  const { lang, source, parts, flow } = publication;
  const { body, origins } = markStructure(publication.body, lang);
  const marked = { ...publication, body };
  return {
    html: (pageNumbers) => writePage(marked, { pictures, fonts, pictureUrl, pageNumbers, paper }),
    files,
    host,
    lang,
    flow,
    limits: publication.fit,
    charts: await chartRooms(publication, paper, host),
    codeColour: qrColour(publication.pictures),
    textSize: (publication.theme.roles.paragraph.size ?? 10) * publication.page.scale,
    has: publication.has,
    widths: columnWidths(publication),
    texts: { source, parts },
    metadata: await pdfMetadata(publication, paper, host),
    origins,
  };
}

async function chartRooms(
  publication: Publication,
  paper: Paper,
  host: RenderJob["host"],
): Promise<PrintRequest["charts"]> {
  const charts = await openCharts(publication, host);
  if (!charts) return undefined;
  const { page } = publication;
  const most = page.height - page.margins.top - page.margins.bottom;
  return { charts, heights: { wanted: tallestPicture(page), most }, widths: textWidths(page, paper) };
}

async function pdfMetadata(
  publication: Publication,
  paper: Paper,
  host: RenderJob["host"],
): Promise<PrintRequest["metadata"]> {
  const { lang, title, authors, description, keywords, fileDate } = publication;
  const attachments = await Promise.all(
    publication.attachments.map(async (file) => ({
      ...file,
      bytes: (await host.read(file.path)) ?? new Uint8Array(),
    })),
  );
  return {
    title: withDirectionMarks(title, publication.dir),
    lang,
    authors,
    description,
    keywords,
    date: fileDate,
    attachments,
    sheet: { sizes: pageSizes(publication, paper), bleed: paper.bleed },
  };
}

/** Panels with something to read in them; what is decoration only has no page of its own. */
export function readablePanels(body: Root, fold: Fold): string[] {
  const decorative = body.children.flatMap((child) =>
    child.type === "element" && child.properties.dataDocx === "omit" ? [child.properties.dataName] : [],
  );
  return fold.reading.filter((panel) => !decorative.includes(panel));
}

/** All codes of a publication are drawn in one colour. */
function qrColour(pictures: Publication["pictures"]): string {
  const code = Object.values(pictures).find((picture) => picture.kind === "qr");
  return code?.kind === "qr" ? code.dark : "#000000";
}

/** The browser rounds the room between margins down to whole pixels. */
function columnWidths({ page, theme }: Publication): PrintRequest["widths"] {
  const { width, height, margins } = page;
  const pixels = (length: number): number =>
    Math.floor(((length - margins.left - margins.right) * 96) / 25.4);
  return {
    upright: pixels(width),
    lying: mayLie(page) ? pixels(height) : 0,
    leastColumn: (leastColumn.hyphenated * 96) / 25.4,
    smallestTable: (theme.space["table-smallest"] ?? 7.5) * Math.max(1, page.scale),
  };
}

function pageSizes({ page }: Publication, { panels }: Paper): { width: number; height: number }[] {
  const { width, height, fold } = page;
  if (!fold || !panels) return [{ width, height }];
  return panelPositions(fold)
    .filter(({ panel }) => panels.includes(panel))
    .map((position) => ({ width: position.width, height }));
}
