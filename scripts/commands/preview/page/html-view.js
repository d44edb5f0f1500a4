// @ts-check
import { element, fileAddress, words } from "./elements.js";

/** px, and what they stand for. */
const widths = { phone: 390, tablet: 820, desktop: 0 };

/**
 * The web page in a frame that can do nothing. A new version is loaded beside the old one and takes its place when it is
 * there, at the same scroll position; blocks that have changed flash once.
 *
 * @param {HTMLElement} panel
 */
export function htmlView(panel) {
  const frames = element("div", { class: "frames" });
  const choice = element("fieldset", { class: "choice" }, element("legend", {}, words.width ?? ""));
  for (const [name, width] of Object.entries(widths)) {
    const id = `width-${name}`;
    const input = element("input", {
      type: "radio",
      name: "width",
      id,
      onchange: () => resize(width),
      checked: width === 0,
    });
    choice.append(element("span", {}, input, element("label", { for: id }, words[name] ?? name)));
  }
  panel.append(choice, frames);
  /** @type {HTMLIFrameElement | undefined} */
  let shown;
  let address = "";
  let wantedSrc = "";

  /** @param {number} width */
  function resize(width) {
    frames.style.setProperty("--frame-width", width > 0 ? `${width}px` : "100%");
  }

  /** @param {import("../view.ts").ViewState} state */
  function show(state) {
    if (!state.files.html) return;
    const next = fileAddress(state, "html");
    if (next === address) return;
    const isSameView = address.split("&v=")[0] === next.split("&v=")[0];
    address = next;
    const frame = /** @type {HTMLIFrameElement} */ (
      element("iframe", { src: next, title: words.html, sandbox: "allow-same-origin", class: "is-loading" })
    );
    frame.addEventListener("load", () => takeOver(frame, isSameView), { once: true });
    frames.append(frame);
  }

  /**
   * @param {HTMLIFrameElement} frame
   * @param {boolean} isSameView
   */
  function takeOver(frame, isSameView) {
    const old = shown;
    if (new URL(address, location.href).href !== frame.src) return frame.remove();
    if (old && isSameView) {
      const position = old.contentWindow?.scrollY ?? 0;
      frame.contentWindow?.scrollTo({ top: position, behavior: "instant" });
      flash(changedBlocks(old, frame));
    }
    shown = frame;
    frame.classList.remove("is-loading");
    old?.remove();
    document.dispatchEvent(new CustomEvent("dipla:html-shown"));
    if (wantedSrc) highlight(wantedSrc);
  }

  /** @param {string} src `line:column` of a block */
  function highlight(src) {
    const [line] = src.split(":").map(Number);
    const blocks = [...(shown?.contentDocument?.querySelectorAll("[data-src]") ?? [])];
    const before = blocks.filter(
      (block) => Number((block.getAttribute("data-src") ?? "").split(":")[0]) <= (line ?? 0),
    );
    const block = before.at(-1) ?? blocks[0];
    wantedSrc = "";
    block?.scrollIntoView({ block: "center", behavior: "instant" });
    if (block) flash([block]);
  }

  return { show, highlight };
}

/**
 * @param {HTMLIFrameElement} old
 * @param {HTMLIFrameElement} now
 */
function changedBlocks(old, now) {
  const text = (/** @type {Element} */ block) =>
    block.textContent + (block.querySelector("img")?.getAttribute("src") ?? "").slice(-200);
  const blocksOf = (/** @type {HTMLIFrameElement} */ frame) =>
    [...(frame.contentDocument?.querySelectorAll("[data-src]") ?? [])].filter(
      (block) => !block.querySelector("[data-src]"),
    );
  const known = new Set(blocksOf(old).map(text));
  return blocksOf(now).filter((block) => !known.has(text(block)));
}

/** The frame's own style sheet knows nothing of it: the outline is set on the blocks. @param {readonly Element[]} blocks */
function flash(blocks) {
  for (const block of blocks) {
    const { style } = /** @type {HTMLElement} */ (block);
    style.outline = "3px solid #F0AE3F";
    style.outlineOffset = "4px";
    setTimeout(() => {
      style.outline = "";
      style.outlineOffset = "";
    }, 1200);
  }
}
