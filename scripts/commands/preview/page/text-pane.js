// @ts-check
import { element, words } from "./elements.js";
import { readText, writeText } from "./text-file.js";

/** ms after the last key until the text is saved. */
const pause = 700;

/**
 * A text area with the file's text, its problems underlined, saved when asked to or a moment after the last key. The browser's own undo works. A file
 * that was changed on the disk meanwhile is never overwritten without a word.
 */
export class TextPane {
  #files = /** @type {HTMLSelectElement} */ (
    element("select", { id: "pick-file", onchange: () => this.open(this.#files.value, 1, 1) })
  );
  #text = /** @type {HTMLTextAreaElement} */ (
    element("textarea", {
      id: "text",
      spellcheck: "true",
      "aria-label": words.pane,
      "aria-describedby": "pane-status",
      wrap: "soft",
    })
  );
  #marks = element("div", { class: "marks", "aria-hidden": "true" });
  #status = element("span", { id: "pane-status", role: "status" });
  #conflict = element("div", { class: "conflict", role: "alert", hidden: true });
  /** The file that is open, and the hash of what its text was made from. */
  #file = "";
  #base = "";
  #isChanged = false;
  /** @type {import("../view.ts").Problem[]} */
  #problems = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {HTMLElement} pane */
  constructor(pane) {
    const label = element("label", { for: "pick-file" }, words.file ?? "");
    const button = element("button", { type: "button", onclick: () => this.#save() }, words.save ?? "");
    pane.append(
      element("p", { class: "choice" }, label, this.#files, button, this.#status),
      this.#conflict,
      element("div", { class: "paper-text" }, this.#marks, this.#text),
    );
    this.#text.addEventListener("input", () => this.#typed());
    this.#text.addEventListener("scroll", () => {
      this.#marks.scrollTop = this.#text.scrollTop;
    });
    this.#text.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void this.#save();
    });
  }

  /**
   * A new version of the document has been made.
   *
   * @param {import("../view.ts").ViewState} state
   */
  show({ problems, sources }) {
    this.#problems = [...problems];
    this.#offer(sources);
    if (sources.length > 0 && !sources.includes(this.#file)) void this.open(sources[0] ?? "", 1, 1);
    else if (this.#file) {
      this.#files.value = this.#file;
      if (!this.#isChanged && this.#conflict.hidden) void this.#reload();
    }
    this.#drawMarks();
  }

  /**
   * Puts the cursor somewhere; what was typed into the file before is saved first.
   *
   * @param {string} wanted
   * @param {number} line from 1
   * @param {number} column from 1
   */
  async open(wanted, line, column) {
    if (wanted !== this.#file) {
      if (this.#isChanged) await this.#save();
      const found = await readText(wanted);
      if (!found) return;
      this.#file = wanted;
      this.#take(found);
      this.#files.value = wanted;
    }
    if (line === 1 && column === 1) return;
    const text = this.#text;
    const lines = text.value.split("\n").slice(0, line - 1);
    const at = lines.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
    text.focus();
    text.setSelectionRange(at, at);
    text.scrollTop = Math.max(0, (line - 4) * Number.parseFloat(getComputedStyle(text).lineHeight));
  }

  #typed() {
    this.#isChanged = true;
    this.#say(words.unsaved);
    this.#drawMarks();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), pause);
  }

  /** @param {readonly string[]} sources */
  #offer(sources) {
    const key = sources.join("\n");
    if (this.#files.dataset.key === key) return;
    this.#files.dataset.key = key;
    this.#files.replaceChildren(
      ...sources.map((source) => element("option", { value: source }, source.replace(/^content\//, ""))),
    );
  }

  /** What another program has saved is taken over as long as nothing was typed here. */
  async #reload() {
    const asked = this.#file;
    const found = await readText(asked);
    if (!found || asked !== this.#file || this.#isChanged || found.hash === this.#base) return;
    const { selectionStart, selectionEnd, scrollTop } = this.#text;
    this.#take(found);
    this.#text.setSelectionRange(selectionStart, selectionEnd);
    this.#text.scrollTop = scrollTop;
  }

  /** @param {import("./text-file.js").TextFile} found */
  #take({ text, hash }) {
    this.#text.value = text;
    this.#base = hash;
    this.#isChanged = false;
    this.#conflict.hidden = true;
    this.#say("");
    this.#drawMarks();
  }

  async #save() {
    clearTimeout(this.#timer);
    if (!this.#isChanged || !this.#file || !this.#conflict.hidden) return;
    const sent = this.#text.value;
    const result = await writeText(this.#file, sent, this.#base);
    if (!result) this.#say(words.lost);
    else if ("current" in result) this.#askWhich(result.current);
    else {
      this.#base = result.hash;
      this.#isChanged = this.#text.value !== sent;
      this.#say(this.#isChanged ? words.unsaved : words.saved);
    }
  }

  /** @param {import("./text-file.js").TextFile | undefined} current */
  #askWhich(current) {
    const takeTheirs = () => current && this.#take(current);
    const keepMine = async () => {
      this.#base = current?.hash ?? "";
      this.#conflict.hidden = true;
      await this.#save();
    };
    this.#conflict.replaceChildren(
      element("p", {}, words.changedOnDisk ?? ""),
      element("button", { type: "button", onclick: takeTheirs }, words.takeTheirs ?? ""),
      element("button", { type: "button", onclick: keepMine }, words.keepMine ?? ""),
    );
    this.#conflict.hidden = false;
  }

  /** Lines with a problem are underlined by a copy of the text that lies behind it, without its letters. */
  #drawMarks() {
    const own = this.#problems.filter((one) => one.file === this.#file);
    const lines = new Map(own.map((one) => [one.line, one]));
    const wholes = this.#text.value.split("\n").map((line, index) => {
      const problem = lines.get(index + 1);
      const whole = `${line}\n`;
      return problem ? element("mark", { class: problem.level, title: problem.message }, whole) : whole;
    });
    this.#marks.replaceChildren(...wholes);
    this.#marks.scrollTop = this.#text.scrollTop;
    const isWrong = [...lines.values()].some(({ level }) => level === "error");
    this.#text.setAttribute("aria-invalid", String(isWrong));
  }

  /** @param {string | undefined} sentence */
  #say(sentence) {
    this.#status.textContent = sentence ?? "";
  }
}
