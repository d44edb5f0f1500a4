import type { CDPSession, Page } from "puppeteer";
import type { Fit, FitLimits } from "../../document/copyfit.ts";
import { placeOfSource, type SourceTexts } from "../../document/position.ts";
import type { PublicationContents } from "../../document/publication.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import { loadPage, type ServedFile } from "../browser/load-page.ts";
import { insertSoftHyphens, settleSoftHyphens } from "../browser/soft-hyphens.ts";
import type { RunningBrowser } from "../browser/start-browser.ts";
import type { Finding, PdfMetadata } from "./finish/draft.ts";
import type { finishPdf } from "./finish/finish-pdf.ts";
import { breakAddresses } from "./layout/break-addresses.ts";
import { type ChartRooms, drawCharts, reportCharts } from "./layout/draw-charts.ts";
import { fitBoxes, layOut } from "./layout/fit-boxes.ts";
import { fitFigures } from "./layout/fit-figures.ts";
import { fitHeadings } from "./layout/fit-headings.ts";
import { fitPictures } from "./layout/fit-pictures.ts";
import { type ColumnWidths, fitLoadedTables, fitTables } from "./layout/fit-tables.ts";
import { flowText } from "./layout/flow-text.ts";
import { measureBoxes } from "./layout/measure-boxes.ts";
import { measureWidths } from "./layout/measure-widths.ts";
import { reportBoxes } from "./layout/report-boxes.ts";
import { reportCodes } from "./layout/report-codes.ts";
import { reportWidths } from "./layout/report-widths.ts";
import type { PlacedLetterhead } from "./letterhead/place-letterhead.ts";
import { printSheets } from "./letterhead/print-sheets.ts";
import type { PressSettings } from "./press/press-settings.ts";
import type { Origin } from "./structure/mark-structure.ts";

/** What the PDF is printed from: the finished page and everything it may load. */
export interface PrintRequest {
  /** The HTML page; called again with page numbers when there is a table of contents. */
  html: (pageNumbers?: ReadonlyMap<string, number>) => string;
  files: ReadonlyMap<string, ServedFile>;
  /** For the cache of pictures that were drawn smaller. */
  host: Host;
  lang: string;
  /** What there is to be measured, brought down, or numbered in a second pass. */
  has: PublicationContents;
  metadata: Omit<PdfMetadata, "producer">;
  /** What the page's elements are, by the numbers they carry. */
  origins: readonly Origin[];
  /** For diagnostics: the Markdown that `data-src` refers to. */
  texts: SourceTexts;
  /** What makes the finished file one for the print shop. */
  press?: PressSettings | undefined;
  /** Fixed boxes are measured, and what doesn't fit is reported. */
  measure?: boolean | undefined;
  /** Names of the fixed boxes whose text runs on from one to the next. */
  flow: readonly string[];
  /** How far the text of fixed boxes may be fitted. */
  limits?: FitLimits | undefined;
  /** How wide the text of pages is, where it is not in fixed boxes. */
  widths: ColumnWidths;
  /** How the page's charts are drawn; undefined without any. */
  charts?: ChartRooms | undefined;
  /** The colour that QR codes are drawn in, `#RRGGBB`. */
  codeColour: string;
  /** Size of running text in pt, for what is said of text that doesn't fit. */
  textSize: number;
  /** What is printed behind the text of each page. */
  letterhead?: PlacedLetterhead | undefined;
}

/** A printed document. */
export interface PrintedPdf {
  bytes: Uint8Array;
  pages: number;
  /** What the file claims in its metadata. */
  standards: readonly string[];
  /** What fitting has changed, when the template allows any. */
  fit?: Fit | undefined;
}

/** Page numbers settle after the second print unless they change the number of pages; a fourth would not help. */
const maximumPasses = 3;

/** Prints the page and makes the print accessible and archivable. Fixed boxes are measured first. */
export async function renderPdf(
  request: PrintRequest,
  browser: RunningBrowser,
  diagnostics: Diagnostics,
  workers?: { finish: typeof finishPdf },
): Promise<PrintedPdf> {
  const { press, origins, letterhead } = request;
  // Loaded while the browser is at work.
  const finishing =
    workers && !press ? workers.finish : import("./finish/finish-pdf.ts").then((it) => it.finishPdf);
  const { printed, fit } = await printPdf(request, browser, diagnostics);
  const behind = letterhead && (await printSheets(printed, letterhead, browser, print));
  const metadata = { ...request.metadata, behind, producer: `Dipla (${browser.about.version})` };
  const finish = await finishing;
  const { bytes, pages, standards, findings } = await finish(printed, metadata, origins, {
    ...(press && { last: async (draft) => (await import("./press/press-pdf.ts")).pressPdf(draft, press) }),
  });
  // What is told already by its words and its line needs no second finding.
  const isTold = diagnostics.list().some(({ code }) => code === "overflow-width");
  for (const finding of findings)
    if (finding.code !== "type-shrunk" || !isTold) report(finding, request.texts, diagnostics);
  return { bytes, pages, standards, fit };
}

/** Chromium's own PDF: tagged, with an outline, at the CSS page size. */
export async function printPdf(
  request: Pick<
    PrintRequest,
    | "html"
    | "files"
    | "host"
    | "lang"
    | "has"
    | "texts"
    | "measure"
    | "flow"
    | "limits"
    | "textSize"
    | "widths"
    | "codeColour"
    | "charts"
  >,
  browser: RunningBrowser,
  diagnostics: Diagnostics,
): Promise<{ printed: Uint8Array; fit?: Fit | undefined }> {
  const { lang, texts, limits, measure, textSize, has, widths, charts } = request;
  const isMeasured = measure && (has.fixedBoxes || has.codes);
  await browser.addDictionaries(has.languages);
  const byPatterns = (await browser.hyphenate(lang)) === "patterns";
  if (byPatterns) diagnostics.add("hyphenation-by-patterns", { file: texts.source }, { lang });
  return browser.withPage(async (page) => {
    const files = new Map(request.files);
    const canOverflow = has.wide || has.fixedBoxes;
    // Each question to the page costs a millisecond: what isn't there isn't asked for.
    const isUnchanged =
      !has.photographs &&
      !charts &&
      !byPatterns &&
      !canOverflow &&
      request.flow.length === 0 &&
      limits === undefined;
    let hasSoftHyphens = byPatterns;
    const load = async (numbers?: ReadonlyMap<string, number>): Promise<void> => {
      await loadPage(page, request.html(numbers), files, isUnchanged && !isMeasured);
      if (has.photographs) await fitPictures(page, files, request.host);
      if (byPatterns) await insertSoftHyphens(page);
      if (has.fixedBoxes) await breakAddresses(page);
      if (canOverflow) await fitFigures(page, widths.upright);
      if (canOverflow && (await fitHeadings(page, widths.upright))) hasSoftHyphens = true;
      if (has.wide && (await fitLoadedTables(page, widths))) hasSoftHyphens = true;
      await fillBoxes(page, request, diagnostics);
    };
    const printLoaded = async (): Promise<Uint8Array> => {
      if (hasSoftHyphens) await settleSoftHyphens(page, widths.upright);
      return print(page);
    };
    await load();
    const tables = has.wide ? widths : undefined;
    const fitted = limits && (await fitBoxes(page, limits, tables));
    if (measure && has.fixedBoxes)
      reportBoxes(
        await measureBoxes(page),
        { texts, fitted, textSize, smallestTable: widths.smallestTable },
        diagnostics,
      );
    if (measure && has.wide)
      reportWidths(await measureWidths(page, widths.upright), widths.smallestTable, texts, diagnostics);
    if (measure && has.codes) await reportCodes(page, { texts, dark: request.codeColour }, diagnostics);
    const first = await printLoaded();
    if (!has.contents) return { printed: first, fit: fitted?.fit };
    const again = async (numbers: ReadonlyMap<string, number>): Promise<Uint8Array> => {
      await load(numbers);
      if (fitted) await layOut(page, fitted.fit, tables);
      return printLoaded();
    };
    return { printed: await withPageNumbers(first, again, texts.source, diagnostics), fit: fitted?.fit };
  });
}

/** Draws charts in the room they have, and lets text run on from panel to panel. */
async function fillBoxes(
  page: Page,
  {
    charts,
    flow,
    has,
    measure,
    texts,
    widths,
  }: Pick<PrintRequest, "charts" | "flow" | "has" | "measure" | "texts" | "widths">,
  diagnostics: Diagnostics,
): Promise<void> {
  const placed = charts && (await drawCharts(page, charts));
  if (placed && measure) reportCharts(placed, { ...charts, texts }, diagnostics);
  if (flow.length === 0) return;
  await flowText(page, flow);
  // A panel that folds in is narrower than its neighbour.
  if (charts) await drawCharts(page, charts);
  if (has.wide) await fitTables(page, widths);
}

function report({ code, src, params }: Finding, texts: SourceTexts, diagnostics: Diagnostics): void {
  diagnostics.add(code, placeOfSource(src, texts), params);
}

const sessions = new WeakMap<Page, CDPSession>();

async function print(page: Page): Promise<Uint8Array> {
  const session = sessions.get(page) ?? (await page.createCDPSession());
  sessions.set(page, session);
  // One answer with the whole file: the library's own way asks for it piece by piece.
  const { data } = await session.send(
    "Page.printToPDF",
    {
      preferCSSPageSize: true,
      // Every page says its own; the default would be a centimetre.
      marginTop: 0,
      marginRight: 0,
      marginBottom: 0,
      marginLeft: 0,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      transferMode: "ReturnAsBase64",
    },
    { timeout: 120_000 },
  );
  return new Uint8Array(Buffer.from(data, "base64"));
}

/** Prints again with the page numbers of the print before, until they are the same. */
async function withPageNumbers(
  first: Uint8Array,
  again: (numbers: ReadonlyMap<string, number>) => Promise<Uint8Array>,
  file: string,
  diagnostics: Diagnostics,
): Promise<Uint8Array> {
  const { headingPages } = await import("./layout/heading-pages.ts");
  let pdf = first;
  let known = "";
  for (let pass = 2; pass <= maximumPasses; pass += 1) {
    const numbers = await headingPages(pdf);
    const now = JSON.stringify([...numbers]);
    if (now === known) return pdf;
    known = now;
    pdf = await again(numbers);
  }
  if (JSON.stringify([...(await headingPages(pdf))]) !== known) diagnostics.add("toc-unstable", { file });
  return pdf;
}
