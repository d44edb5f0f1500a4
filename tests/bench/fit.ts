/*
 * `npm run bench:fit`: what measuring and fitting a leaflet costs on a warm page, in ms, and as a ratio to loading and
 * printing the same page in the same run. The text is too long by some lines, so that all steps are tried.
 */

import { createDiagnostics } from "../../scripts/findings/diagnostics.ts";
import { createNodeHost } from "../../scripts/host/node-host.ts";
import { facesOf } from "../../scripts/render/assets/faces.ts";
import { preparePictures } from "../../scripts/render/assets/prepare-pictures.ts";
import { loadPage } from "../../scripts/render/browser/load-page.ts";
import { renderHtml } from "../../scripts/render/html/render-html.ts";
import { fitBoxes } from "../../scripts/render/pdf/layout/fit-boxes.ts";
import { measureBoxes } from "../../scripts/render/pdf/layout/measure-boxes.ts";
import { printRequest } from "../../scripts/render/pdf/print-request.ts";
import { openPipeline } from "../support/build-in-process.ts";
import { createWorkspace } from "../support/workspace.ts";
import { median } from "./measure.ts";

const rounds = Number(process.argv[2] ?? 15);
const sentence = "Библиотеката заема книги, карти и плочи на всички, които живеят в града. ";
const workspace = await createWorkspace();
const pipeline = await openPipeline();
const browser = await pipeline.browser();
for (const [name, sentences] of Object.entries({ "as it is": 8, fitted: 17, "too long": 40 })) {
  const panels = ["inside-1", "inside-2", "inside-3"].map((panel) => {
    const text = sentence.repeat(sentences).replaceAll(/((?:[^.]+\.){3})/g, "$1\n\n");
    return `:::panel{name=${panel}}\n\n## Какво заемаме\n\n${text.trim()}\n\n:::\n`;
  });
  await workspace.write(
    "content/leaflet/bg.md",
    `---\ntitle: Библиотеката\ntemplate: leaflet-trifold\n---\n\n${panels.join("\n")}`,
  );
  const [made] = (await pipeline.build(workspace.root, "leaflet")).flatMap((result) => result.made);
  if (!made?.publication.fit) throw new Error("the leaflet was not merged");
  const { publication } = made;
  const { fit: limits } = publication;
  const host = createNodeHost();
  const request = await printRequest(
    {
      publication,
      pictures: await preparePictures(publication, host),
      faces: facesOf(publication),
      host,
      browser: pipeline.browser,
      diagnostics: createDiagnostics(),
    },
    renderHtml,
  );
  const times: Record<"load" | "fit" | "measure" | "print", number[]> = {
    load: [],
    fit: [],
    measure: [],
    print: [],
  };
  for (let round = 0; round < rounds; round += 1)
    await browser.withPage(async (page) => {
      const timed = async (step: keyof typeof times, work: () => Promise<unknown>): Promise<void> => {
        const start = performance.now();
        await work();
        times[step].push(performance.now() - start);
      };
      await timed("load", () => loadPage(page, request.html(), request.files));
      await timed("fit", () => fitBoxes(page, limits as NonNullable<typeof limits>));
      await timed("measure", () => measureBoxes(page));
      await timed("print", () => page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true }));
    });
  const [load, fit, measure, print] = [times.load, times.fit, times.measure, times.print].map(median);
  console.log(
    `${name.padEnd(9)} fit ${fit?.toFixed(0)} ms + measure ${measure?.toFixed(0)} ms = ${(((fit ?? 0) + (measure ?? 0)) / ((load ?? 1) + (print ?? 1))).toFixed(2)} × load and print (${((load ?? 0) + (print ?? 0)).toFixed(0)} ms); slowest fit ${Math.max(...times.fit.slice(1)).toFixed(0)} ms`,
  );
}
await pipeline.close();
await workspace.remove();
