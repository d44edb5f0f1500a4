import type { Page } from "puppeteer";
import type { LetterheadSheet, PageKind } from "../../../document/letterhead.ts";
import { PDFDocument } from "../../../pdf-objects/pdf-lib.ts";
import { loadPage } from "../../browser/load-page.ts";
import type { RunningBrowser } from "../../browser/start-browser.ts";
import type { PlacedLetterhead } from "./place-letterhead.ts";
import { setSheets } from "./set-sheets.ts";

/** A PDF with a sheet for each page of a print: what stands behind its text. */
export async function printSheets(
  printed: Uint8Array,
  { html, files, kinds }: Pick<PlacedLetterhead, "html" | "files" | "kinds">,
  browser: RunningBrowser,
  print: (page: Page) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(printed, { updateMetadata: false });
  const all = document.getPages();
  const isUpright = (all[0]?.getHeight() ?? 1) >= (all[0]?.getWidth() ?? 0);
  const sheets = all.map((page, index): LetterheadSheet => {
    const lies = isUpright && page.getWidth() > page.getHeight();
    return { kind: kindOf(index + 1, kinds), page: index + 1, pages: all.length, lies };
  });
  return browser.withPage(async (page) => {
    await loadPage(page, html(sheets), files);
    await setSheets(page);
    return print(page);
  });
}

function kindOf(page: number, kinds: ReadonlySet<PageKind>): PageKind {
  if (page === 1 && kinds.has("first")) return "first";
  return page % 2 === 0 && kinds.has("even") ? "even" : "default";
}
