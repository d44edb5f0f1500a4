// @ts-check
import { element, fileAddress, words } from "./elements.js";

/** @typedef {{ numPages: number, getPage(number: number): Promise<any>, destroy(): Promise<void> }} Pdf */

/** @type {Promise<any> | undefined} */
let library;

/** Opens a PDF; the reader is loaded when the first is. @param {string | Uint8Array} source @returns {Promise<Pdf>} */
export async function openPdf(source) {
  // The library is served by the preview itself.
  const path = new URL("../lib/pdf.mjs", import.meta.url).href;
  library ??= import(path);
  const pdfjs = await library;
  pdfjs.GlobalWorkerOptions.workerSrc = new URL("../lib/pdf.worker.mjs", import.meta.url).href;
  const from =
    typeof source === "string" ? { url: new URL(source, document.baseURI).href } : { data: source };
  const task = pdfjs.getDocument({
    ...from,
    isEvalSupported: false,
    disableAutoFetch: true,
    disableStream: true,
  });
  const pdf = await task.promise;
  return { numPages: pdf.numPages, getPage: (number) => pdf.getPage(number), destroy: () => task.destroy() };
}

/**
 * Paints a page as sharp as the screen is.
 *
 * @param {Pdf} pdf
 * @param {number} number
 * @param {number} width CSS px
 */
export async function paintPage(pdf, number, width) {
  const page = await pdf.getPage(number);
  const { width: natural, height } = page.getViewport({ scale: 1 });
  const density = Math.min(3, devicePixelRatio || 1);
  const viewport = page.getViewport({ scale: (width / natural) * density });
  const canvas = /** @type {HTMLCanvasElement} */ (
    element("canvas", { role: "img", "aria-label": `${words.page} ${number} ${words.of} ${pdf.numPages}` })
  );
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  canvas.style.aspectRatio = `${natural} / ${height}`;
  await page.render({ canvas, viewport, background: "#ffffff" }).promise;
  return canvas;
}

/**
 * The real PDF's pages, one below the other, with a row of small ones to jump by.
 *
 * @param {HTMLElement} panel
 */
export function pagesView(panel) {
  const small = element("nav", { class: "thumbnails", "aria-label": words.pages });
  const large = element("div", { class: "pages", tabindex: 0, role: "region", "aria-label": words.pages });
  panel.append(element("div", { class: "pages-view" }, small, large));
  let address = "";
  let painting = "";

  /**
   * @param {import("../view.ts").ViewState} state
   * @param {boolean} isVisible
   */
  function show(state, isVisible) {
    const next = state.files.pdf ? fileAddress(state, "pdf") : "";
    if (!isVisible || !next || next === address || next === painting) return;
    painting = next;
    void paint(next);
  }

  /** @param {string} next */
  async function paint(next) {
    const pdf = await openPdf(next);
    const width = Math.min(900, large.clientWidth - 48 || 700);
    const pages = [];
    const thumbnails = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const canvas = await paintPage(pdf, number, width);
      if (painting !== next) return pdf.destroy();
      canvas.id = `page-${number}`;
      pages.push(canvas);
      thumbnails.push(thumbnail(canvas, number));
      // The first pages are shown before the last are painted, when nothing is shown yet.
      if (address === "") large.replaceChildren(...pages);
    }
    const position = large.scrollTop;
    large.replaceChildren(...pages);
    small.replaceChildren(...thumbnails);
    large.scrollTop = position;
    address = next;
    document.dispatchEvent(new CustomEvent("dipla:pages-shown"));
    return pdf.destroy();
  }

  return { show };
}

/**
 * @param {HTMLCanvasElement} page
 * @param {number} number
 */
function thumbnail(page, number) {
  const picture = /** @type {HTMLCanvasElement} */ (element("canvas", { "aria-hidden": "true" }));
  picture.width = 96;
  picture.height = Math.round((96 * page.height) / page.width);
  picture.getContext("2d")?.drawImage(page, 0, 0, picture.width, picture.height);
  const jump = () => page.scrollIntoView({ block: "start" });
  return element(
    "button",
    { type: "button", "aria-label": `${words.page} ${number}`, onclick: jump },
    picture,
    String(number),
  );
}
