import { parse } from "parse5";
import { attribute, elements, find, type HtmlElement, type HtmlNode } from "./html-tree.ts";
import { spelledLabel, spelledPicture, spelledText } from "./spelled-text.ts";

/** A piece of a page in the words and signs that plain text has for it. */
export interface SpelledPiece {
  text: string;
  /** Rows of a table instead of text: it may be set in columns or as records. */
  table?: SpelledTable | undefined;
  /** `data-src` of the block that it comes from, or of one around. */
  source: string | undefined;
}

/** A table's rows; what spans several is in each of them, in the first of its columns. */
export interface SpelledTable {
  head: SpelledCell[][];
  body: SpelledCell[][];
  columns: number;
  /** In a quotation: signs stand before each of its lines. */
  isQuoted: boolean;
}

/** A cell and where it stands. */
export interface SpelledCell {
  text: string;
  column: number;
  /** Columns that it spans. */
  width: number;
  /** It stands here only because it reaches down to this row. */
  isContinued: boolean;
}

interface State {
  pieces: SpelledPiece[];
  /** Marks of list items whose text is still to come. */
  marks: string[];
  source: string | undefined;
  isQuoted: boolean;
}

/** A finished HTML page as a text without any markup would have to tell it, in reading order. */
export function spelledPage(bytes: Uint8Array): SpelledPiece[] {
  const document = parse(new TextDecoder().decode(bytes));
  const main = find(document.childNodes, (node) => node.tagName === "main");
  const state: State = { pieces: [], marks: [], source: undefined, isQuoted: false };
  addOwn("own-header", document.childNodes, state);
  if (main) visit(main, state);
  addMarks(state);
  addOwn("own-footer", document.childNodes, state);
  return state.pieces;
}

/** The lines of a letterhead that stands around the page; its tables are for layout. */
function addOwn(name: string, nodes: readonly HtmlNode[], state: State): void {
  const own = find(nodes, (node) => attribute(node, "class") === name);
  const addLines = (node: HtmlElement): void => {
    if (node.tagName === "p") add(spelledText(node), state);
    else for (const child of elements(node)) addLines(child);
  };
  if (own) addLines(own);
}

function visit(node: HtmlElement, outer: State): void {
  const source = attribute(node, "data-src") ?? outer.source;
  const state = { ...outer, source, isQuoted: outer.isQuoted || node.tagName === "blockquote" };
  const level = Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0);
  if (node.tagName === "table") return addTable(node, state);
  if (level > 0) return add(spelledHeading(spelledText(node), level), state);
  if (node.tagName === "img" || attribute(node, "role") === "img") return add(spelledPicture(node), state);
  if (/^(?:p|pre|caption|figcaption)$/.test(node.tagName)) {
    const text = spelledText(node);
    return add(attribute(node, "data-role") === "meta-term" ? spelledLabel(text) : text, state);
  }
  if (attribute(node, "data-role") === "notes") add(attribute(node, "aria-label") ?? "", state);
  visitChildren(node, state);
}

/** Blocks one by one; text and marked words between them are a piece of their own. */
function visitChildren(node: HtmlElement, state: State): void {
  let loose: HtmlNode[] = [];
  let number = Number(attribute(node, "start") ?? 1);
  const endLoose = (): void => {
    add(loose.map(spelledText).join(""), state);
    loose = [];
  };
  for (const child of node.childNodes) {
    if (!("tagName" in child) || /^(?:a|em|strong|del|code|span|sup|sub|br)$/.test(child.tagName)) {
      loose.push(child);
      continue;
    }
    endLoose();
    if (child.tagName === "li") {
      const note = attribute(child, "data-note");
      const item =
        node.tagName === "ol" ? `${number}${attribute(node, "data-kind") === "round" ? ")" : "."}` : "-";
      state.marks.push(note === undefined ? item : `[${note}]`);
      number += 1;
    }
    visit(child, state);
  }
  endLoose();
}

function add(text: string, { pieces, marks, source }: State): void {
  if (text.trim() === "") return;
  pieces.push({ text: [...marks.splice(0), text].join(" "), source });
}

/** Marks of items that hold no text before something else comes. */
function addMarks({ pieces, marks, source }: State): void {
  if (marks.length > 0) pieces.push({ text: marks.splice(0).join(" "), source });
}

/** Underlined, or with as many signs before it as its level is deep. */
function spelledHeading(text: string, level: number): string {
  if (text.trim() === "") return "";
  return level > 2 ? `${"#".repeat(level)} ${text}` : `${text} ${level === 1 ? "===" : "---"}`;
}

function addTable(node: HtmlElement, state: State): void {
  for (const caption of elements(node).filter(({ tagName }) => tagName === "caption")) visit(caption, state);
  const table: SpelledTable = { head: [], body: [], columns: 0, isQuoted: state.isQuoted };
  const reaching: { cell: SpelledCell; rows: number }[] = [];
  for (const group of elements(node))
    for (const row of elements(group).filter(({ tagName }) => tagName === "tr")) {
      const cells = reaching
        .filter(({ rows }) => rows > 0)
        .map(({ cell }) => ({ ...cell, isContinued: true }));
      for (const entry of reaching) entry.rows -= 1;
      for (const td of elements(row)) {
        let column = 0;
        while (cells.some((one) => column >= one.column && column < one.column + one.width)) column += 1;
        const width = Number(attribute(td, "colspan") ?? 1);
        const cell = { text: spelledText(td).trim(), column, width, isContinued: false };
        cells.push(cell);
        reaching.push({ cell, rows: Number(attribute(td, "rowspan") ?? 1) - 1 });
        table.columns = Math.max(table.columns, column + width);
      }
      cells.sort((a, b) => a.column - b.column);
      if (cells.some(({ text }) => text !== ""))
        (group.tagName === "thead" ? table.head : table.body).push(cells);
    }
  addMarks(state);
  state.pieces.push({ text: "", table, source: state.source });
}
