// @ts-check
import { element } from "./elements.js";

/** @typedef {NonNullable<import("../view.ts").ViewState["sheet"]>} Sheet */

const svg = "http://www.w3.org/2000/svg";

/**
 * One side of the sheet, flat, with its measures drawn over it.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Sheet} sheet
 * @param {Sheet["inside"]} panels
 * @param {string} name
 */
export function sheetFigure(canvas, { width, height, bleed, safe }, panels, name) {
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
