import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type DefaultTreeAdapterTypes, parse, parseFragment } from "parse5";
import { projectRoot } from "./workspace.ts";

/** A text as somebody pastes it: `tests/pasted/<manner>/<name>.<language>.txt`. */
export interface PastedText {
  /** `<manner>-<name>`. */
  name: string;
  lang: string;
  text: string;
}

/** What a build says of a line of a file. */
export interface LineFinding {
  code: string;
  line: number;
  message: string;
}

/** The templates that pasted texts are built with, by the end of their documents' names. */
export const pastedTemplates = {
  leaflet: "leaflet-trifold",
  brochure: "brochure",
  briefing: "briefing",
} as const;

/** All texts in the folders of `tests/pasted`. */
export async function readPastedTexts(): Promise<PastedText[]> {
  const root = join(projectRoot, "tests", "pasted");
  const files = (await readdir(root, { recursive: true }))
    .filter((path) => /[/\\].+\.txt$/.test(path))
    .sort();
  return Promise.all(
    files.map(async (path) => {
      const [, name = "", lang = ""] = /^(.+)\.([A-Za-z-]+)\.txt$/.exec(path.replace(/[/\\]/g, "-")) ?? [];
      return { name, lang, text: await readFile(join(root, path), "utf8") };
    }),
  );
}

const headLines = 6;

/** Each text under a front matter with a title, in each template: files of a workspace. */
export function pastedDocuments(texts: readonly PastedText[]): Record<string, string> {
  return Object.fromEntries(
    texts.flatMap(({ name, lang, text }) =>
      Object.entries(pastedTemplates).map(([id, template]) => [
        `content/${name}-${id}/${lang}.md`,
        `---\ntitle: Pasted text\nlang: ${lang}\ntemplate: ${template}\n---\n\n${text}`,
      ]),
    ),
  );
}

const literalMarks = ["**", "](", "~~", "{#", ":::", "{{", "<br", "&nbsp;", "###"];

/** What a page of a pasted text shows as it was typed, or does not show, without a finding at its line. */
export function faultsOfPage({ text }: PastedText, html: string, findings: readonly LineFinding[]): string[] {
  const lines = [...Array<string>(headLines).fill(""), ...text.split("\n")];
  const told = new Set(
    findings
      .filter(({ code }) => !/^(?:bullets-as-list|lines-as-clauses)$/.test(code))
      .map(({ line }) => line),
  );
  const page = readPage(html);
  const faults: string[] = [];
  for (const { line, shown } of page.pieces)
    for (const mark of literalMarks.filter((one) => shown.includes(one)))
      if (!linesOfBlock(lines, line).some((at) => holds(lines[at - 1] ?? "", mark) && told.has(at)))
        faults.push(`${line}: ${mark} in “${shown.trim()}”`);
  const found = counted(wordsOf(page.words));
  for (const [index, line] of lines.entries())
    for (const word of wordsOf(readable(line))) {
      const left = found.get(word) ?? 0;
      found.set(word, left - 1);
      if (left === 0 && !isTold(word, index + 1, told, findings)) faults.push(`${index + 1}: lost “${word}”`);
    }
  return faults;
}

function isTold(
  word: string,
  line: number,
  told: ReadonlySet<number>,
  findings: readonly LineFinding[],
): boolean {
  return told.has(line) || findings.some(({ message }) => message.toLowerCase().includes(word));
}

/** The lines from a block's first one to the next empty one. */
function linesOfBlock(lines: readonly string[], first: number): number[] {
  const end = lines.findIndex((line, index) => index >= first && line.trim() === "");
  return Array.from({ length: (end < 0 ? lines.length : end) - first + 1 }, (_, index) => first + index);
}

function holds(line: string, mark: string): boolean {
  return line.includes(mark) || line.replaceAll("&lt;", "<").replaceAll("&amp;", "&").includes(mark);
}

/** A line without what readers are not meant to see: numbers and boxes of lists, HTML's tags, names of programs' languages. */
function readable(line: string): string {
  const written = line
    .replace(/^[\s>]*(?:[-*+]\s+)*(?:\d+[.)]\s+|o\t)?/, "")
    .replace(/^(?:[-*]\s+)?\[[ xX]\]\s/, "")
    .replace(/^(?:```|~~~)\w+/, "")
    .replace(/<!--.*?-->|<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi, " ");
  return parseFragment(written).childNodes.map(textOf).join("");
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFC")
      .replace(/[\u00ad\u200b\u2060]/g, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function counted(words: readonly string[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const word of words) count.set(word, (count.get(word) ?? 0) + 1);
  return count;
}

interface Page {
  /** All words, those of addresses and descriptions, too. */
  words: string;
  /** Words that are no code, with the line of their block. */
  pieces: { line: number; shown: string }[];
}

function readPage(html: string): Page {
  const page: Page = { words: "", pieces: [] };
  const body = html.slice(html.indexOf("<main"));
  for (const node of parse(body).childNodes) walk(node, { line: 0, isCode: false }, page);
  return page;
}

function walk(
  node: DefaultTreeAdapterTypes.ChildNode,
  at: { line: number; isCode: boolean },
  page: Page,
): void {
  if (node.nodeName === "#text" && "value" in node) {
    page.words += node.value;
    if (!at.isCode) page.pieces.push({ line: at.line, shown: node.value });
  }
  if (!("tagName" in node) || /^(?:style|script|svg)$/.test(node.tagName)) return;
  const value = (name: string): string => node.attrs.find((attr) => attr.name === name)?.value ?? "";
  const isBlock = !/^(?:a|b|i|em|strong|del|s|code|span|bdi|sup|sub|wbr)$/.test(node.tagName);
  const hidden = ["href", "alt", "title"].map((name) => spelled(value(name))).filter((words) => words !== "");
  if (hidden.length > 0) page.words += ` ${hidden.join(" ")} `;
  if (isBlock) page.words += "\n";
  const line = Number(/^\d+/.exec(value("data-src"))?.[0] ?? at.line);
  for (const child of node.childNodes)
    walk(child, { line, isCode: at.isCode || /^(?:code|pre)$/.test(node.tagName) }, page);
  if (isBlock) page.words += "\n";
}

function spelled(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    // Escapes that are no UTF-8 stay as they are.
    return address;
  }
}

function textOf(node: DefaultTreeAdapterTypes.ChildNode): string {
  if (node.nodeName === "#text" && "value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}
