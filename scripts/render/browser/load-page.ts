import type { HTTPRequest, Page } from "puppeteer";

/** A file a page may load. */
export interface ServedFile {
  bytes: Uint8Array;
  mediaType: string;
}

/** The origin that pages load their assets from: it resolves nowhere, every request is answered from the allow-list. */
export const assetOrigin = "https://doc.invalid/";

interface Serving {
  files: ReadonlyMap<string, ServedFile>;
  /** What stands before the body of the page's document, if nothing has been changed in it since. */
  head?: string | undefined;
  /** The page is laid out for the printer only. */
  isUnseen: boolean;
}

const serving = new WeakMap<Page, Serving>();

/**
 * Puts a document into a page and waits until its fonts and pictures are there. Anything not in `files` is refused.
 *
 * @param unseen nobody will measure or change the document before it is printed, so that it needn't be laid out for a
 *   screen as well. When the next one has the same head, as the copies of one document have, only its body is put in: style
 *   sheet and fonts stay.
 */
export async function loadPage(
  page: Page,
  html: string,
  files: ReadonlyMap<string, ServedFile>,
  unseen = false,
): Promise<void> {
  const state = serving.get(page) ?? (await startServing(page, files));
  state.files = files;
  const start = html.indexOf(bodyTag) + bodyTag.length;
  const [head, isSame] = [html.slice(0, start), state.head === html.slice(0, start)];
  state.head = unseen && start >= bodyTag.length ? head : undefined;
  if (isSame && unseen) return replaceBody(page, html.slice(start));
  if (state.isUnseen !== unseen) await page.emulateMediaType(unseen ? undefined : "print");
  state.isUnseen = unseen;
  const content = unseen ? html.replace("</head>", `${hiddenOnScreen}</head>`) : html;
  await page.setContent(content, { waitUntil: "load" });
  // `load` does not wait for fonts, and `fonts.ready` is true before layout has asked for any: ask for all.
  const failed = await page.evaluate(() => {
    const fonts = [...document.fonts];
    return Promise.allSettled(fonts.map((font) => font.load())).then((loaded) => [
      ...new Set(
        fonts.filter((_, index) => loaded[index]?.status === "rejected").map(({ family }) => family),
      ),
    ]);
  });
  // By itself a browser says no more than that there was a “network error”.
  if (failed.length > 0) throw new Error(`the browser can't read the font ${failed.join(", ")}`);
}

/** Saves the layout before each print and the one behind it. */
const hiddenOnScreen = "<style>@media screen{body{display:none!important}}</style>";

async function startServing(page: Page, files: ReadonlyMap<string, ServedFile>): Promise<Serving> {
  const state: Serving = { files, isUnseen: false };
  serving.set(page, state);
  await page.setRequestInterception(true);
  page.on("request", (request) => void answer(request, state.files));
  return state;
}

const bodyTag = "<body>";

async function replaceBody(page: Page, html: string): Promise<void> {
  await page.evaluate(
    async (body) => {
      document.body.innerHTML = body;
      // One that can't be shown is no more waited for than when a page is loaded.
      await Promise.allSettled([...document.images].map((image) => image.decode()));
    },
    html.replace(/<\/body>\s*<\/html>\s*$/, ""),
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
