/*
 * The least that copies can cost: `bare-copies.ts PAGE.html TIMES EXECUTABLE [fresh]` loads a page once, replaces some text and
 * prints, over and over, unfinished; with `fresh`, on a new page each time. Prints ms per copy, without the browser's start.
 */
import { readFile } from "node:fs/promises";
import puppeteer from "puppeteer";
import { createNodeHost } from "../../scripts/host/node-host.ts";
import { findBrowser } from "../../scripts/render/browser/find-browser.ts";

const [file = "", times = "200", fresh] = process.argv.slice(2);
const { executable, env } = await findBrowser(createNodeHost());
const browser = await puppeteer.launch({
  executablePath: executable,
  env: { ...process.env, ...env },
  pipe: true,
  args: ["--no-sandbox", "--disable-gpu", "--no-zygote"],
});
const html = await readFile(file, "utf8");
const open = async () => {
  const page = await browser.newPage();
  await page.setContent(html, { waitUntil: "load" });
  return page;
};
let page = await open();
const start = performance.now();
for (let copy = 0; copy < Number(times); copy += 1) {
  if (fresh) {
    await page.close();
    page = await open();
  }
  await page.evaluate((name) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      node.nodeValue = (node.nodeValue ?? "").replace(/Number \d+/g, `Number ${name}`);
  }, copy);
  await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
}
console.log(((performance.now() - start) / Number(times)).toFixed(2));
await browser.close();
