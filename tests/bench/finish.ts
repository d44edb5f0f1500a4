/*
 * `npm run bench:finish`: what finishing a PDF costs, as a ratio to setContent + print on a warm, reused page in the same
 * run, and how it grows with the number of pages.
 */

import { createDiagnostics } from "../../scripts/findings/diagnostics.ts";
import { createNodeHost } from "../../scripts/host/node-host.ts";
import { facesOf } from "../../scripts/render/assets/faces.ts";
import { preparePictures } from "../../scripts/render/assets/prepare-pictures.ts";
import { loadPage } from "../../scripts/render/browser/load-page.ts";
import { renderHtml } from "../../scripts/render/html/render-html.ts";
import { finishPdf } from "../../scripts/render/pdf/finish/finish-pdf.ts";
import { printRequest } from "../../scripts/render/pdf/print-request.ts";
import { longReport } from "../conformance/long-report.ts";
import { openPipeline } from "../support/build-in-process.ts";
import { createWorkspace } from "../support/workspace.ts";
import { median } from "./measure.ts";
import { brochureText } from "./workloads.ts";

const rounds = Number(process.argv[2] ?? 9);
const sections = { brochure: 0, report5: 3, report50: 34, report100: 68, report300: 204 } as const;
const workspace = await createWorkspace();
const pipeline = await openPipeline();
for (const [name, count] of Object.entries(sections))
  await workspace.write(
    `content/${name}/${count === 0 ? "bg" : "en"}.md`,
    count === 0 ? brochureText() : longReport(count).replace("toc: true\n", ""),
  );
const browser = await pipeline.browser();
for (const name of Object.keys(sections)) {
  const [made] = (await pipeline.build(workspace.root, name)).flatMap((result) => result.made);
  if (!made) throw new Error(`${name} was not built`);
  const host = createNodeHost();
  const { publication } = made;
  const pictures = await preparePictures(publication, host);
  const request = await printRequest(
    {
      publication,
      pictures,
      faces: facesOf(publication),
      host,
      browser: pipeline.browser,
      diagnostics: createDiagnostics(),
    },
    renderHtml,
  );
  const html = request.html();
  const prints: number[] = [];
  const finishes: number[] = [];
  let pages = 0;
  for (let round = 0; round < (name === "report300" ? 3 : rounds); round += 1) {
    await browser.withPage(async (page) => {
      const started = performance.now();
      await loadPage(page, html, request.files);
      const printed = await page.pdf({
        preferCSSPageSize: true,
        printBackground: true,
        tagged: true,
        outline: true,
      });
      const between = performance.now();
      const done = await finishPdf(printed, { ...request.metadata, producer: "Dipla" }, request.origins);
      prints.push(between - started);
      finishes.push(performance.now() - between);
      pages = done.pages;
    });
  }
  const [print, finish] = [median(prints), median(finishes)];
  console.log(
    `${name.padEnd(10)} ${String(pages).padStart(4)} pages: print ${print.toFixed(0)} ms, finish ${finish.toFixed(0)} ms = ${(finish / print).toFixed(2)} ×, ${(finish / pages).toFixed(1)} ms a page`,
  );
}
await pipeline.close();
await workspace.remove();
