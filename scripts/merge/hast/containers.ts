import type { Element, ElementContent } from "hast";
import type { List, ListItem, Nodes, Paragraph, PhrasingContent, RootContent } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import type { State } from "mdast-util-to-hast";
import type { Role } from "../../document/publication-nodes.ts";
import { element, type MergeContext, placeOf, sourceOf, text } from "./merge-context.ts";

type Container = (node: ContainerDirective, state: State, context: MergeContext) => Element | undefined;

/** `:::name` blocks and what each becomes. `panel`, `when` and `unless` are gone before this stage. */
export const containers: Readonly<Record<string, Container>> = {
  callout: (node, state, context) => {
    const kind = node.attributes?.kind ?? "note";
    const title = node.attributes?.title ?? context.labels[kind] ?? context.labels.note ?? "";
    const head = element("p", { dataRole: "callout-title", ...sourceOf(node) }, [text(title)]);
    const content = all(node, state);
    setCalloutRoles(content);
    return element("div", { dataRole: "callout", dataKind: kind, ...sourceOf(node) }, [head, ...content]);
  },
  columns: (node, state) =>
    box("columns", node, all(node, state), { dataCount: Number(node.attributes?.count ?? 2) }),
  figures: (node, state, context) =>
    items(node, state, context, "figures", "figures-item", "figure-number", "figure-label"),
  cards: (node, state, context) => {
    const cards = items(node, state, context, "cards", "card", "card-title", "card-text", true);
    cards?.children.forEach((card, index) => {
      if (card.type === "element") card.children.unshift(glyph(context, index));
    });
    return cards;
  },
  timeline: (node, state, context) =>
    items(node, state, context, "timeline", "timeline-item", "timeline-term", "timeline-text"),
  contact: (node, state) => {
    const blocks = node.children.flatMap((child) => contactLines(child, state));
    const pictures = blocks.filter((block) => block.tagName === "img");
    const lines = blocks.filter((block) => block.tagName !== "img");
    return box("contact", node, [...pictures, element("div", { dataRole: "address" }, lines)]);
  },
  signatures: (node, state, context) => {
    const list = onlyList(node, context);
    if (!list) return undefined;
    const lines = list.children.map((item) =>
      element(
        "p",
        { dataRole: "signature", ...sourceOf(item) },
        state.all(firstParagraph(item) ?? item) as ElementContent[],
      ),
    );
    return box("signatures", node, lines);
  },
};

/** Text in a callout is set smaller than the text around it, so it has roles of its own. */
function setCalloutRoles(nodes: readonly ElementContent[]): void {
  for (const node of nodes) {
    if (node.type !== "element") continue;
    if (node.tagName === "p" && node.properties.dataRole === undefined)
      node.properties.dataRole = "callout-text";
    if (node.tagName === "p" && node.properties.dataRole === "item")
      node.properties.dataRole = "callout-item";
    setCalloutRoles(node.children);
  }
}

function box(
  role: Role,
  node: Nodes,
  children: readonly ElementContent[],
  more: Element["properties"] = {},
): Element {
  return element("div", { dataRole: role, ...sourceOf(node), ...more }, children);
}

function all(node: ContainerDirective, state: State): ElementContent[] {
  return state
    .all(node)
    .filter((child): child is ElementContent => child.type !== "text" || child.value.trim() !== "");
}

/** A list whose items start with a bold term: the term gets one role, the rest of the item another. */
function items(
  node: ContainerDirective,
  state: State,
  context: MergeContext,
  boxRole: Role,
  itemRole: Role,
  termRole: Role,
  restRole: Role,
  termOptional = false,
): Element | undefined {
  const list = onlyList(node, context);
  if (!list) return undefined;
  const children = list.children.map((item) => {
    const { term, rest } = splitTerm(item, termOptional);
    if (!term)
      context.diagnostics.add("directive-attribute", placeOf(item, context), {
        name: node.name,
        attribute: "bold-term",
        reason: "every-item",
        example: "- **166** member states",
      });
    const paragraphs: ElementContent[] = [];
    if (term)
      paragraphs.push(
        element(
          "p",
          { dataRole: termRole, ...sourceOf(item) },
          state.all({ type: "paragraph", children: term }) as ElementContent[],
        ),
      );
    if (rest.length > 0)
      paragraphs.push(
        element(
          "p",
          { dataRole: restRole, ...sourceOf(item) },
          state.all({ type: "paragraph", children: rest }) as ElementContent[],
        ),
      );
    const more = item.children
      .slice(1)
      .flatMap((child) => (state.one(child, item) as ElementContent | undefined) ?? []);
    return element("div", { dataRole: itemRole, ...sourceOf(item) }, [...paragraphs, ...more]);
  });
  return box(boxRole, node, children, { dataCount: children.length });
}

function onlyList(node: ContainerDirective, context: MergeContext): List | undefined {
  const [first, ...others] = node.children;
  if (first?.type === "list" && others.length === 0) return first;
  const wrong = first?.type === "list" ? others[0] : first;
  context.diagnostics.add("directive-attribute", placeOf((wrong ?? node) as Nodes, context), {
    name: node.name,
    attribute: "one-list",
    reason: "something-else",
    example: `:::${node.name} / - **term** text / :::`,
  });
  return undefined;
}

function firstParagraph(item: ListItem): Paragraph | undefined {
  return item.children[0]?.type === "paragraph" ? item.children[0] : undefined;
}

function splitTerm(
  item: ListItem,
  optional: boolean,
): { term: PhrasingContent[] | undefined; rest: PhrasingContent[] } {
  const [first, ...rest] = firstParagraph(item)?.children ?? [];
  if (first?.type === "strong") return { term: first.children, rest: trimStart(rest) };
  if (optional && first) return { term: [first, ...rest], rest: [] };
  return { term: undefined, rest: first ? [first, ...rest] : [] };
}

function trimStart([first, ...rest]: PhrasingContent[]): PhrasingContent[] {
  if (first?.type !== "text") return first ? [first, ...rest] : [];
  const value = first.value.replace(/^[\s:–—-]+/, "");
  return value ? [{ ...first, value }, ...rest] : rest;
}

function contactLines(child: RootContent, state: State): Element[] {
  if (child.type !== "paragraph") {
    const made = state.one(child, undefined);
    const list = Array.isArray(made) ? made : [made];
    return list.flatMap((node) =>
      node?.type === "element" ? (node.tagName === "p" ? picturesOf(node) : [node]) : [],
    );
  }
  const [first, ...rest] = child.children;
  const lines: Element[] = [];
  if (first?.type === "strong")
    lines.push(
      element(
        "p",
        { dataRole: "contact-name", ...sourceOf(child) },
        state.all({ type: "paragraph", children: first.children }) as ElementContent[],
      ),
    );
  for (const line of linesOf(first?.type === "strong" ? rest : child.children)) {
    lines.push(
      element(
        "p",
        { dataRole: "contact-line", ...sourceOf(child) },
        state.all({ type: "paragraph", children: line }) as ElementContent[],
      ),
    );
  }
  return lines;
}

function picturesOf(paragraph: Element): Element[] {
  return paragraph.children.filter(
    (node): node is Element => node.type === "element" && node.tagName === "img",
  );
}

/** Inline content cut at hard and soft line ends; empty lines are dropped. */
function linesOf(children: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const child of children) {
    if (child.type === "break") lines.push([]);
    else if (child.type !== "text") lines.at(-1)?.push(child);
    else {
      child.value.split("\n").forEach((value, index) => {
        if (index > 0) lines.push([]);
        if (value.trim()) lines.at(-1)?.push({ ...child, value });
      });
    }
  }
  return lines.filter((line) => line.length > 0);
}

function glyph(context: MergeContext, index: number): Element {
  const key = `glyph-${index}`;
  context.pictures.set(key, {
    kind: "glyph",
    seed: context.template.pattern.seed,
    index,
    palette: palette(context),
  });
  return element("img", { dataRole: "glyph", src: `picture:${key}`, alt: "", dataDocx: "omit" });
}

/** The theme's ornament colours. */
export function palette({
  template,
}: Pick<MergeContext, "template">): import("../../document/picture-request.ts").PatternPalette {
  const hex = (name: string): string => template.theme.colours[name]?.hex ?? "#000000";
  return {
    ground: hex("deep"),
    deep: hex("deep"),
    brand: hex("brand"),
    sky: hex("sky"),
    sand: hex("sand"),
    accent: hex("accent"),
    coral: hex("coral"),
  };
}
