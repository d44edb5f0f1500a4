import type { Block, Inline, TermItem } from "./document-tree.ts";
import type { Language } from "./planted-words.ts";
import { type Behind, writeLine } from "./write-inline.ts";

/** How a caption of a table begins, by language. */
const tableWord: Readonly<Record<Language, string>> = {
  bg: "Таблица",
  en: "Table",
  ar: "الجدول",
  tr: "Tablo",
};

/** Blocks as lines of Markdown, with an empty line between them. */
export function writeBlocks(blocks: readonly Block[], lang: Language, behind: Behind): string[] {
  return blocks.flatMap((block, index) => {
    const lines = writeBlock(block, lang, behind);
    const tight = index === 1 && mayInterrupt(block) && blocks[0]?.kind === "paragraph";
    return index === 0 || tight ? lines : ["", ...lines];
  });
}

/** A list right below a paragraph makes a tight item, which is how people nest lists; one that begins with 5 is none there. */
function mayInterrupt(block: Block): boolean {
  return block.kind === "list" && (block.list !== "numbers" || block.start === 1);
}

function writeBlock(block: Block, lang: Language, behind: Behind): string[] {
  const line = (pieces: readonly Inline[]): string => writeLine(pieces, behind);
  switch (block.kind) {
    case "paragraph":
      return `${line(block.children)}${block.role ? ` {.${block.role}}` : ""}`.split("\n");
    case "heading":
      return [`${"#".repeat(block.level)} ${line(block.children)}`];
    case "list":
      return writeList(block, lang, behind);
    case "typed-bullets":
      return block.items.map((item) => `• ${line(item)}`);
    case "quotation":
      return writeBlocks(block.children, lang, behind).map((text) => (text === "" ? ">" : `> ${text}`));
    case "code":
      return ["```", ...block.lines, "```"];
    case "table":
      return writeTable(block, lang, behind);
    case "figure":
      return [`![${block.alt.join(" ")}](${block.file} "${block.caption.join(" ")}")`];
    case "chart":
      return [`::chart{data="${block.file}" type=${block.type} title="${block.title.join(" ")}"}`];
    case "qr":
      return [`::qr{url="${block.url}"}`];
    case "definitions":
      return writeDefinitions(block, behind);
    case "box":
      return fenced(`${block.name}${attributesOf(block)}`, writeBlocks(block.children, lang, behind));
    case "terms":
      return fenced(
        block.name,
        block.items.flatMap((item) => writeItem("- ", termBlocks(item), lang, behind)),
      );
    case "leaf":
      return [`::${block.name}`];
    case "rule":
      return ["***"];
    case "html":
      return block.lines;
  }
}

function attributesOf({ attributes, title }: Block & { kind: "box" }): string {
  const all = [attributes, title.length > 0 ? `title="${title.join(" ")}"` : ""].filter(Boolean).join(" ");
  return all ? `{${all}}` : "";
}

function fenced(head: string, lines: readonly string[]): string[] {
  return [`:::${head}`, "", ...lines, "", ":::"];
}

function writeList(
  { list, start, items }: Block & { kind: "list" },
  lang: Language,
  behind: Behind,
): string[] {
  return items.flatMap((item, index) => {
    const marker = list === "numbers" ? `${start + index}. ` : "- ";
    const box = list === "tasks" ? (index % 2 === 0 ? "[ ] " : "[x] ") : "";
    const [first = "", ...rest] = writeItem(marker, item, lang, behind);
    const spaced = item.length > 2 && index > 0 ? [""] : [];
    return [...spaced, `${first.slice(0, marker.length)}${box}${first.slice(marker.length)}`, ...rest];
  });
}

function writeItem(marker: string, blocks: readonly Block[], lang: Language, behind: Behind): string[] {
  return hanging(marker, writeBlocks(blocks, lang, behind));
}

/** The first line behind a marker, the others as far to the right. */
export function hanging(marker: string, lines: readonly string[], indent = marker.length): string[] {
  return lines.map((text, index) =>
    index === 0 ? `${marker}${text}` : text === "" ? "" : `${" ".repeat(indent)}${text}`,
  );
}

/** A paragraph that begins with the term, and what stands below it. */
function termBlocks({ term, rest, more }: TermItem): Block[] {
  const head: Inline[] = term.length > 0 ? [{ kind: "strong", children: term }] : [];
  return [{ kind: "paragraph", children: [...head, ...rest] }, ...more];
}

function writeTable({ rows, caption }: Block & { kind: "table" }, lang: Language, behind: Behind): string[] {
  const row = (cells: readonly Inline[][]): string =>
    `| ${cells.map((cell) => writeLine(cell, behind)).join(" | ")} |`;
  const [head = [], ...body] = rows;
  const below = caption.length > 0 ? ["", `${tableWord[lang]}: ${writeLine(caption, behind)}`] : [];
  return [row(head), `|${"---|".repeat(head.length)}`, ...body.map(row), ...below];
}

function writeDefinitions({ entries }: Block & { kind: "definitions" }, behind: Behind): string[] {
  return entries.flatMap(({ term, definitions }, index) => [
    ...(index > 0 ? [""] : []),
    writeLine(term, behind),
    ...definitions.map((definition) => `: ${writeLine(definition, behind)}`),
  ]);
}
