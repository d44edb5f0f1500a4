import type { HTTPRequest, Page } from "puppeteer";

/** A file a page may load. */
export interface ServedFile {
  bytes: Uint8Array;
  mediaType: string;
}

/** The origin that pages load their assets from: it resolves nowhere, every request is answered from the allow-list. */
export const assetOrigin = "https://doc.invalid/";

const serving = new WeakMap<Page, { files: ReadonlyMap<string, ServedFile> }>();

/** Puts a document into a page and waits until its fonts and pictures are there. Anything not in `files` is refused. */
export async function loadPage(
  page: Page,
  html: string,
  files: ReadonlyMap<string, ServedFile>,
): Promise<void> {
  const known = serving.get(page);
  if (known) {
    known.files = files;
  } else {
    const state = { files };
    serving.set(page, state);
    await page.setRequestInterception(true);
    page.on("request", (request) => void answer(request, state.files));
  }
  await page.setContent(html, { waitUntil: "load" });
  // `load` does not wait for fonts, and `fonts.ready` is true before layout has asked for any: ask for all.
  await page.evaluate(() =>
    Promise.all([...document.fonts].map((font) => font.load())).then(() => undefined),
  );
}

async function answer(request: HTTPRequest, files: ReadonlyMap<string, ServedFile>): Promise<void> {
  const url = request.url();
  if (url === "about:blank" || url.startsWith("data:")) return request.continue();
  const file = url.startsWith(assetOrigin) ? files.get(url.slice(assetOrigin.length)) : undefined;
  if (!file) return request.abort("blockedbyclient");
  return request.respond({
    status: 200,
    contentType: file.mediaType,
    headers: { "access-control-allow-origin": "*" },
    body: file.bytes,
  });
}
