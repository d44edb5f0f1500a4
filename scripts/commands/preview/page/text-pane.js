// @ts-check
import { element, words } from "./elements.js";

/**
 * A text area with the file's text, its problems underlined, saved when asked to or a moment after the last key. The browser's own undo works. A file
 * that was changed on the disk meanwhile is never overwritten without a word.
 *
 * @param {HTMLElement} pane
 */
export function textPane(pane) {
  const files = /** @type {HTMLSelectElement} */ (
    element("select", { id: "pick-file", onchange: () => open(files.value, 1, 1) })
  );
  const text = /** @type {HTMLTextAreaElement} */ (
    element("textarea", {
      id: "text",
      spellcheck: "true",
      "aria-label": words.pane,
      "aria-describedby": "pane-status",
      wrap: "soft",
    })
  );
  const marks = element("div", { class: "marks", "aria-hidden": "true" });
  const status = element("span", { id: "pane-status", role: "status" });
  const button = element("button", { type: "button", onclick: () => save() }, words.save ?? "");
  const conflict = element("div", { class: "conflict", role: "alert", hidden: true });
  pane.append(
    element(
      "p",
      { class: "choice" },
      element("label", { for: "pick-file" }, words.file ?? ""),
      files,
      button,
      status,
    ),
    conflict,
    element("div", { class: "paper-text" }, marks, text),
  );
  /** The file that is open, and the hash of what its text was made from. */
  let file = "";
  let base = "";
  let isChanged = false;
  /** @type {import("../view.ts").Problem[]} */
  let problems = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  text.addEventListener("input", () => {
    isChanged = true;
    say(words.unsaved);
    drawMarks();
    clearTimeout(timer);
    timer = setTimeout(() => save(), 700);
  });
  text.addEventListener("scroll", () => {
    marks.scrollTop = text.scrollTop;
  });
  text.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void save();
  });

  /** @param {import("../view.ts").ViewState} state */
  function show(state) {
    problems = [...state.problems];
    const key = state.sources.join("\n");
    if (files.dataset.key !== key) {
      files.dataset.key = key;
      files.replaceChildren(
        ...state.sources.map((source) =>
          element("option", { value: source }, source.replace(/^content\//, "")),
        ),
      );
    }
    if (state.sources.length > 0 && !state.sources.includes(file)) void open(state.sources[0] ?? "", 1, 1);
    else if (file) {
      files.value = file;
      if (!isChanged && conflict.hidden) void reload();
    }
    drawMarks();
  }

  /**
   * @param {string} wanted
   * @param {number} line
   * @param {number} column
   */
  async function open(wanted, line, column) {
    if (wanted !== file) {
      if (isChanged) await save();
      const found = await read(wanted);
      if (!found) return;
      file = wanted;
      take(found);
      files.value = file;
    }
    const lines = text.value.split("\n").slice(0, line - 1);
    const at = lines.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
    if (line === 1 && column === 1) return;
    text.focus();
    text.setSelectionRange(at, at);
    text.scrollTop = Math.max(0, (line - 4) * Number.parseFloat(getComputedStyle(text).lineHeight));
  }

  /** What another program has saved is taken over as long as nothing was typed here. */
  async function reload() {
    const asked = file;
    const found = await read(asked);
    if (found && asked === file && !isChanged && found.hash !== base) {
      const { selectionStart, selectionEnd, scrollTop } = text;
      take(found);
      text.setSelectionRange(selectionStart, selectionEnd);
      text.scrollTop = scrollTop;
    }
  }

  /** @param {string} wanted @returns {Promise<{ text: string, hash: string } | undefined>} */
  async function read(wanted) {
    const answer = await fetch(`api/text?${new URLSearchParams({ file: wanted })}`);
    return answer.ok ? answer.json() : undefined;
  }

  /** @param {{ text: string, hash: string }} found */
  function take(found) {
    text.value = found.text;
    base = found.hash;
    isChanged = false;
    conflict.hidden = true;
    say("");
    drawMarks();
  }

  async function save() {
    clearTimeout(timer);
    if (!isChanged || !file || !conflict.hidden) return;
    const sent = text.value;
    const answer = await fetch("api/text", {
      method: "PUT",
      body: JSON.stringify({ file, text: sent, base }),
    });
    const result = await answer.json().catch(() => undefined);
    if (answer.ok) {
      base = result.hash;
      isChanged = text.value !== sent;
      say(isChanged ? words.unsaved : words.saved);
    } else if (answer.status === 409) askWhich(result.current);
    else say(words.lost);
  }

  /** @param {{ text: string, hash: string } | undefined} current */
  function askWhich(current) {
    const mine = async () => {
      base = current?.hash ?? "";
      conflict.hidden = true;
      await save();
    };
    conflict.replaceChildren(
      element("p", {}, words.changedOnDisk ?? ""),
      element("button", { type: "button", onclick: () => current && take(current) }, words.takeTheirs ?? ""),
      element("button", { type: "button", onclick: mine }, words.keepMine ?? ""),
    );
    conflict.hidden = false;
  }

  /** Lines with a problem are underlined by a copy of the text that lies behind it, without its letters. */
  function drawMarks() {
    const lines = new Map(problems.filter((one) => one.file === file).map((one) => [one.line, one]));
    const wholes = text.value.split("\n").map((line, index) => {
      const problem = lines.get(index + 1);
      const words = `${line}\n`;
      return problem ? element("mark", { class: problem.level, title: problem.message }, words) : words;
    });
    marks.replaceChildren(...wholes);
    marks.scrollTop = text.scrollTop;
    text.setAttribute("aria-invalid", String([...lines.values()].some(({ level }) => level === "error")));
  }

  /** @param {string | undefined} words */
  function say(words) {
    status.textContent = words ?? "";
  }

  return { show, open };
}
