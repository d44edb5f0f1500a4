import type { Element, Nodes, Root } from "hast";
import { raw } from "hast-util-raw";
import { toHast } from "mdast-util-to-hast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

/**
 * What a Markdown text says, block by block (a cell of a table is one), as any reader of CommonMark and GitHub's additions has it:
 * none of Dipla's own syntax, model or merging is asked. These say nothing, and are left out:
 *
 * - front matter, comments, and HTML that no browser shows (scripts, styles, what is `hidden`, options of a form);
 * - numbers of notes and ways back from them, which are made, not written;
 * - addresses behind links and pictures; a description is text, since it stands where its picture is not;
 * - names in braces behind a block, `{#id .class}`;
 * - the word of an alert or a container, and “Table:” before a caption, which are said in the reader's language;
 * - marks of another program where an address should be.
 */
export function sourceBlocks(markdown: string): string[] {
  const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ["yaml", "toml"]);
  const text = markdown.replace(/(?<=\]\()\{\{.*?\}\}|(?<=\]\()\{%.*?%\}/g, (field) =>
    field.replace(/\s/g, ""),
  );
  const tree = raw(toHast(parser.parse(text), { allowDangerousHtml: true }));
  const blocks: string[] = [];
  let line = "";
  const endLine = (): void => {
    if (line.trim() !== "") blocks.push(line.replace(silentMarks, " "));
    line = "";
  };
  const walk = (node: Nodes): void => {
    if (node.type === "text") line += node.value;
    if (!("children" in node) || (node.type === "element" && isSilent(node))) return;
    if (node.type === "element" && node.tagName === "img") line += ` ${node.properties.alt ?? ""} `;
    if (node.type === "element" && node.tagName === "br") line += " ";
    const isBlock = node.type === "root" || !inline.test(node.tagName);
    if (isBlock) endLine();
    for (const child of (node as Root | Element).children) walk(child);
    if (isBlock) endLine();
  };
  walk(tree);
  return blocks;
}

const inline =
  /^(?:a|abbr|b|bdi|bdo|big|br|cite|code|del|dfn|em|font|i|img|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/;
const unseen = /^(?:script|style|template|title|head|option|datalist|iframe|object|noscript|svg|math)$/;

function isSilent({ tagName, properties }: Element): boolean {
  if (unseen.test(tagName) || properties.hidden) return true;
  if (properties.id === "footnote-label") return true;
  return properties.dataFootnoteBackref !== undefined || properties.dataFootnoteRef !== undefined;
}

const silentMarks =
  /\{(?:[#.][^\s{}#.]+[ \t]*)+\}\s*$|^\s*\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]|^[ \t]*:{3,}[ \t]*[\w-]*|^\s*Table\s*:/gim;
