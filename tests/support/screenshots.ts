import { createNodeHost } from "../../scripts/host/node-host.ts";
import { startBrowser } from "../../scripts/render/browser/start-browser.ts";

/** Shows a page on screens of several sizes (CSS px) and takes a picture (PNG) of each. */
export async function screenshots(
  html: string,
  sizes: readonly { width: number; height: number; scale?: number }[],
): Promise<Uint8Array[]> {
  const browser = await startBrowser(createNodeHost());
  try {
    return await browser.withPage(async (page) => {
      const pictures: Uint8Array[] = [];
      await page.emulateMediaType("screen");
      for (const { width, height, scale = 1 } of sizes) {
        await page.setViewport({ width, height, deviceScaleFactor: scale });
        await page.setContent(html, { waitUntil: "load" });
        await page.evaluate(() => document.fonts.ready);
        pictures.push(await page.screenshot());
      }
      return pictures;
    });
  } finally {
    await browser.close();
  }
}
