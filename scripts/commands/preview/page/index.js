// @ts-check
import { byId, element, fileAddress, wanted, words } from "./elements.js";
import { htmlView } from "./html-view.js";
import { LeafletView } from "./leaflet-view.js";
import { pagesView } from "./pages-view.js";
import { problemsView } from "./problems-view.js";
import { TextPane } from "./text-pane.js";
import { wordView } from "./word-view.js";

/** @typedef {import("../view.ts").ViewState} ViewState */
/** @typedef {import("../view.ts").ViewRequest} ViewRequest */
/** @typedef {import("../view.ts").DocumentList} DocumentList */

/** @type {ViewRequest} */
let request = fromAddress();
/** @type {DocumentList} */
let list = { documents: [], templates: [] };
/** @type {ViewState | undefined} */
let state;
/** @type {EventSource | undefined} */
let events;

const pane = new TextPane(byId("pane"));
/** @type {Record<string, { show(state: ViewState, isVisible: boolean): void, highlight?(src: string): void }>} */
const views = {
  html: htmlView(byId("panel-html")),
  pages: pagesView(byId("panel-pages")),
  leaflet: new LeafletView(byId("panel-leaflet")),
  word: wordView(byId("panel-word")),
  problems: problemsView(byId("panel-problems"), {
    show: (src) => {
      select("html");
      views.html?.highlight?.(src);
    },
    edit: (file, line, column) => {
      showPane(true);
      void pane.open(file, line, column);
    },
  }),
};
let current = "html";

for (const name of Object.keys(views)) byId(`tab-${name}`).addEventListener("click", () => select(name));
byId("tab-html").parentElement?.addEventListener("keydown", moveBetweenTabs);
byId("toggle-pane").addEventListener("click", () => showPane(byId("pane").hidden === true));
for (const name of /** @type {const} */ (["document", "language", "template", "recipient"]))
  byId(`pick-${name}`).addEventListener("change", () => picked(name));
addEventListener("hashchange", () => {
  const next = fromAddress();
  if (JSON.stringify(wanted(next)) !== JSON.stringify(wanted(request))) look(next);
});
connect();

/** `#document/language/template/recipient` @returns {ViewRequest} */
function fromAddress() {
  const [name = "", lang = "", template, recipient] = location.hash
    .slice(1)
    .split("/")
    .map(decodeURIComponent);
  return { document: name, lang, template: template || undefined, recipient: recipient || undefined };
}

/** @param {ViewRequest} next */
function look(next) {
  request = next;
  state = undefined;
  const { document: name, lang, template = "", recipient = "" } = next;
  const address = [name, lang, template, recipient].map(encodeURIComponent).join("/").replace(/\/+$/, "");
  if (location.hash.slice(1) !== address) history.replaceState(null, "", `#${address}`);
  connect();
}

function connect() {
  events?.close();
  events = new EventSource(
    `api/events?${new URLSearchParams(/** @type {Record<string, string>} */ (wanted(request)))}`,
  );
  events.addEventListener("list", ({ data }) => showList(JSON.parse(data)));
  events.addEventListener("state", ({ data }) => show(JSON.parse(data)));
  events.addEventListener("error", () => say(words.lost));
}

/** @param {DocumentList} next */
function showList(next) {
  list = next;
  byId("welcome").hidden = list.documents.length > 0;
  document.body.classList.toggle("is-empty", list.documents.length === 0);
  if (list.documents.length === 0) return welcome();
  const known = list.documents.find(({ name }) => name === request.document);
  const [first] = list.documents;
  if (!known && !request.document && first)
    return look({ document: first.name, lang: first.languages[0] ?? "" });
  if (known && !request.lang && known.languages[0]) return look({ ...request, lang: known.languages[0] });
  fillPickers();
  // Some editors take a file away before they write it again: whoever looks at it goes on looking.
  if (!known?.languages.includes(request.lang)) say(words.gone);
}

/** @param {ViewState} next */
function show(next) {
  state = next;
  fillPickers();
  byId("stale").hidden = !state.isStale;
  say(state.isBuilding ? words.building : words.ready);
  document.title = `${state.title} – ${words.title}`;
  const errors = state.problems.filter(({ level }) => level !== "info").length;
  byId("problem-count").textContent = errors > 0 ? String(errors) : "";
  byId("tab-leaflet").hidden = !state.sheet;
  if (!state.sheet && current === "leaflet") select("html");
  for (const [name, view] of Object.entries(views)) view.show(state, name === current);
  pane.show(state);
  showDownloads(state);
}

/** @param {string} name */
function select(name) {
  current = name;
  for (const other of Object.keys(views)) {
    const tab = byId(`tab-${other}`);
    tab.setAttribute("aria-selected", String(other === name));
    tab.tabIndex = other === name ? 0 : -1;
    byId(`panel-${other}`).hidden = other !== name;
  }
  if (state) views[name]?.show(state, true);
}

/** Arrow keys, Home and End, as in any row of tabs (WAI-ARIA Authoring Practices). @param {KeyboardEvent} event */
function moveBetweenTabs(event) {
  const names = Object.keys(views).filter((name) => !byId(`tab-${name}`).hidden);
  const at = names.indexOf(current);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: names.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const name = names.at(to % names.length) ?? current;
  select(name);
  byId(`tab-${name}`).focus();
}

/** @param {boolean} isShown */
function showPane(isShown) {
  byId("pane").hidden = !isShown;
  const button = byId("toggle-pane");
  button.setAttribute("aria-expanded", String(isShown));
  button.textContent = (isShown ? words.hidePane : words.showPane) ?? "";
}

/** @param {"document" | "language" | "template" | "recipient"} name */
function picked(name) {
  const { value } = /** @type {HTMLSelectElement} */ (byId(`pick-${name}`));
  if (name === "document") {
    const found = list.documents.find((one) => one.name === value);
    const lang = found?.languages.includes(request.lang) ? request.lang : (found?.languages[0] ?? "");
    look({ document: value, lang });
  } else if (name === "language") look({ ...request, lang: value, recipient: undefined });
  else if (name === "template") look({ ...request, template: value });
  else look({ ...request, recipient: value || undefined });
}

function fillPickers() {
  const found = list.documents.find(({ name }) => name === request.document);
  const { templates = [], recipients = [] } = state ?? {};
  fill(
    "document",
    list.documents.map(({ name }) => [name, name]),
    request.document,
  );
  fill(
    "language",
    (found?.languages ?? []).map((lang) => [lang, lang || "–"]),
    request.lang,
  );
  fill(
    "template",
    templates.map((name) => [name, name]),
    request.template ?? templates[0] ?? "",
  );
  const people = recipients.map(({ id, name }) => /** @type {[string, string]} */ ([id, name]));
  fill(
    "recipient",
    people.length > 0 ? [["", words.specimen ?? ""], ...people] : [],
    request.recipient ?? "",
  );
}

/**
 * @param {string} name
 * @param {string[][]} options
 * @param {string} value
 */
function fill(name, options, value) {
  const select = /** @type {HTMLSelectElement} */ (byId(`pick-${name}`));
  const key = JSON.stringify(options);
  if (select.dataset.options !== key) {
    select.dataset.options = key;
    select.replaceChildren(...options.map(([id = "", text = ""]) => element("option", { value: id }, text)));
  }
  select.value = value;
  const label = select.closest("label");
  if (label) label.hidden = options.length < (name === "document" ? 1 : 2);
}

/** @param {ViewState} shown */
function showDownloads(shown) {
  const links = shown.outputs.map((output) =>
    element(
      "a",
      {
        href: fileAddress(shown, output, true),
        download: true,
        "aria-label": `${words.download}: ${output}`,
      },
      output,
    ),
  );
  const key = links.map((link) => link.getAttribute("href")).join();
  const box = byId("downloads");
  if (box.dataset.key === key) return;
  box.dataset.key = key;
  box.replaceChildren(...links);
}

/** @param {string | undefined} text */
function say(text) {
  const status = byId("status");
  if (status.textContent !== text) status.textContent = text ?? "";
}

function welcome() {
  const box = byId("welcome");
  if (box.childElementCount > 0) return;
  const message = element("p", { role: "alert", class: "problem-text" });
  const name = /** @type {HTMLInputElement} */ (
    element("input", { id: "new-name", autocomplete: "off", value: "my-leaflet" })
  );
  const start = async (/** @type {string} */ template) => {
    message.textContent = "";
    const answer = await fetch("api/new", {
      method: "POST",
      body: JSON.stringify({ template, name: name.value.trim() }),
    });
    if (answer.ok) location.hash = encodeURIComponent(name.value.trim());
    else message.textContent = words.nameTaken ?? "";
  };
  const first = (/** @type {string} */ prefix) => list.templates.find((one) => one.startsWith(prefix)) ?? "";
  box.append(
    element("h2", {}, words.welcome ?? ""),
    element("p", {}, element("label", { for: "new-name" }, words.newName ?? ""), " ", name),
    element(
      "p",
      { class: "choices" },
      element("button", { type: "button", onclick: () => start("leaflet-trifold") }, words.newLeaflet ?? ""),
      element("button", { type: "button", onclick: () => start(first("briefing")) }, words.newBriefing ?? ""),
    ),
    message,
  );
}
