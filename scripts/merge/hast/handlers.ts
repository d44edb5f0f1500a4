import type { Element, ElementContent } from "hast";
import type * as mdast from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import type { State } from "mdast-util-to-hast";
import { isComment } from "../../document/html-comment.ts";
import type { DefinitionListNode, FigureNode, LanguageSpanNode } from "../../document/mdast-nodes.ts";
import { sourceOfNode, sourceWithin } from "../../document/position.ts";
import { isRole, roles } from "../../document/publication-nodes.ts";
import { element, text, textOfMarkdown } from "../../document/tree.ts";
import { runBlock } from "../blocks/run-block.ts";
import { captionText } from "./caption-text.ts";
import { isShownHtml } from "./clean-html.ts";
import { linkInWorkspace, tellOfLetters } from "./link-in-workspace.ts";
import { type MergeContext, placeOf, sourceOf } from "./merge-context.ts";
import { pictureOf } from "./picture-of.ts";
import { noteHtml, preparedHtml } from "./raw-html.ts";
import { tableElement } from "./table.ts";

type Result = ElementContent | ElementContent[] | undefined;
// biome-ignore lint/suspicious/noExplicitAny: a table of handlers for different node types; each one names its own
type AnyHandler = (node: any, state: State, context: MergeContext) => Result;

/** One handler per mdast node that means something to Dipla; the rest is plain text and emphasis. */
export const handlers: Readonly<Record<string, AnyHandler>> = {
  heading: (node: mdast.Heading, state, context) => {
    const depth = Math.min(6, Math.max(2, node.depth + context.headingShift));
    return element(`h${depth}`, { id: node.data?.id, ...sourceOf(node) }, inline(node, state));
  },
  paragraph: (node: mdast.Paragraph, state, context) => {
    const role = node.data?.role;
    if (role !== undefined && (!isRole(role) || roles[role] !== "text")) {
      const known = Object.keys(roles)
        .filter((name) => isRole(name) && roles[name] === "text")
        .join(", ");
      context.diagnostics.add("role-unknown", placeOf(node, context), { name: role, known });
    }
    return element(
      "p",
      { dataRole: isRole(role) ? role : undefined, id: node.data?.id, ...sourceOf(node) },
      inline(node, state),
    );
  },
  text: (node: mdast.Text) => text(node.value.replace(/(?<![ \t])[ \t]*\n[ \t]*/g, " ")),
  emphasis: (node: mdast.Emphasis, state) => element("em", {}, inline(node, state)),
  strong: (node: mdast.Strong, state) => element("strong", {}, inline(node, state)),
  delete: (node: mdast.Delete, state) => element("del", {}, inline(node, state)),
  inlineCode: (node: mdast.InlineCode) => element("code", {}, [text(node.value)]),
  break: () => element("br", {}),
  code: (node: mdast.Code) => element("pre", sourceOf(node), [text(node.value.replace(/\n+$/, ""))]),
  thematicBreak: (node: mdast.ThematicBreak) => element("hr", sourceOf(node)),
  blockquote: (node: mdast.Blockquote, state) => {
    const children = withoutLineEnds(state.all(node));
    const isLong = node.children.length > 1 || textOfMarkdown(node).length > longestDisplayed;
    for (const child of children)
      if (child.type === "element" && child.tagName === "p")
        child.properties.dataRole ??= isLong ? "paragraph" : "quote";
    return element("blockquote", { ...(isLong && { dataKind: "long" }), ...sourceOf(node) }, children);
  },
  list: (node: mdast.List, state) => list(node, state),
  definitionList: (node: DefinitionListNode, state) =>
    element(
      "dl",
      sourceOf(node),
      node.children.map((child) => definitionPart(child, state)),
    ),
  table: (node: mdast.Table, state, context) => tableElement(node, state, context),
  image: (node: mdast.Image, _state, context) => image(node, context),
  figure: (node: FigureNode, _state, context) => figure(node, context),
  link: (node: mdast.Link, state, context) => link(node.url, inline(node, state), node, context),
  linkReference: (node: mdast.LinkReference, state, context) => {
    const definition = state.definitionById.get(node.identifier.toUpperCase());
    return definition
      ? link(definition.url, inline(node, state), node, context)
      : [text("["), ...inline(node, state), text("]")];
  },
  imageReference: (node: mdast.ImageReference, state, context) => {
    const definition = state.definitionById.get(node.identifier.toUpperCase());
    return definition
      ? image({ ...node, type: "image", url: definition.url, title: definition.title ?? null }, context)
      : text(`![${node.alt ?? ""}]`);
  },
  languageSpan: (node: LanguageSpanNode, state) => element("span", { lang: node.lang }, inline(node, state)),
  footnoteReference: (node: mdast.FootnoteReference, state) => noteMark(node, state),
  containerDirective: (node: ContainerDirective, state, context) => runBlock(node, state, context),
  leafDirective: (node: LeafDirective, state, context) => runBlock(node, state, context),
  html: (node: mdast.Html, _state, context) => html(node, context),
  yaml: () => undefined,
  definition: () => undefined,
  footnoteDefinition: () => undefined,
};

function inline(node: mdast.Parent, state: State): ElementContent[] {
  return state.all(node as never);
}

/** Block content without the line ends that mdast-util-to-hast puts between blocks. */
export function withoutLineEnds(children: readonly ElementContent[]): ElementContent[] {
  return children.filter((child) => child.type !== "text" || child.value.trim() !== "");
}

/** Signs of a quotation that is set as large as a motto; a longer one is read as text. */
const longestDisplayed = 240;

function list(node: mdast.List, state: State): Element {
  const tasks = node.children.some((item) => typeof item.checked === "boolean");
  const children = node.children.map((item) => listItem(item, state));
  const start =
    node.ordered && node.start !== null && node.start !== undefined && node.start !== 1
      ? { start: node.start }
      : {};
  return element(
    node.ordered ? "ol" : "ul",
    {
      dataRole: tasks ? "list-tasks" : undefined,
      ...(node.data?.delimiter && { dataKind: "round" }),
      ...start,
      ...sourceOf(node),
    },
    children,
  );
}

/** Items always hold blocks, so that loose and tight lists are built alike; `item` is the role of their paragraphs. */
function listItem(item: mdast.ListItem, state: State): Element {
  const children = item.children.flatMap((child) => state.one(child, item) ?? []).flat();
  for (const child of children)
    if (child.type === "element" && child.tagName === "p") child.properties.dataRole ??= "item";
  if (typeof item.checked === "boolean") {
    const first = children.find(
      (child): child is Element => child.type === "element" && child.tagName === "p",
    );
    first?.children.unshift(
      element("img", {
        dataRole: "checkbox",
        src: `picture:checkbox-${item.checked ? "done" : "open"}`,
        alt: item.checked ? "☑" : "☐",
      }),
      text(" "),
    );
  }
  return element("li", sourceOf(item), children);
}

/** Terms and definitions hold paragraphs: a PDF has no tags for `dt` and `dd`, their text would run together. */
function definitionPart(node: DefinitionListNode["children"][number], state: State): Element {
  if (node.type === "definitionTerm")
    return element("dt", {}, [
      element("p", { dataRole: "term", ...sourceOf(node) }, inline(node as never, state)),
    ]);
  const [only] = node.children;
  return element("dd", {}, [
    element(
      "p",
      { dataRole: "definition", ...sourceOf(node) },
      only?.type === "paragraph" ? inline(only, state) : [],
    ),
  ]);
}

function image(node: mdast.Image, context: MergeContext): Result {
  return pictureOf(node.url, node.alt ?? "", sourceOfNode(node), context);
}

function figure(node: FigureNode, context: MergeContext): Result {
  const only = node.children[0];
  if (only?.type !== "image") return undefined;
  const picture = pictureOf(only.url, only.alt ?? "", sourceOfNode(only), context);
  if (!only.alt) context.diagnostics.add("image-alt-missing", placeOf(node, context), { path: only.url });
  context.counters.figure += 1;
  const words = captionText(context.labels.figure ?? "", context.counters.figure, [text(only.title ?? "")]);
  // A figure is a picture with a caption; where there is no picture, two lines stay together.
  if (picture.tagName !== "img")
    return element("div", { dataRole: "group", id: node.data?.id, ...sourceOf(node) }, [
      element("p", sourceOf(node), [picture]),
      element("p", sourceOf(node), words),
    ]);
  return element("figure", { id: node.data?.id, ...sourceOf(node) }, [
    picture,
    element("figcaption", sourceOf(node), words),
  ]);
}

function link(url: string, children: ElementContent[], node: mdast.Nodes, context: MergeContext): Result {
  const address = linkInWorkspace(url, context);
  if (address.kind === "link") {
    tellOfLetters(address.href, placeOf(node, context), context);
    return element("a", { href: address.href, ...sourceOf(node) }, children);
  }
  context.diagnostics.add(address.code, placeOf(node, context), { url });
  return children;
}

function noteMark(node: mdast.FootnoteReference, state: State): Result {
  const id = node.identifier.toUpperCase();
  if (!state.footnoteById.has(id)) return text(`[^${node.label ?? node.identifier}]`);
  let number = state.footnoteOrder.indexOf(id) + 1;
  if (number === 0) number = state.footnoteOrder.push(id);
  const count = (state.footnoteCounts.get(id) ?? 0) + 1;
  state.footnoteCounts.set(id, count);
  const suffix = count > 1 ? `-${count}` : "";
  return element("sup", {}, [
    element(
      "a",
      {
        dataRole: "note-mark",
        id: `note-mark-${number}${suffix}`,
        href: `#note-${number}`,
        dataNote: String(number),
      },
      [text(String(number))],
    ),
  ]);
}

function html(node: mdast.Html, context: MergeContext): Result {
  if (isComment(node.value)) return undefined;
  if (context.html !== "refused") {
    context.hasRawHtml = true;
    if (context.html === "told") noteHtml(node, context, isShownHtml);
    const sourceAt = (offset: number): string => sourceWithin(node, node.value.slice(0, offset));
    return { type: "raw", value: preparedHtml(node.value, context.headingShift, sourceAt) };
  }
  const shown = node.value.trim().split("\n")[0] ?? "";
  context.diagnostics.add("html-refused", placeOf(node, context), {
    html: shown.length > 40 ? `${shown.slice(0, 40)}…` : shown,
  });
  return undefined;
}
