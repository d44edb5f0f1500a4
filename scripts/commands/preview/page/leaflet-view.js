// @ts-check
import { element, fileAddress, words } from "./elements.js";
import { openPdf, paintPage } from "./pages-view.js";

/** @typedef {NonNullable<import("../view.ts").ViewState["sheet"]>} Sheet */

const overlays = /** @type {const} */ (["trim", "bleed", "safe", "folds"]);
/** px that the sheet is painted wide: sharp enough for the fold, which is shown smaller. */
const paintedWidth = 1400;
const svg = "http://www.w3.org/2000/svg";

/**
 * The sheet with its measures, and the leaflet as paper that opens and closes.
 *
 * @param {HTMLElement} panel
 */
export function leafletView(panel) {
  const choice = element("fieldset", { class: "choice" }, element("legend", {}, words.overlays ?? ""));
  for (const name of overlays) {
    const input = element("input", {
      type: "checkbox",
      id: `overlay-${name}`,
      onchange: () => panel.classList.toggle(`shows-${name}`),
    });
    choice.append(
      element("span", {}, input, element("label", { for: `overlay-${name}` }, words[name] ?? name)),
    );
  }
  const paper = element("div", {
    class: "paper",
    tabindex: 0,
    role: "slider",
    "aria-label": words.fold,
    "aria-describedby": "fold-hint",
  });
  const open = element("button", { type: "button", onclick: () => foldTo(folded - 1) }, words.open ?? "");
  const close = element("button", { type: "button", onclick: () => foldTo(folded + 1) }, words.close ?? "");
  const sheets = element("div", { class: "sheets" });
  panel.append(
    element("h2", {}, words.fold ?? ""),
    element(
      "p",
      { class: "choice" },
      open,
      close,
      element("span", { id: "fold-hint" }, words.foldHint ?? ""),
    ),
    element("div", { class: "table" }, paper),
    choice,
    sheets,
  );
  paper.addEventListener("keydown", (event) => {
    const to = {
      ArrowRight: folded - 1,
      ArrowUp: folded - 1,
      ArrowLeft: folded + 1,
      ArrowDown: folded + 1,
      Home: 0,
      End: steps.length,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    foldTo(to);
  });
  let startX = 0;
  paper.addEventListener("pointerdown", (event) => {
    startX = event.clientX;
    paper.setPointerCapture(event.pointerId);
  });
  paper.addEventListener("pointerup", (event) => {
    const moved = event.clientX - startX;
    if (Math.abs(moved) > 30) foldTo(folded + (moved < 0 ? 1 : -1));
    else foldTo(folded === 0 ? steps.length : folded - 1);
  });

  /** @type {Sheet["steps"]} */
  let steps = [];
  /** Movements that have been made. Stays from version to version. */
  let folded = 0;
  /** @type {Map<number, HTMLElement[]>} the hinges that each movement turns */
  let hinges = new Map();
  let address = "";
  let kind = "";

  /** @param {number} wanted */
  function foldTo(wanted) {
    folded = Math.max(0, Math.min(steps.length, wanted));
    for (const [index, parts] of hinges)
      for (const part of parts) {
        const [side, , way] = steps[index] ?? ["left", 0, "over"];
        const isFolded = index < folded;
        const towards = way === "over" ? 1 : -1;
        const turn = (side === "left" ? 1 : -1) * towards * (isFolded ? 180 : 0);
        // What is folded later lies farther from the sheet, so that no layer lies in another.
        const layer = isFolded ? towards * 2 * (index + 1) ** 1.5 : 0;
        part.style.transform = `translateZ(${layer}px) rotateY(${turn}deg)`;
      }
    paper.setAttribute("aria-valuemin", "0");
    paper.setAttribute("aria-valuemax", String(steps.length));
    paper.setAttribute("aria-valuenow", String(folded));
    paper.setAttribute(
      "aria-valuetext",
      folded === 0 ? (words.open ?? "") : `${words.fold} ${folded} ${words.of} ${steps.length}`,
    );
    paper.classList.toggle("is-closed", folded === steps.length && steps.length > 0);
  }

  /**
   * @param {import("../view.ts").ViewState} state
   * @param {boolean} isVisible
   */
  function show(state, isVisible) {
    const { sheet, files } = state;
    const next = sheet && files.pdf ? fileAddress(state, "pdf") : "";
    if (!isVisible || !sheet || !next || next === address) return;
    address = next;
    void paint(next, sheet);
  }

  /**
   * @param {string} next
   * @param {Sheet} sheet
   */
  async function paint(next, sheet) {
    const pdf = await openPdf(next);
    const sides = [
      await paintPage(pdf, 1, paintedWidth),
      await paintPage(pdf, Math.min(2, pdf.numPages), paintedWidth),
    ];
    await pdf.destroy();
    if (address !== next) return;
    const [outside, inside] = sides;
    if (!outside || !inside) return;
    const before = kind;
    kind = JSON.stringify(sheet);
    steps = sheet.steps;
    hinges = new Map();
    paper.replaceChildren(...buildPaper(sheet, outside, inside, hinges));
    paper.style.setProperty("--sheet-width", String(sheet.width));
    paper.style.setProperty("--sheet-height", String(sheet.height));
    foldTo(before === kind ? folded : 0);
    sheets.replaceChildren(
      sheetFigure(outside, sheet, sheet.outside, words.outside ?? ""),
      sheetFigure(inside, sheet, sheet.inside, words.inside ?? ""),
    );
    document.dispatchEvent(new CustomEvent("dipla:leaflet-shown"));
  }

  return { show };
}

/**
 * Panels of the inside from left to right, each with the outside on its back. One lies still, and the others hang on it, each on
 * the one beside it: turning one takes along what hangs on it.
 *
 * @param {Sheet} sheet
 * @param {HTMLCanvasElement} outside
 * @param {HTMLCanvasElement} inside
 * @param {Map<number, HTMLElement[]>} hinges
 */
function buildPaper(sheet, outside, inside, hinges) {
  const edges = [0];
  for (const { width } of sheet.inside) edges.push((edges.at(-1) ?? 0) + width);
  const left = Math.max(0, ...sheet.steps.filter(([part]) => part === "left").map(([, at]) => at));
  const base = Math.min(left, sheet.inside.length - 1);
  const leaf = (/** @type {number} */ index) => {
    const [from = 0, to = 0] = [edges[index], edges[index + 1]];
    const made = element(
      "div",
      { class: "leaf" },
      face(inside, from, to, sheet, false),
      face(outside, from, to, sheet, true),
    );
    made.style.setProperty("--width", String(to - from));
    made.style.setProperty("--left", String(from));
    return made;
  };
  /** @type {HTMLElement[]} */
  const leaves = sheet.inside.map((_, index) => leaf(index));
  for (let index = base - 1; index >= 0; index -= 1) hang(index, index + 1, "left", index + 1);
  for (let index = base + 1; index < leaves.length; index += 1) hang(index, index - 1, "right", index);

  /**
   * @param {number} index
   * @param {number} on
   * @param {"left" | "right"} side
   * @param {number} crease
   */
  function hang(index, on, side, crease) {
    const hinge = element("div", { class: `hinge hinge-${side}` }, leaves[index]);
    leaves[on]?.append(hinge);
    const step = sheet.steps.findIndex(([part, at]) => part === side && at === crease);
    if (step >= 0) hinges.set(step, [...(hinges.get(step) ?? []), hinge]);
  }
  return leaves[base] ? [leaves[base]] : [];
}

/**
 * One side of a panel, cut out of the sheet. Turned over sideways, the outside lies the other way round.
 *
 * @param {HTMLCanvasElement} sheetCanvas
 * @param {number} from mm
 * @param {number} to mm
 * @param {Sheet} sheet
 * @param {boolean} isBack
 */
function face(sheetCanvas, from, to, { width, height }, isBack) {
  const scale = sheetCanvas.width / width;
  const [start, end] = isBack ? [width - to, width - from] : [from, to];
  const canvas = /** @type {HTMLCanvasElement} */ (
    element("canvas", { class: isBack ? "face is-back" : "face", "aria-hidden": "true" })
  );
  canvas.width = Math.round((end - start) * scale);
  canvas.height = Math.round(height * scale);
  canvas
    .getContext("2d")
    ?.drawImage(
      sheetCanvas,
      start * scale,
      0,
      (end - start) * scale,
      height * scale,
      0,
      0,
      canvas.width,
      canvas.height,
    );
  return canvas;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Sheet} sheet
 * @param {Sheet["inside"]} panels
 * @param {string} name
 */
function sheetFigure(canvas, { width, height, bleed, safe }, panels, name) {
  const drawing = document.createElementNS(svg, "svg");
  drawing.setAttribute("viewBox", `${-bleed} ${-bleed} ${width + 2 * bleed} ${height + 2 * bleed}`);
  drawing.setAttribute("aria-hidden", "true");
  const rect = (/** @type {string} */ kind, /** @type {number[]} */ [x = 0, y = 0, w = 0, h = 0]) => {
    const made = document.createElementNS(svg, "rect");
    for (const [key, value] of Object.entries({ class: kind, x, y, width: w, height: h }))
      made.setAttribute(key, String(value));
    drawing.append(made);
  };
  rect("bleed", [-bleed, -bleed, width + 2 * bleed, height + 2 * bleed]);
  rect("trim", [0, 0, width, height]);
  let at = 0;
  for (const panel of panels) {
    rect("safe", [at + safe, safe, panel.width - 2 * safe, height - 2 * safe]);
    at += panel.width;
    if (at < width - 0.1) rect("folds", [at, -bleed, 0.01, height + 2 * bleed]);
  }
  canvas.setAttribute("aria-label", name);
  const box = element("div", { class: "sheet" }, canvas);
  box.style.setProperty("--bleed", `${(100 * bleed) / width}%`);
  box.append(drawing);
  return element("figure", {}, element("figcaption", {}, name), box);
}
