/*
 * `npm run bench:preview [EDITS] [MANY]`: from a save of the tri-fold on the disk to the new page and the new pages of the PDF on
 * the screen of a real browser, and the memory of the preview over many more edits.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer";
import { openBrowser, openPreview } from "../support/open-preview.ts";
import { createWorkspace, projectRoot } from "../support/workspace.ts";
import { median } from "./measure.ts";

const edits = Number(process.argv[2] ?? 30);
const many = Number(process.argv[3] ?? 500);
const workspace = await createWorkspace();
await workspace.copy(join(projectRoot, "content"), "content");
const file = join(workspace.root, "content/about-iom/bg.md");
const text = readFileSync(file, "utf8");
const preview = await openPreview(workspace.root);
const browser = await openBrowser();
const page = await browser.newPage();
await page.setViewport({ width: 1400, height: 900 });
await page.goto(`${preview.address}#about-iom/bg`);
await page.waitForSelector("iframe:not(.is-loading)");
const pid = preview.child.pid ?? 0;

const html: number[] = [];
const pdf: number[] = [];
for (let edit = 0; edit < edits; edit += 1) html.push(await timeOf(page, "html", edit));
await page.click("#tab-pages");
await page.waitForSelector("#page-2");
for (let edit = 0; edit < edits; edit += 1) pdf.push(await timeOf(page, "pages", edits + edit));
console.log(`from a save to the screen, ${edits} edits each, ms`);
report("new page", html);
report("new pages of the PDF", pdf);

await page.click("#tab-html");
const memory: number[] = [];
for (let edit = 0; edit < many; edit += 1) {
  await timeOf(page, "html", 1000 + edit);
  if (edit % Math.max(1, Math.floor(many / 10)) === 0) memory.push(resident(pid));
}
console.log(
  `memory of the preview over ${many} edits, MB: ${memory.map((value) => value.toFixed(0)).join(" ")}`,
);
await browser.close();
await preview.stop();
await workspace.remove();

/** ms between the save and the event that tells that the new version is shown. */
async function timeOf(where: Page, what: "html" | "pages", edit: number): Promise<number> {
  await where.evaluate((name) => {
    const target = globalThis as unknown as { shown: Promise<number> };
    target.shown = new Promise((resolve) =>
      document.addEventListener(name, () => requestAnimationFrame(() => resolve(Date.now())), { once: true }),
    );
  }, `dipla:${what}-shown`);
  await new Promise((resolve) => setTimeout(resolve, what === "pages" ? 150 : 60));
  const start = Date.now();
  writeFileSync(file, text.replace("Кои сме", `Кои сме ${edit}`));
  const end = await where.evaluate(() => (globalThis as unknown as { shown: Promise<number> }).shown);
  return end - start;
}

function report(name: string, values: readonly number[]): void {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  console.log(
    `${name.padEnd(22)} median ${median(values)}, from ${at(0)} to ${at(0.999)}, nine of ten within ${at(0.9)}`,
  );
}

function resident(process: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${process}/status`, "utf8"))?.[1];
  return Number(kilobytes ?? 0) / 1000;
}
