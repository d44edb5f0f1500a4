import type { Blockquote, Nodes, Root } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import type { BlockDeclarations } from "../../document/blocks/block-declaration.ts";
import { replaceInMarkdown } from "../../document/tree.ts";

/**
 * Boxes of other programs (GitHub's alerts, the admonitions of Docusaurus, VuePress, MyST, Obsidian), by name, and the kind of callout that
 * each is. Nothing else that a text names passes: who reads what never hangs on a guess.
 */
const admonitions: Readonly<Record<string, "note" | "summary" | "warning">> = {
  note: "note",
  info: "note",
  tip: "note",
  hint: "note",
  seealso: "note",
  example: "note",
  question: "note",
  success: "note",
  abstract: "summary",
  summary: "summary",
  tldr: "summary",
  important: "warning",
  attention: "warning",
  warning: "warning",
  caution: "warning",
  danger: "warning",
  error: "warning",
};

/**
 * The line that opens a block as Dipla writes it: without spaces behind the colons and before the brace (`::: callout {kind=note}`), and
 * a foreign box as a callout with its title. Undefined for a line that opens none.
 */
export function blockLine(name: string, rest: string, blocks: BlockDeclarations): string | undefined {
  const words = rest.trim();
  if (blocks.has(name)) return words === "" || /^[{[]/.test(words) ? `${name}${words}` : undefined;
  const kind = admonitions[name.toLowerCase()];
  if (kind === undefined) return undefined;
  const title = words.startsWith("{")
    ? /\btitle\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s}]+))/
        .exec(words)
        ?.slice(1)
        .find((value) => value !== undefined)
    : words.replace(/^\[(.*)\]$/, "$1").replace(/^(["'])(.*)\1$/, "$2");
  return `callout{kind=${kind}${titleAttribute(title)}}`;
}

function titleAttribute(title: string | undefined): string {
  return title ? ` title="${title.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"` : "";
}

const alertLine = /^\[!([A-Za-z]+)\][+-]?[ \t]*([^\n]*)(?:\n|$)/;

/** Quotations that begin with `[!NOTE]` are callouts. */
export function alertsAsCallouts(tree: Root): void {
  replaceInMarkdown(tree, (node, enter): Nodes[] => {
    enter(node);
    return [node.type === "blockquote" ? (calloutOf(node) ?? node) : node];
  });
}

function calloutOf(node: Blockquote): ContainerDirective | undefined {
  const [paragraph, ...blocks] = node.children;
  const first = paragraph?.type === "paragraph" ? paragraph.children[0] : undefined;
  if (paragraph?.type !== "paragraph" || first?.type !== "text") return undefined;
  const [whole = "", name = "", title = ""] = alertLine.exec(first.value) ?? [];
  const kind = admonitions[name.toLowerCase()];
  if (kind === undefined) return undefined;
  first.value = first.value.slice(whole.length);
  if (first.value === "") paragraph.children.shift();
  // GitHub's own alert ends its first line with a break where the author left two spaces.
  if (paragraph.children[0]?.type === "break") paragraph.children.shift();
  return {
    type: "containerDirective",
    name: "callout",
    attributes: title ? { kind, title } : { kind },
    children: paragraph.children.length > 0 ? [paragraph, ...blocks] : blocks,
    ...(node.position && { position: node.position }),
  };
}
