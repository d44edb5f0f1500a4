// @ts-check
import { buildPaper } from "./build-paper.js";
import { element, fileAddress, words } from "./elements.js";
import { openPdf, paintPage } from "./pages-view.js";
import { sheetFigure } from "./sheet-figure.js";

/** @typedef {NonNullable<import("../view.ts").ViewState["sheet"]>} Sheet */

const overlays = /** @type {const} */ (["trim", "bleed", "safe", "folds"]);
/** px that the sheet is painted wide: sharp enough for the fold, which is shown smaller. */
const paintedWidth = 1400;
/** px that a pointer has to move to count as a swipe. */
const swipe = 30;

/** The sheet with its measures, and the leaflet as paper that opens and closes. */
export class LeafletView {
  #paper = element("div", {
    class: "paper",
    tabindex: 0,
    role: "slider",
    "aria-label": words.fold,
    "aria-describedby": "fold-hint",
  });
  #sheets = element("div", { class: "sheets" });
  /** @type {Sheet["steps"]} */
  #steps = [];
  /** Movements that have been made. Stays from version to version. */
  #folded = 0;
  /** @type {Map<number, HTMLElement[]>} the hinges that each movement turns */
  #hinges = new Map();
  #address = "";
  #kind = "";

  /** @param {HTMLElement} panel */
  constructor(panel) {
    const button = (/** @type {number} */ by, /** @type {string} */ name) =>
      element("button", { type: "button", onclick: () => this.#foldTo(this.#folded + by) }, name);
    const hint = element("span", { id: "fold-hint" }, words.foldHint ?? "");
    panel.append(
      element("h2", {}, words.fold ?? ""),
      element("p", { class: "choice" }, button(-1, words.open ?? ""), button(1, words.close ?? ""), hint),
      element("div", { class: "table" }, this.#paper),
      choiceOfOverlays(panel),
      this.#sheets,
    );
    this.#listenToKeys();
    this.#listenToPointer();
  }

  /**
   * A new version of the document has been made.
   *
   * @param {import("../view.ts").ViewState} state
   * @param {boolean} isVisible
   */
  show(state, isVisible) {
    const { sheet, files } = state;
    const next = sheet && files.pdf ? fileAddress(state, "pdf") : "";
    if (!isVisible || !sheet || !next || next === this.#address) return;
    this.#address = next;
    void this.#paint(next, sheet);
  }

  #listenToKeys() {
    this.#paper.addEventListener("keydown", (event) => {
      const to = {
        ArrowRight: this.#folded - 1,
        ArrowUp: this.#folded - 1,
        ArrowLeft: this.#folded + 1,
        ArrowDown: this.#folded + 1,
        Home: 0,
        End: this.#steps.length,
      }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      this.#foldTo(to);
    });
  }

  #listenToPointer() {
    let startX = 0;
    this.#paper.addEventListener("pointerdown", (event) => {
      startX = event.clientX;
      this.#paper.setPointerCapture(event.pointerId);
    });
    this.#paper.addEventListener("pointerup", (event) => {
      const moved = event.clientX - startX;
      if (Math.abs(moved) > swipe) this.#foldTo(this.#folded + (moved < 0 ? 1 : -1));
      else this.#foldTo(this.#folded === 0 ? this.#steps.length : this.#folded - 1);
    });
  }

  /** @param {number} wanted */
  #foldTo(wanted) {
    const last = this.#steps.length;
    this.#folded = Math.max(0, Math.min(last, wanted));
    for (const [index, parts] of this.#hinges) {
      const transform = turned(this.#steps[index] ?? ["left", 0, "over"], index, index < this.#folded);
      for (const part of parts) part.style.transform = transform;
    }
    const state = {
      "aria-valuemin": "0",
      "aria-valuemax": String(last),
      "aria-valuenow": String(this.#folded),
      "aria-valuetext":
        this.#folded === 0 ? (words.open ?? "") : `${words.fold} ${this.#folded} ${words.of} ${last}`,
    };
    for (const [name, value] of Object.entries(state)) this.#paper.setAttribute(name, value);
    this.#paper.classList.toggle("is-closed", this.#folded === last && last > 0);
  }

  /**
   * @param {string} next
   * @param {Sheet} sheet
   */
  async #paint(next, sheet) {
    const pdf = await openPdf(next);
    const outside = await paintPage(pdf, 1, paintedWidth);
    const inside = await paintPage(pdf, Math.min(2, pdf.numPages), paintedWidth);
    await pdf.destroy();
    if (this.#address !== next || !outside || !inside) return;
    const before = this.#kind;
    this.#kind = JSON.stringify(sheet);
    this.#steps = sheet.steps;
    this.#hinges = new Map();
    this.#paper.replaceChildren(...buildPaper(sheet, outside, inside, this.#hinges));
    this.#paper.style.setProperty("--sheet-width", String(sheet.width));
    this.#paper.style.setProperty("--sheet-height", String(sheet.height));
    this.#foldTo(before === this.#kind ? this.#folded : 0);
    this.#sheets.replaceChildren(
      sheetFigure(outside, sheet, sheet.outside, words.outside ?? ""),
      sheetFigure(inside, sheet, sheet.inside, words.inside ?? ""),
    );
    document.dispatchEvent(new CustomEvent("dipla:leaflet-shown"));
  }
}

/**
 * Where a hinge stands, as CSS has it.
 *
 * @param {Sheet["steps"][number]} step
 * @param {number} index which movement it is
 * @param {boolean} isFolded
 */
function turned([side, , way], index, isFolded) {
  const towards = way === "over" ? 1 : -1;
  const turn = (side === "left" ? 1 : -1) * towards * (isFolded ? 180 : 0);
  // What is folded later lies farther from the sheet, so that no layer lies in another.
  const layer = isFolded ? towards * 2 * (index + 1) ** 1.5 : 0;
  return `translateZ(${layer}px) rotateY(${turn}deg)`;
}

/** @param {HTMLElement} panel shows what is chosen */
function choiceOfOverlays(panel) {
  const choice = element("fieldset", { class: "choice" }, element("legend", {}, words.overlays ?? ""));
  for (const name of overlays) {
    const id = `overlay-${name}`;
    const toggle = () => panel.classList.toggle(`shows-${name}`);
    const input = element("input", { type: "checkbox", id, onchange: toggle });
    choice.append(element("span", {}, input, element("label", { for: id }, words[name] ?? name)));
  }
  return choice;
}
