/* What a plain puppeteer script does: `bare-print.ts PAGE.html OUT.pdf EXECUTABLE [TIMES]`, tagged, with outline. */
import { readFile } from "node:fs/promises";
import puppeteer from "puppeteer";

const [page = "", out = "", executablePath = "", times = "1"] = process.argv.slice(2);
const browser = await puppeteer.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--headless=new"],
});
const html = await readFile(page, "utf8");
for (let time = 0; time < Number(times); time += 1) {
  const tab = await browser.newPage();
  await tab.setContent(html, { waitUntil: "load" });
  await tab.pdf({ path: out, preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  await tab.close();
}
await browser.close();
