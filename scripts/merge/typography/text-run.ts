import type { Element, Text } from "hast";
import { foreignMarks } from "../../document/foreign-mark.ts";
import { type HastParent, skip, textProperty, visit, visitInherited } from "../../document/tree.ts";

/** The text of one block as one string, over the text nodes that hold it. */
export interface TextRun {
  nodes: Text[];
  /** True for headings, titles and other lines that are set in large type. */
  display: boolean;
  /** `data-src` of the block. */
  src: string | undefined;
}

const opaque = new Set(["code", "pre", "img"]);
const blockTags =
  /^(p|h[1-6]|li|dt|dd|th|td|caption|figcaption|pre|div|section|ul|ol|dl|table|blockquote|figure|nav)$/;

/** Addresses and e-mail: typography keeps its hands off them. */
const address = /^(https?:\/\/|www\.)\S+$|^\S+@\S+\.\S+$/;

/** The runs of a tree whose language is `lang`; code, addresses and spans in other languages are left out. */
export function textRuns(root: HastParent, lang: string): TextRun[] {
  const runs: TextRun[] = [];
  visitInherited<string | undefined>(root, undefined, (node, outer) => {
    if (node.type !== "element") return skip;
    const src = textProperty(node, "dataSrc") ?? outer;
    if (blockTags.test(node.tagName) && !opaque.has(node.tagName)) {
      const nodes = inlineTexts(node, lang);
      if (nodes.length > 0) runs.push({ nodes, display: isDisplay(node), src });
    }
    return src;
  });
  return runs;
}

/** Words in other languages than the text around them, each span a run of its own with its language. */
export function foreignRuns(root: HastParent, lang: string): (TextRun & { lang: string })[] {
  const runs: (TextRun & { lang: string })[] = [];
  visitInherited(root, lang, (node, outer) => {
    if (node.type !== "element" || opaque.has(node.tagName)) return skip;
    const own = textProperty(node, "lang") ?? outer;
    const src = textProperty(node, "dataSrc");
    if (own !== outer) runs.push({ nodes: inlineTexts(node, own), display: false, src, lang: own });
    return own;
  });
  return runs;
}

function inlineTexts(block: Element, lang: string): Text[] {
  const texts: Text[] = [];
  visit(block, (node) => {
    if (node.type === "text") texts.push(address.test(node.value.trim()) ? standIn() : node);
    if (node.type !== "element" || blockTags.test(node.tagName)) return skip;
    const { lang: own } = node.properties;
    if (!opaque.has(node.tagName) && (own === undefined || own === lang)) return undefined;
    texts.push(standIn());
    return skip;
  });
  return texts;
}

/** Keeps the place of what is left alone, so that the spaces around it are not taken for one run of spaces. */
function standIn(): Text {
  return { type: "text", value: "\uFFFC" };
}

function isDisplay(node: Element): boolean {
  const role = textProperty(node, "dataRole") ?? "";
  return /^h[1-6]$/.test(node.tagName) || /^(title|subtitle|quote|card-title|lead)$/.test(role);
}

/** Letters shown on either side of a change. */
const around = 12;

/**
 * Applies a replacement to the joined text; each edit lands in the node where it starts. A match that runs over a node's
 * end and would change its length is left alone: it could not be told which letters belong to which node.
 */
export function replaceInRun(
  run: TextRun,
  pattern: RegExp,
  replacement: (match: RegExpExecArray, whole: string) => string,
  told?: (before: string, after: string) => void,
): void {
  const whole = run.nodes.length === 1 ? (run.nodes[0]?.value ?? "") : joined(run);
  // Another program has to know its marks again: nothing in them is set.
  const marks = foreignMarks(whole);
  const edits = matchesOf(pattern, whole)
    .map((match) => ({ match, from: match.index, to: match.index + match[0].length }))
    .filter(({ from, to }) => !marks.some((mark) => from < mark.to && mark.from < to))
    .map(({ match, from, to }) => ({ from, to, text: replacement(match, whole) }));
  const made = edits.filter(
    ({ from, to, text }) =>
      whole.slice(from, to) !== text && (text.length === to - from || !isDivided(run, from, to)),
  );
  if (made.length > 0) applyEdits(run, made);
  if (!told) return;
  for (const { from, to, text } of made.reverse()) {
    const [start, end] = [Math.max(0, from - around), to + around];
    told(whole.slice(start, end), whole.slice(start, from) + text + whole.slice(to, end));
  }
}

function joined({ nodes }: TextRun): string {
  return nodes.map((node) => node.value).join("");
}

/** As `matchAll` does, which makes a new expression each time: most of the time most rules find nothing. */
function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  if (!pattern.global) throw new TypeError(`a typographic rule has to be global: ${pattern}`);
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    matches.push(match);
    if (match[0] === "") pattern.lastIndex += 1;
  }
  return matches;
}

/** A match over the edge of a node; the single-sign replacements of most rules don't mind. */
function isDivided(run: TextRun, from: number, to: number): boolean {
  let offset = 0;
  for (const node of run.nodes) {
    const end = offset + node.value.length;
    if (from < end) return to > end;
    offset = end;
  }
  return false;
}

/** Each node is written once, however many edits begin in it. */
function applyEdits(run: TextRun, edits: readonly { from: number; to: number; text: string }[]): void {
  let offset = 0;
  let next = 0;
  for (const node of run.nodes) {
    const { value } = node;
    const end = offset + value.length;
    const pieces: string[] = [];
    let done = offset;
    for (let edit = edits[next]; edit && edit.from < end; edit = edits[next]) {
      // A match that runs over the node's end (a space before emphasis, say) is cut there: the rules replace
      // single signs, so what lies beyond is the same before and after.
      const inside = Math.min(edit.to, end);
      const beyond = edit.to - inside;
      pieces.push(
        value.slice(done - offset, edit.from - offset),
        edit.text.slice(0, edit.text.length - beyond),
      );
      done = inside;
      next += 1;
    }
    if (pieces.length > 0) node.value = pieces.join("") + value.slice(done - offset);
    offset = end;
  }
}
