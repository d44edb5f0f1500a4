// @ts-check

/** The interface's words, in its language; the server puts them on the root element. @type {Record<string, string>} */
export const words = JSON.parse(document.documentElement.dataset.words ?? "{}");

/**
 * An element with properties (`on…` listens, `aria-…` and `data-…` are attributes) and children; text is always text.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} properties
 * @param {...(Node | string | undefined)} children
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith("on") && typeof value === "function")
      made.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (value === true) made.setAttribute(name, "");
    else made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** @param {string} id */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`there is no #${id}`);
  return found;
}

/**
 * The address of a file that is shown; its hash makes it another one when it changes.
 *
 * @param {import("../view.ts").ViewState} state
 * @param {string} output
 * @param {boolean} [download]
 */
export function fileAddress({ request, files }, output, download = false) {
  const query = new URLSearchParams(/** @type {Record<string, string>} */ (wanted(request)));
  query.set("v", files[/** @type {"html"} */ (output)] ?? "");
  if (download) query.set("download", "");
  return `file/${output}?${query}`;
}

/** @param {import("../view.ts").ViewRequest} request */
export function wanted(request) {
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value));
}
