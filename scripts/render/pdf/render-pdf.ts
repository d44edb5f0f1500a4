import type { Page } from "puppeteer";
import type { Diagnostics } from "../../diagnostics.ts";
import { loadPage, type ServedFile } from "../browser/load-page.ts";
import type { RunningBrowser } from "../browser/start-browser.ts";
import { pageCount, stabilise } from "./finish/stabilise.ts";
import { type MeasuredBox, measureBoxes } from "./layout/measure-boxes.ts";
import { reportBoxes } from "./layout/report-boxes.ts";

/** What the PDF is printed from: the finished page and everything it may load. */
export interface PrintRequest {
  /** The HTML page; called again with page numbers when there is a table of contents. */
  html: (pageNumbers?: ReadonlyMap<string, number>) => string;
  files: ReadonlyMap<string, ServedFile>;
  lang: string;
  date?: string | undefined;
  hasContents: boolean;
  /** For diagnostics: the Markdown that `data-src` refers to. */
  source: string;
}

/** A printed document. */
export interface PrintedPdf {
  bytes: Uint8Array;
  pages: number;
  boxes: readonly MeasuredBox[];
}

/** Page numbers settle after the second print unless they change the number of pages; a fourth would not help. */
const maximumPasses = 3;

/** Prints the page: tagged, with an outline, at the CSS page size. Fixed boxes are measured first. */
export async function renderPdf(
  request: PrintRequest,
  browser: RunningBrowser,
  diagnostics: Diagnostics,
): Promise<PrintedPdf> {
  await browser.hyphenate(request.lang);
  return browser.withPage(async (page) => {
    await loadPage(page, request.html(), request.files);
    const boxes = await measureBoxes(page);
    reportBoxes(boxes, request.source, diagnostics);
    const printed = request.hasContents
      ? await printWithContents(page, request, diagnostics)
      : await print(page);
    return { bytes: stabilise(printed, request.date), pages: pageCount(printed), boxes };
  });
}

async function print(page: Page): Promise<Uint8Array> {
  return page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
    timeout: 120_000,
  });
}

async function printWithContents(
  page: Page,
  request: PrintRequest,
  diagnostics: Diagnostics,
): Promise<Uint8Array> {
  const { headingPages } = await import("./layout/heading-pages.ts");
  let pdf = await print(page);
  let known = "";
  for (let pass = 2; pass <= maximumPasses; pass += 1) {
    const numbers = await headingPages(pdf);
    const now = JSON.stringify([...numbers]);
    if (now === known) return pdf;
    known = now;
    await loadPage(page, request.html(numbers), request.files);
    pdf = await print(page);
  }
  if (JSON.stringify([...(await headingPages(pdf))]) !== known)
    diagnostics.add("toc-unstable", { file: request.source });
  return pdf;
}
