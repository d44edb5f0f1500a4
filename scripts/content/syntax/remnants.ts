import type { Root } from "mdast";
import { visitMarkdown } from "../../document/tree.ts";
import type { DiagnosticCode } from "../../findings/diagnostic-codes.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";

/** Markup that became text: how it looks, and which words say what it was meant to be and what to write. */
interface Remnant {
  pattern: RegExp;
  code: Extract<DiagnosticCode, "markup-left" | "markup-doubtful">;
  what: string;
}

/** Signs by their names in HTML: those that texts are full of, since `R&D;` is none. */
const entity =
  /&(?:nbsp|amp|lt|gt|quot|apos|copy|reg|trade|euro|shy|middot|bull|hellip|times|deg|[nm]dash|[lrb]dquo|[lr]squo|sbquo|[lr]aquo|szlig|[aeiou](?:acute|grave|circ|uml)|[ano]tilde|ccedil|#\d{2,6}|#x[\da-f]{2,6});/i;

/** In the order in which they are looked for; what one has found, the next ones leave alone. */
const remnants: readonly Remnant[] = [
  { pattern: /^\s*:{3,}.*$/m, code: "markup-left", what: "remnant-block" },
  // U+FDD2 stands for a brace behind a backslash, see `escaped-signs.ts`.
  { pattern: /\{\{|(?<![{\uFDD2]\{[^{}\n]*)\}\}/, code: "markup-left", what: "remnant-field" },
  { pattern: /!\[[^\]]*\]\s?\(.*|!\[[^\]]*\]/, code: "markup-doubtful", what: "remnant-picture" },
  {
    pattern: /\[[^\]]*\]\(.*|\[[^\]]*\] \((?:https?:|www\.|mailto:|#|\.{0,2}\/).*|\[[^\]]*\] \($|\]\(/,
    code: "markup-doubtful",
    what: "remnant-link",
  },
  {
    pattern: /\$\$[\s\S]*?\$\$|\$[^\s$][^$\n]*[\\^_=][^$\n]*\$|\\[([][^\n]*\\[\])]/,
    code: "markup-doubtful",
    what: "remnant-maths",
  },
  {
    // Three and more are a line to write on.
    pattern: /\*\*|(?<![\p{L}\p{N}_])__(?=[^\s_])|(?<=[^\s_])__(?![\p{L}\p{N}_])/u,
    code: "markup-doubtful",
    what: "remnant-strong",
  },
  { pattern: /~~/, code: "markup-doubtful", what: "remnant-strike" },
  { pattern: /==(?=\S)[^=\n]+==/, code: "markup-doubtful", what: "remnant-mark" },
  // Two lines of as good as columns would run on in one another.
  {
    pattern: /^[^\t\n]*[^\s][ ]*\t+[^\t\n]*\S.*\n[^\t\n]*[^\s][ ]*\t+[^\t\n]*\S/m,
    code: "markup-doubtful",
    what: "remnant-tabs",
  },
  // MediaWiki, AsciiDoc, Textile, reStructuredText, forums, LaTeX.
  {
    pattern:
      /^={2,6} ?[^=\n]+={2,6}$|^={1,5} \p{Lu}|^\{\| ?(?:class|style|border)|^h[1-6]\. \S|^\.\. [a-z][\w-]+::/mu,
    code: "markup-doubtful",
    what: "remnant-other",
  },
  {
    pattern:
      /'{3}[^'\n]+'{3}|\[(?<tag>b|i|u|s|url|img|quote|code|size|color)(?:=[^\]\n]*)?\][^[\n]*\[\/\k<tag>\]|\[(?:url|img|quote|size|color)=/,
    code: "markup-doubtful",
    what: "remnant-other",
  },
  { pattern: /\[\[?_?toc_?\]?\]|\{:toc\}/i, code: "markup-doubtful", what: "remnant-contents" },
  {
    pattern: /\{[#.:][^}\n]*\}|\{(?:width|height|style|class|id|lang|target|align|loading)\s*=[^}\n]*\}/,
    code: "markup-doubtful",
    what: "remnant-attributes",
  },
  { pattern: /\[-?@[\w:.-]+[^\]\n]*\]/, code: "markup-doubtful", what: "remnant-citation" },
  { pattern: /\^\[[^\]\n]+\]/, code: "markup-doubtful", what: "remnant-note" },
  { pattern: /\[\[[^\]\n]+\]\]/, code: "markup-doubtful", what: "remnant-wiki" },
  {
    pattern: /(?<![\p{L}\p{N}:]):[a-z][a-z0-9_+-]{2,}:(?![\p{L}\p{N}:])/u,
    code: "markup-doubtful",
    what: "remnant-emoji",
  },
  { pattern: /^!!![ \t]*\w+|^\?\?\?\+?[ \t]*\w+/m, code: "markup-doubtful", what: "remnant-admonition" },
  // A line of hashtags is meant: `#river #bridge`.
  {
    pattern: /^(?!#[^\s#]+(?:[ \t]+[#@][^\s#]+)*[ \t]*$)#{1,6}(?=[\p{L}\p{N}])/mu,
    code: "markup-doubtful",
    what: "remnant-heading",
  },
  { pattern: /^\+[-=]{3,}\+/m, code: "markup-doubtful", what: "remnant-table" },
  // What was escaped twice on its way here.
  {
    pattern: entity,
    code: "markup-doubtful",
    what: "remnant-entity",
  },
  {
    pattern:
      /<\/?(?:a|b|br|div|em|font|h[1-6]|hr|i|img|li|ol|p|span|strong|table|t[dhr]|u|ul)(?:\s[^<>]*)?\/?>/i,
    code: "markup-doubtful",
    what: "remnant-html",
  },
];

/**
 * Tells of markup that stands in the finished text as it was typed: Markdown that failed, and what other programs know. Once for each kind and
 * line. What an author has escaped (`\*\*`) is meant.
 *
 * @param text the file as it was written
 */
export function reportRemnants(tree: Root, text: string, file: string, diagnostics: Diagnostics): void {
  const lines = text.split("\n");
  const told = new Set<string>();
  // Where a block went wrong, lines of colons are left over in its wake.
  const isWake = diagnostics.list().some(({ code }) => code.startsWith("directive-"));
  const tell = (
    remnant: Pick<Remnant, "code" | "what">,
    line: number,
    column: number,
    found: string,
  ): void => {
    if (told.has(`${remnant.what} ${line}`) || (isWake && remnant.what === "remnant-block")) return;
    told.add(`${remnant.what} ${line}`);
    const shown = found.trim().split("\n")[0] ?? "";
    const short = shown.length > 40 ? `${shown.slice(0, 40)}…` : shown;
    diagnostics.add(remnant.code, { file, line, column }, { found: short, what: remnant.what });
  };
  let readTo = 0;
  visitMarkdown(tree, (node) => {
    const { start, end } = node.position ?? {};
    if (node.type === "code" && /^(?:mermaid|math|\{math\})$/.test(node.lang ?? "") && start)
      tell(
        { code: "markup-doubtful", what: node.lang === "mermaid" ? "remnant-diagram" : "remnant-maths" },
        start.line,
        start.column,
        `\`\`\`${node.lang}`,
      );
    if (node.type === "code" && start && end && isOpen(lines, start.line, end.line))
      tell(
        { code: holdsOurs(node.value) ? "markup-left" : "markup-doubtful", what: "remnant-code" },
        start.line,
        start.column,
        "```",
      );
    if (node.type === "html" && start)
      for (const [what, code] of remnantsOfHtml(node.value))
        tell({ what, code }, start.line, start.column, node.value);
    // The items of a list that was typed with its own bullets end where their paragraph ends: each line is looked at once.
    if (node.type === "paragraph" && start && end && end.line > readTo) {
      const from = Math.max(start.line, readTo + 1);
      readTo = end.line;
      for (const { what, line, column, found } of latexIn(lines, from, end.line))
        tell({ code: "markup-doubtful", what }, line, column, found);
    }
    if (node.type !== "text" || !start || !end) return;
    let rest = node.value;
    for (const remnant of remnants) {
      const match = remnant.pattern.exec(rest);
      if (!match) continue;
      const place = placeIn(lines, match[0], [start.line, end.line], remnant.pattern.multiline);
      if (!place) continue;
      tell(remnant, place.line, place.column, match[0]);
      rest = rest.replace(match[0], " ");
    }
  });
}

/**
 * `\(x_1\)`, `\[ … \]` and `\textbf{words}`, as TeX has them: Markdown takes the backslashes for its own. Brackets around words are
 * words.
 */
function latexIn(
  lines: readonly string[],
  from: number,
  to: number,
): { what: string; line: number; column: number; found: string }[] {
  const text = lines.slice(from - 1, to).join("\n");
  const formula = [...text.matchAll(/\\\(([\s\S]*?)\\\)|\\\[([\s\S]*?)\\\]/g)].find(([, round, square]) =>
    /\\[A-Za-z]+|[\^_=]/.test((round ?? square ?? "").replaceAll("\\_", "")),
  );
  const command = /(?<!\\)\\(?:(?:sub)*section|text(?:bf|it|tt)|emph|begin|footnote|cite|ref)\{/.exec(text);
  return [
    ...(formula ? [{ what: "remnant-maths", match: formula }] : []),
    ...(command ? [{ what: "remnant-other", match: command }] : []),
  ].map(({ what, match }) => {
    const before = text.slice(0, match.index).split("\n");
    const column = (before.at(-1)?.length ?? 0) + 1;
    return { what, line: from + before.length - 1, column, found: match[0] };
  });
}

/** A fence without its end, which takes the rest of the text, or of the item around it, for a program (CommonMark §4.5). */
function isOpen(lines: readonly string[], from: number, to: number): boolean {
  const fence = /(`{3,}|~{3,})[^`]*$/.exec(lines[from - 1] ?? "")?.[1];
  if (fence === undefined) return false;
  const last = /^[\s>]*(`{3,}|~{3,})\s*$/.exec(lines[to - 1] ?? "")?.[1];
  return from === to || last === undefined || last[0] !== fence[0] || last.length < fence.length;
}

/** What would have decided who reads it, or been filled in. Fields are still masked, see `merge-field.ts`. */
function holdsOurs(code: string): boolean {
  return /^\s*:{2,}|\{\{|\uE07B/m.test(code);
}

/** HTML takes everything up to a blank line for its own words: what would have been a field or a block is none there. */
function remnantsOfHtml(html: string): [what: string, code: Remnant["code"]][] {
  const shown = html.replace(/<!--[\s\S]*?-->/g, "");
  const found: [string, Remnant["code"]][] = [];
  // Fields are still masked, see `merge-field.ts`.
  if (/\{\{|\}\}|\uE07B\uE07B/.test(shown)) found.push(["remnant-html-field", "markup-left"]);
  if (/^\s*:{3,}/m.test(shown)) found.push(["remnant-block", "markup-left"]);
  if (shown.includes("<!--")) found.push(["remnant-comment", "markup-left"]);
  if (shown.includes("<![CDATA[")) found.push(["remnant-cdata", "markup-doubtful"]);
  return found;
}

/** Where the remnant stands in the file; undefined when it is there only because its signs were escaped, or not at all. */
function placeIn(
  lines: readonly string[],
  found: string,
  [from, to]: readonly [number, number],
  isOfLines: boolean,
): { line: number; column: number } | undefined {
  const start = (found.trim().split("\n")[0] ?? "").slice(0, 3);
  // `&amp;nbsp;` and `&lt;br&gt;` are shown as `&nbsp;` and `<br>`.
  const escaped = start.replace(/^&/, "&amp;").replace(/^</, "&lt;");
  for (let line = from; line <= to; line += 1) {
    const written = lines[line - 1] ?? "";
    const plain = written
      .replace(/\\./g, "\u0000\u0000")
      .replace(/(`+)(?!`).*?\1/g, (code) => "\u0000".repeat(code.length));
    // Signs that begin a line mean something there only.
    const at = isOfLines ? plain.search(/[^\s>]/) : plain.indexOf(start);
    if (at >= 0 && plain.startsWith(start, at)) return { line, column: at + 1 };
    const escapedAt = escaped === start ? -1 : plain.indexOf(escaped);
    if (escapedAt >= 0) return { line, column: escapedAt + 1 };
  }
  return undefined;
}
