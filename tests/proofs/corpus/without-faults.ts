import type { Html, Image, ImageReference, Link, Nodes, Root } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

/** The picture that stands for those that are not here. */
export const smallPicture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="90"><path d="M0 90 60 20l30 40 20-25 50 55z" fill="#4a6"/></svg>\n';

const described = "A hill";

/** A piece of the text, and what stands in its place. */
interface Change {
  from: number;
  to: number;
  text: string;
}

/**
 * A text without what is its own fault: pictures are ours, links to places that it does not have are their words, and marks that another
 * program was to fill in are escaped, or, where they are an address, gone. HTML has no styles of its own, so that it hides nothing.
 */
export function withoutFaults(markdown: string, picture: string): string {
  const plain = withoutForeignAddresses(markdown);
  const tree = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkFrontmatter, ["yaml", "toml"])
    .parse(plain);
  const places = placesIn(tree);
  const changes: Change[] = [];
  const closed: [number, number][] = [];
  walk(tree, (node) => {
    const span = spanOf(node);
    if (/^(?:code|inlineCode|yaml|toml)$/.test(node.type)) closed.push(span);
    if (node.type === "image" || node.type === "imageReference") changes.push(ours(node, span, picture));
    if (node.type === "html") changes.push(...oursInHtml(node, span, picture), ...seen(node, span));
    if (node.type === "link" && isDead(node, places)) changes.push(...words(node, span));
  });
  for (const { index } of plain.matchAll(/(?<!\\)\{(?=\{|%)/g))
    if (!closed.some(([from, to]) => index >= from && index < to))
      changes.push({ from: index, to: index, text: "\\" });
  return changed(plain, changes);
}

/** `[words]({{ address }})` has no address without the other program. */
function withoutForeignAddresses(markdown: string): string {
  return markdown.replace(/(!?)\[([^[\]]*)\]\((?:\{\{.*?\}\}|\{%.*?%\})+[^()\s]*\)/g, "$2");
}

function ours({ alt }: Image | ImageReference, [from, to]: [number, number], picture: string): Change {
  const description = (alt ?? "").replace(/[[\]\\]/g, "\\$&");
  return { from, to, text: `![${description || described}](${picture})` };
}

function oursInHtml({ value }: Html, [from]: [number, number], picture: string): Change[] {
  return [...value.matchAll(/(<img\b[^>]*?\bsrc\s*=\s*)("[^"]*"|'[^']*'|[^\s>]+)([^>]*)/gi)].map(
    ({ index, 0: tag, 1: before = "", 2: source = "" }) => {
      const at = from + index + before.length;
      const alt = /\salt\s*=/i.test(tag) ? "" : ` alt="${described}"`;
      return { from: at, to: at + source.length, text: `"${picture}"${alt}` };
    },
  );
}

function seen({ value }: Html, [from]: [number, number]): Change[] {
  return [...value.matchAll(/\sstyle\s*=\s*(?:"[^"]*"|'[^']*')/gi)].map(({ index, 0: style }) => ({
    from: from + index,
    to: from + index + style.length,
    text: "",
  }));
}

function isDead({ url }: Link, places: ReadonlySet<string>): boolean {
  return url.startsWith("#") && !places.has(decodeURIComponent(url.slice(1)).toLowerCase());
}

function words(node: Link, [from, to]: [number, number]): Change[] {
  const [first] = node.children;
  const last = node.children.at(-1);
  if (!first || !last) return [{ from, to, text: "" }];
  return [
    { from, to: spanOf(first)[0], text: "" },
    { from: spanOf(last)[1], to, text: "" },
  ];
}

/** What a link can lead to: headings by GitHub's names for them, names in braces, `id` and `name` of HTML. */
function placesIn(tree: Root): Set<string> {
  const places = new Set<string>();
  const counts = new Map<string, number>();
  walk(tree, (node) => {
    if (node.type === "html")
      for (const [, , name = ""] of node.value.matchAll(/\s(?:id|name)\s*=\s*(["'])(.*?)\1/gi))
        places.add(name.toLowerCase());
    if (node.type !== "heading") return;
    const text = textOf(node);
    const [, own] = /\{[^{}]*#([^\s{}]+)[^{}]*\}\s*$/.exec(text) ?? [];
    if (own) places.add(own.toLowerCase());
    const name = text
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
      .replaceAll(" ", "-");
    const times = counts.get(name) ?? 0;
    counts.set(name, times + 1);
    places.add(times === 0 ? name : `${name}-${times}`);
  });
  return places;
}

function textOf(node: Nodes): string {
  if ("value" in node && node.type !== "html") return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

function walk(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node);
  if ("children" in node) for (const child of node.children) walk(child, visit);
}

function spanOf({ position }: Nodes): [number, number] {
  return [position?.start.offset ?? 0, position?.end.offset ?? 0];
}

/** From the end, so that the offsets of what is left stay right. */
function changed(text: string, changes: Change[]): string {
  let result = text;
  for (const { from, to, text: given } of changes.sort((one, other) => other.from - one.from))
    result = result.slice(0, from) + given + result.slice(to);
  return result;
}
