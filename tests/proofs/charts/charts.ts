/*
 * Charts of all kinds, from 0.001 to a billion, below zero, equal, alone, missing, sixty rows, long names, in the widths that
 * templates have, in both directions: no label is cut or lies on another, type is 7 pt and more, and the digits
 * read back from the drawings and from printed files are the data's. Everything is measured by a browser's own layout.
 *
 *   node tests/proofs/charts/charts.ts [--scale ci|full] [--seed WORDS] [--only NAME]
 */
import { parseArgs } from "node:util";
import { createNodeHost } from "../../../scripts/host/node-host.ts";
import { startBrowser } from "../../../scripts/render/browser/start-browser.ts";
import { createWorkspace } from "../../support/workspace.ts";
import { type ChartLang, languages } from "./chart-languages.ts";
import { proveDocuments } from "./prove-documents.ts";
import { proveDrawings } from "./prove-drawings.ts";

const { values } = parseArgs({
  options: {
    scale: { type: "string", default: "ci" },
    seed: { type: "string", default: "charts" },
    only: { type: "string", default: "" },
  },
});
if (values.scale !== "ci" && values.scale !== "full")
  throw new Error("node tests/proofs/charts/charts.ts [--scale ci|full] [--seed WORDS] [--only NAME]");
const isFull = values.scale === "full";
const seeds = isFull ? [1, 2, 3].map((number) => `${values.seed} ${number}`) : [values.seed];
const langs: ChartLang[] = isFull ? (Object.keys(languages) as ChartLang[]) : ["bg", "ar"];

const workspace = await createWorkspace();
const browser = await startBrowser(createNodeHost());
try {
  const faults: string[] = [];
  let [drawings, printed] = [0, 0];
  for (const lang of langs)
    for (const seed of seeds) {
      const proved = await proveDrawings({ lang, seed, only: values.only }, workspace, browser);
      drawings += proved.drawings;
      faults.push(...proved.faults);
    }
  // What programs extract from right-to-left lines is in another order, which the matrix proves.
  for (const lang of langs.filter((one) => languages[one].dir === "ltr"))
    for (const seed of values.only === "" ? seeds : []) {
      const proved = await proveDocuments({ lang, seed }, workspace);
      printed += proved.drawings;
      faults.push(...proved.faults);
    }
  for (const fault of faults.slice(0, 60)) console.error(fault);
  console.log(
    `charts: ${drawings} drawings in ${langs.join(", ")}, ${printed} in print, ${faults.length} faults`,
  );
  if (faults.length > 0 || drawings === 0) process.exitCode = 1;
} finally {
  await browser.close();
  await workspace.remove();
}
