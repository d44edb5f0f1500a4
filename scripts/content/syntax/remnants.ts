import type { Nodes, Root } from "mdast";
import type { Position } from "unist";
import { skip, visitMarkdown } from "../../document/tree.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import { captionRemnant, type Remnant, remnants } from "./remnant-patterns.ts";

/**
 * Tells of markup that stands in the finished text as it was typed: Markdown that failed, and what other programs know. Once for each kind and
 * line. What an author has escaped (`\*\*`) is meant.
 *
 * @param text the file as it was written
 */
export function reportRemnants(tree: Root, text: string, file: string, diagnostics: Diagnostics): void {
  const lines = text.split("\n");
  const plain = withoutEscapes(lines);
  const told = new Set<string>();
  // Where a block went wrong, lines of colons are left over in its wake.
  const wrongBlocks = diagnostics.list().filter(({ code }) => code.startsWith("directive-"));
  const isWake = wrongBlocks.length > 0;
  // A block that could not be read has been told itself.
  for (const { place } of wrongBlocks) if (place.file === file) told.add(`remnant-leaf ${place.line}`);
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
  const withoutCode = blankedCode(tree, lines);
  const hasNotes = explained.test(text) && refersToNotes(tree);
  let readTo = 0;
  visitMarkdown(tree, (node) => {
    if (isOwnAddress(node)) return skip;
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
      for (const { what, line, column, found } of latexIn(withoutCode, from, end.line))
        tell({ code: "markup-doubtful", what }, line, column, found);
    }
    if (node.type === "image" && node.title && start && end) {
      const [found] = captionRemnant.pattern.exec(node.title) ?? [];
      const place = found && placeIn(plain, found, { start, end }, false);
      if (found && place) tell(captionRemnant, place.line, place.column, found);
    }
    // GitLab's, of which Markdown has made emphasis.
    if (node.type === "paragraph" && start && /^\s*\[\[_TOC_\]\]\s*$/i.test(lines[start.line - 1] ?? ""))
      tell({ code: "markup-doubtful", what: "remnant-contents" }, start.line, start.column, "[[_TOC_]]");
    if (node.type !== "text" || !start || !end) return undefined;
    let rest = hasNotes ? node.value.replace(signsOfNotes, " ") : node.value;
    for (const remnant of remnants) {
      const match = remnant.pattern.exec(rest);
      if (!match) continue;
      const place = placeIn(plain, match[0], { start, end }, remnant.pattern.multiline);
      if (!place) continue;
      tell(remnant, place.line, place.column, match[0]);
      rest = rest.replace(match[0], " ");
    }
    return undefined;
  });
}

/** Lines that explain a sign, “** without tax”, also behind a backslash, and signs behind words that refer to them. */
const explained = /^[ \t>|]*(?:(?:\\\*){2,3}(?!\\?\*)|\*{2,3}[ \t]+(?!.*\*\*))/m;
const referring = /(?<=[\p{L}\p{N})\]%.,"”“»€])\*{2,3}(?=[\s.,;:!?)|]|$)/mu;
const signsOfNotes = new RegExp(`${referring.source}|^\\*{2,3}(?=[ \\t])`, "gmu");

function refersToNotes(tree: Root): boolean {
  let found = false;
  visitMarkdown(tree, (node) => {
    found ||= node.type === "text" && referring.test(node.value);
  });
  return found;
}

/** An address that stands for itself, whose signs are its own. */
function isOwnAddress(node: Nodes): boolean {
  const [words, ...others] = node.type === "link" ? node.children : [];
  return (
    node.type === "link" &&
    words?.type === "text" &&
    others.length === 0 &&
    [words.value, `http://${words.value}`, `mailto:${words.value}`].includes(node.url)
  );
}

/** The lines of the file with nothing where code stands in running text. */
function blankedCode(tree: Root, lines: readonly string[]): string[] {
  const blanked = [...lines];
  visitMarkdown(tree, ({ type, position }) => {
    if (type !== "inlineCode" || !position) return;
    const { start, end } = position;
    for (let line = start.line; line <= end.line; line += 1) {
      const written = blanked[line - 1] ?? "";
      const from = line === start.line ? start.column - 1 : 0;
      const to = line === end.line ? end.column - 1 : written.length;
      blanked[line - 1] = written.slice(0, from) + " ".repeat(to - from) + written.slice(to);
    }
  });
  return blanked;
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
  const page = /^[ \t]*\\(?:newpage|pagebreak|clearpage)[ \t]*$/m.exec(text);
  return [
    ...(page ? [{ what: "remnant-page", match: page }] : []),
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

/** A line by its number, as long as it was, without what is escaped and what is code; worked out once, whatever stands in it. */
function withoutEscapes(lines: readonly string[]): (line: number) => string {
  const known = new Map<number, string>();
  return (line) => {
    const before = known.get(line);
    if (before !== undefined) return before;
    const plain = (lines[line - 1] ?? "")
      .replace(/\\./g, "\u0000\u0000")
      .replace(/(`+)(?!`).*?\1/g, (code) => "\u0000".repeat(code.length));
    known.set(line, plain);
    return plain;
  };
}

/** Where the remnant stands in the file; undefined when it is there only because its signs were escaped, or not at all. */
function placeIn(
  plainLine: (line: number) => string,
  found: string,
  { start: { line: from, column }, end: { line: to } }: Position,
  isOfLines: boolean,
): { line: number; column: number } | undefined {
  const signs = (found.trim().split("\n")[0] ?? "").slice(0, 3);
  // `&amp;nbsp;` and `&lt;br&gt;` are shown as `&nbsp;` and `<br>`.
  const escaped = signs.replace(/^&/, "&amp;").replace(/^</, "&lt;");
  for (let line = from; line <= to; line += 1) {
    const plain = plainLine(line);
    const begin = line === from ? column - 1 : 0;
    // Signs that begin a line mean something there only.
    const at = isOfLines ? plain.search(/[^\s>]/) : plain.indexOf(signs, begin);
    if (at >= 0 && plain.startsWith(signs, at)) return { line, column: at + 1 };
    const escapedAt = escaped === signs ? -1 : plain.indexOf(escaped, begin);
    if (escapedAt >= 0) return { line, column: escapedAt + 1 };
  }
  return undefined;
}
