// @ts-check
import { element, wanted, words } from "./elements.js";
import { openPdf, paintPage } from "./pages-view.js";

/**
 * The Word file: its pages where LibreOffice is installed, and its outline.
 *
 * @param {HTMLElement} panel
 */
export function wordView(panel) {
  const box = element("div", { class: "word" });
  panel.append(box);
  let version = "";

  /**
   * @param {import("../view.ts").ViewState} state
   * @param {boolean} isVisible
   */
  function show(state, isVisible) {
    const now = JSON.stringify([state.request, state.version]);
    if (!isVisible || !state.outputs.includes("docx") || state.isStale || now === version) return;
    version = now;
    void load(state, now);
  }

  /**
   * @param {import("../view.ts").ViewState} state
   * @param {string} now
   */
  async function load(state, now) {
    const answer = await fetch(
      `word?${new URLSearchParams(/** @type {Record<string, string>} */ (wanted(state.request)))}`,
    );
    if (now !== version) return;
    if (!answer.ok) {
      // It was out of date before it was there: the next version asks again.
      version = "";
      return;
    }
    const { outline, pages } = /** @type {import("../word-view.ts").WordView} */ (await answer.json());
    const parts = [];
    if (pages) {
      const pdf = await openPdf(Uint8Array.from(atob(pages), (sign) => sign.charCodeAt(0)));
      const canvases = [];
      for (let number = 1; number <= pdf.numPages; number += 1)
        canvases.push(await paintPage(pdf, number, 700));
      await pdf.destroy();
      parts.push(element("h2", {}, words.wordPages ?? ""), element("div", { class: "pages" }, ...canvases));
    }
    const items = outline.map(({ kind, level, text }) =>
      element("li", { "data-kind": kind, "data-level": level }, text),
    );
    parts.push(element("h2", {}, words.outline ?? ""), element("ol", { class: "outline" }, ...items));
    if (now === version) box.replaceChildren(...parts);
    document.dispatchEvent(new CustomEvent("dipla:word-shown"));
  }

  return { show };
}
