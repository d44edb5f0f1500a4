import type { Page } from "puppeteer";
import type { Diagnostics } from "../../diagnostics.ts";
import { loadPage, type ServedFile } from "../browser/load-page.ts";
import type { RunningBrowser } from "../browser/start-browser.ts";
import type { DocumentFacts, Finding } from "./finish/draft.ts";
import { type MeasuredBox, measureBoxes } from "./layout/measure-boxes.ts";
import { reportBoxes } from "./layout/report-boxes.ts";
import type { Origin } from "./structure/mark-structure.ts";

/** What the PDF is printed from: the finished page and everything it may load. */
export interface PrintRequest {
  /** The HTML page; called again with page numbers when there is a table of contents. */
  html: (pageNumbers?: ReadonlyMap<string, number>) => string;
  files: ReadonlyMap<string, ServedFile>;
  lang: string;
  hasContents: boolean;
  facts: Omit<DocumentFacts, "producer">;
  /** What the page's elements are, by the numbers they carry. */
  origins: readonly Origin[];
  /** For diagnostics: the Markdown that `data-src` refers to. */
  source: string;
}

/** A printed document. */
export interface PrintedPdf {
  bytes: Uint8Array;
  pages: number;
  /** What the file claims in its metadata. */
  standards: readonly string[];
  boxes: readonly MeasuredBox[];
}

/** Page numbers settle after the second print unless they change the number of pages; a fourth would not help. */
const maximumPasses = 3;

/** Prints the page and makes the print accessible and archivable. Fixed boxes are measured first. */
export async function renderPdf(
  request: PrintRequest,
  browser: RunningBrowser,
  diagnostics: Diagnostics,
): Promise<PrintedPdf> {
  // Loaded while the browser is at work.
  const finishing = import("./finish/finish-pdf.ts");
  const { printed, boxes } = await printPdf(request, browser, diagnostics);
  const { finishPdf } = await finishing;
  const facts = { ...request.facts, producer: `Dipla (${browser.facts.version})` };
  const { bytes, pages, standards, findings } = await finishPdf(printed, facts, request.origins);
  for (const finding of findings) report(finding, request.source, diagnostics);
  return { bytes, pages, standards, boxes };
}

/** Chromium's own PDF: tagged, with an outline, at the CSS page size. */
export async function printPdf(
  request: Pick<PrintRequest, "html" | "files" | "lang" | "hasContents" | "source">,
  browser: RunningBrowser,
  diagnostics: Diagnostics,
): Promise<{ printed: Uint8Array; boxes: readonly MeasuredBox[] }> {
  await browser.hyphenate(request.lang);
  return browser.withPage(async (page) => {
    await loadPage(page, request.html(), request.files);
    const boxes = await measureBoxes(page);
    reportBoxes(boxes, request.source, diagnostics);
    const printed = request.hasContents
      ? await printWithContents(page, request, diagnostics)
      : await print(page);
    return { printed, boxes };
  });
}

function report({ code, src, facts }: Finding, file: string, diagnostics: Diagnostics): void {
  const [line, column] = (src ?? "").split(":").map(Number);
  diagnostics.add(code, { file, line: line || undefined, column: column || undefined }, facts);
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
  request: Pick<PrintRequest, "html" | "files" | "source">,
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
