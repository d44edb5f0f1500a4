import { preparePictures } from "../../render/assets/prepare-pictures.ts";
import { letterheadSheets } from "../../render/html/letterhead/letterhead-sheets.ts";
import { renderHtml } from "../../render/html/render-html.ts";
import type { Paper } from "../../render/paper.ts";
import { placeLetterhead } from "../../render/pdf/letterhead/place-letterhead.ts";
import { printRequest, readablePanels, slack } from "../../render/pdf/print-request.ts";
import type { PrintRequest } from "../../render/pdf/render-pdf.ts";
import type { Rendered, Renderer, RenderJob } from "../../render/renderer.ts";

/** The same page as the HTML with its assets beside it, printed by the browser and finished: for reading on a screen. */
export const printForScreens: Renderer = (job) => {
  const { page, print, body } = job.publication;
  const panels = page.fold && print.screen === "panels" ? readablePanels(body, page.fold) : undefined;
  return printed(job, { paper: { bleed: 0, slack, panels }, measure: true });
};

/** For the office printer: no bleed, set up to be printed on both sides in its true size; booklets imposed. */
export const printForOffice: Renderer = async (job) => {
  const { page, print } = job.publication;
  if (page.stitched) {
    const { imposeBooklet } = await import("../../render/pdf/office/impose-booklet.ts");
    const { bytes, browser } = await printed(job, { paper: { bleed: 0, slack } });
    return { ...(await imposeBooklet(bytes, job.publication)), standards: [], browser };
  }
  const { inkLight } = await import("../../render/pdf/office/ink-light.ts");
  const publication = print.inkLight ? inkLight(job.publication) : job.publication;
  const pictures = print.inkLight ? await preparePictures(publication, job.host) : job.pictures;
  return printed(
    { ...job, publication, pictures },
    {
      paper: { bleed: 0, slack, inkLight: print.inkLight },
      // Turned over like a book for upright sheets, like a wall calendar for those that lie.
      printing: { duplex: page.width > page.height ? "DuplexFlipShortEdge" : "DuplexFlipLongEdge" },
    },
  );
};

/** For the print shop: bleed, marks, exact boxes and inks. */
export const printForPress: Renderer = async (job) => {
  const { print } = job.publication;
  const { pressSettings } = await import("../../render/pdf/press/press-settings.ts");
  const { reportInks } = await import("../../render/pdf/press/report-inks.ts");
  const press = await pressSettings(job.publication, job.host);
  reportInks(press, job.diagnostics);
  return printed(job, { paper: { bleed: print.bleed, slack }, press });
};

interface PrintOptions extends Pick<PrintRequest, "press"> {
  /** What does not fit is the same in all of a publication's PDFs: it is said for the one for screens. */
  measure?: boolean;
  paper: Paper;
  printing?: PrintRequest["metadata"]["printing"];
}

async function printed(job: RenderJob, { paper, printing, press, measure }: PrintOptions): Promise<Rendered> {
  const starting = job.browser();
  // Tried while the page is being made; whoever prints waits for it and hears of a failure.
  void starting.then((running) => running.hyphenate(job.publication.lang)).catch(() => undefined);
  const { renderPdf } = await import("../../render/pdf/render-pdf.ts");
  const letterhead = job.publication.letterhead?.isDrawn
    ? await placeLetterhead(job, await starting, letterheadSheets)
    : undefined;
  const publication = letterhead?.publication ?? job.publication;
  const request = await printRequest({ ...job, publication }, renderHtml, paper);
  const running = await starting;
  const { bytes, pages, standards, fit } = await renderPdf(
    { ...request, metadata: { ...request.metadata, printing }, press, measure, letterhead },
    running,
    job.diagnostics,
    job.workers,
  );
  const { version, sandbox } = running.about;
  return { bytes, pages, standards, fit, browser: { version, sandbox } };
}
