// @ts-check
import { element, words } from "./elements.js";

/**
 * What is wrong, where, and what to do.
 *
 * @param {HTMLElement} panel
 * @param {{ show(src: string): void, edit(file: string, line: number, column: number): void }} actions
 */
export function problemsView(panel, actions) {
  const list = element("ul", { class: "problems" });
  panel.append(list);
  let key = "";

  /** @param {import("../view.ts").ViewState} state */
  function show({ problems }) {
    const now = JSON.stringify(problems);
    if (now === key) return;
    key = now;
    list.replaceChildren(
      ...(problems.length > 0
        ? problems.map(item)
        : [element("li", { class: "nothing" }, words.noProblems ?? "")]),
    );
  }

  /** @param {import("../view.ts").Problem} problem */
  function item({ level, code, file, line, column, message, hint, frame, editor, src }) {
    const place = [file, line, line === undefined ? undefined : column]
      .filter((part) => part !== undefined)
      .join(":");
    const lines = frame.map(({ number, text, isMeant }) =>
      element("span", { class: isMeant ? "is-meant" : undefined }, `${String(number).padStart(4)} ${text}\n`),
    );
    const edit = () => actions.edit(file, line ?? 1, column ?? 1);
    return element(
      "li",
      { class: level },
      element("h2", {}, element("span", { class: "level" }, words[level] ?? level), ` ${message}`),
      element("p", { class: "place" }, `${place} · ${code}`),
      lines.length > 0 ? element("pre", { tabindex: 0, "aria-label": place }, ...lines) : undefined,
      element("p", {}, `${words.hint}: ${hint}`),
      element(
        "p",
        { class: "choice" },
        line === undefined
          ? undefined
          : element("button", { type: "button", onclick: edit }, words.editHere ?? ""),
        src === undefined
          ? undefined
          : element("button", { type: "button", onclick: () => actions.show(src) }, words.show ?? ""),
        editor ? element("a", { href: editor }, words.editor ?? "") : undefined,
      ),
    );
  }

  return { show };
}
