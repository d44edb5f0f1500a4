import type { Nodes, PhrasingContent, Root } from "mdast";

/** What a node may stand among: `flow` are blocks, `phrasing` what is in a line. */
type Content = "flow" | "phrasing" | "items" | "rows" | "cells";

/** What Markdown's nodes are made of: where they stand, what they hold, and what they can't be without. */
interface NodeShape {
  among: Content;
  holds?: Content;
  /** Fields, and the types of their values. */
  needs?: Fields;
}

type Fields = Readonly<Record<string, "string" | "number">>;

const text: Fields = { value: "string" };
const reference: Fields = { identifier: "string" };

/** The nodes that parsing gives, after mdast and its extensions for GitHub's tables and notes, for front matter and directives. */
const shapes: Readonly<Record<string, NodeShape>> = {
  yaml: { among: "flow", needs: text },
  paragraph: { among: "flow", holds: "phrasing" },
  heading: { among: "flow", holds: "phrasing", needs: { depth: "number" } },
  thematicBreak: { among: "flow" },
  blockquote: { among: "flow", holds: "flow" },
  list: { among: "flow", holds: "items" },
  listItem: { among: "items", holds: "flow" },
  code: { among: "flow", needs: text },
  definition: { among: "flow", needs: { ...reference, url: "string" } },
  footnoteDefinition: { among: "flow", holds: "flow", needs: reference },
  containerDirective: { among: "flow", holds: "flow", needs: { name: "string" } },
  leafDirective: { among: "flow", holds: "phrasing", needs: { name: "string" } },
  table: { among: "flow", holds: "rows" },
  tableRow: { among: "rows", holds: "cells" },
  tableCell: { among: "cells", holds: "phrasing" },
  text: { among: "phrasing", needs: text },
  inlineCode: { among: "phrasing", needs: text },
  break: { among: "phrasing" },
  emphasis: { among: "phrasing", holds: "phrasing" },
  strong: { among: "phrasing", holds: "phrasing" },
  delete: { among: "phrasing", holds: "phrasing" },
  link: { among: "phrasing", holds: "phrasing", needs: { url: "string" } },
  image: { among: "phrasing", needs: { url: "string" } },
  linkReference: { among: "phrasing", holds: "phrasing", needs: { ...reference, referenceType: "string" } },
  imageReference: { among: "phrasing", needs: { ...reference, referenceType: "string" } },
  footnoteReference: { among: "phrasing", needs: reference },
};

/** A node as functions of others may give it. */
interface AnyNode {
  type: string;
  children?: unknown;
  position?: Nodes["position"];
  [field: string]: unknown;
}

/** Hears of a node that is none of Markdown's, where it stands among others that are not its own, or lacks what it can't be without. */
type Report = (type: string, line: number | undefined, column: number | undefined) => void;

/**
 * A tree with Markdown's own nodes alone. Of what else there is, the words are kept, as text or as a paragraph; what has none, the
 * tree doesn't get.
 *
 * @param before what the text was, for a function that has given no tree at all
 */
export function knownNodes(made: unknown, before: Root, report: Report): Root {
  if (!isNode(made) || made.type !== "root" || !Array.isArray(made.children)) {
    report(isNode(made) ? made.type : String(made), 1, 1);
    return before;
  }
  return Object.assign({ ...before }, { children: knownIn(made.children, "flow", report) });
}

function knownIn(children: readonly unknown[], among: Content, report: Report): Nodes[] {
  return children.flatMap((child) => {
    if (!isMarkdown(child, among)) return inWords(child, among, report);
    const holds = shapes[child.type]?.holds;
    return [
      holds && "children" in child
        ? Object.assign(child, { children: knownIn(child.children, holds, report) })
        : child,
    ];
  });
}

function isMarkdown(node: unknown, among: Content): node is Nodes {
  if (!isNode(node)) return false;
  // HTML stands among blocks and in lines.
  if (node.type === "html")
    return typeof node.value === "string" && (among === "flow" || among === "phrasing");
  const shape = shapes[node.type];
  if (shape?.among !== among) return false;
  if (shape.holds && !Array.isArray(node.children)) return false;
  if (node.type === "heading" && ![1, 2, 3, 4, 5, 6].includes(Number(node.depth))) return false;
  return Object.entries(shape.needs ?? {}).every(([field, type]) => typeof node[field] === type);
}

function inWords(node: unknown, among: Content, report: Report): Nodes[] {
  if (!isNode(node)) {
    report(String(node), undefined, undefined);
    return [];
  }
  report(node.type, node.position?.start?.line, node.position?.start?.column);
  const said = wordsOf(node);
  if (!said) return [];
  const words: PhrasingContent[] = [{ type: "text", value: said, ...placeOf(node) }];
  if (among === "phrasing") return words;
  if (among === "cells") return [{ type: "tableCell", children: words, ...placeOf(node) }];
  if (among === "rows")
    return [{ type: "tableRow", children: [{ type: "tableCell", children: words }], ...placeOf(node) }];
  const paragraph = { type: "paragraph" as const, children: words, ...placeOf(node) };
  return among === "items" ? [{ type: "listItem", children: [paragraph], ...placeOf(node) }] : [paragraph];
}

/** A new node takes the place of the one that it stands for. */
function placeOf({ position }: AnyNode): Pick<Nodes, "position"> {
  return position?.start ? { position } : {};
}

/** Without the spaces of its lines: what a formula or a diagram was typed with. */
function wordsOf(node: unknown): string {
  if (!isNode(node)) return "";
  if (typeof node.value === "string") return node.value;
  if (typeof node.alt === "string") return node.alt;
  return Array.isArray(node.children) ? node.children.map(wordsOf).join(" ").trim() : "";
}

function isNode(node: unknown): node is AnyNode {
  return typeof node === "object" && node !== null && "type" in node && typeof node.type === "string";
}
