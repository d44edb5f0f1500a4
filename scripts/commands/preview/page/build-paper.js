// @ts-check
import { element } from "./elements.js";

/** @typedef {NonNullable<import("../view.ts").ViewState["sheet"]>} Sheet */

/**
 * Panels of the inside from left to right, each with the outside on its back. One lies still, and the others hang on it, each on
 * the one beside it: turning one takes along what hangs on it.
 *
 * @param {Sheet} sheet
 * @param {HTMLCanvasElement} outside
 * @param {HTMLCanvasElement} inside
 * @param {Map<number, HTMLElement[]>} hinges
 */
export function buildPaper(sheet, outside, inside, hinges) {
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
