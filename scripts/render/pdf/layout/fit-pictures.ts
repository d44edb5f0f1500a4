import type { Page } from "puppeteer";
import type { Host } from "../../../host/host.ts";
import { fitPicture, printResolution } from "../../assets/fit-picture.ts";
import { assetOrigin, type ServedFile } from "../../browser/load-page.ts";

/**
 * Gives each photograph of the loaded page as many pixels as print can show at the size it has there: the browser
 * would put all of them into the PDF. A picture that stands in several sizes keeps enough for the largest. Boxes keep
 * their sizes, which the page says in attributes.
 */
export async function fitPictures(page: Page, files: Map<string, ServedFile>, host: Host): Promise<void> {
  for (const [url, pixels] of await placedPictures(page)) {
    const path = url.slice(assetOrigin.length);
    const file = files.get(path);
    if (!file || !/^image\/(?:jpeg|png)$/.test(file.mediaType)) continue;
    const bytes = await fitPicture(file.bytes, pixels, host);
    if (Buffer.from(bytes).equals(file.bytes)) continue;
    const fitted = `${path}-${Math.ceil(pixels)}`;
    files.set(fitted, { ...file, bytes });
    await replace(page, url, assetOrigin + fitted);
  }
}

/** Address → pixels across that the largest placement needs, for pictures that have clearly more. */
async function placedPictures(page: Page): Promise<Map<string, number>> {
  const placed = await page.evaluate(
    (resolution) =>
      [...document.images].map((image) => {
        const { width, height } = image.getBoundingClientRect();
        const { naturalWidth, naturalHeight } = image;
        const byHeight = naturalHeight > 0 ? (height * naturalWidth) / naturalHeight : width;
        const { objectFit } = getComputedStyle(image);
        // A picture that covers its box is cut off at two sides: what is not seen needs pixels, too.
        const shown = objectFit === "cover" ? Math.max(width, byHeight) : Math.min(width, byHeight);
        return { url: image.currentSrc, pixels: (shown / 96) * resolution, naturalWidth };
      }),
    printResolution,
  );
  const needed = new Map<string, number>();
  for (const { url, pixels } of placed) needed.set(url, Math.max(needed.get(url) ?? 0, pixels));
  for (const { url, naturalWidth } of placed)
    if (naturalWidth <= Math.ceil(needed.get(url) ?? 0) || (needed.get(url) ?? 0) < 1) needed.delete(url);
  return needed;
}

async function replace(page: Page, from: string, to: string): Promise<void> {
  await page.evaluate(
    async (old, address) => {
      const images = [...document.images].filter((image) => image.currentSrc === old);
      for (const image of images) image.src = address;
      await Promise.all(images.map((image) => image.decode()));
    },
    from,
    to,
  );
}
