import type { Element, ElementContent, Root } from "hast";
import type { FootnoteDefinition, Root as MdastRoot, Nodes, RootContent } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { type Handlers, type State, toHast } from "mdast-util-to-hast";
import { reportBlock } from "../../document/blocks/block-declaration.ts";
import { placeOfSource, textsOf } from "../../document/position.ts";
import { childElements, childrenOf, element, replaceBelow, text, textProperty } from "../../document/tree.ts";
import { blocks } from "../blocks/index.ts";
import { cleanHtml } from "./clean-html.ts";
import { handlers, withoutLineEnds } from "./handlers.ts";
import { type MergeContext, sourceOf } from "./merge-context.ts";
import { withoutWrappers } from "./open-wrappers.ts";
import { panelTag } from "./panel-tag.ts";
import { tellOfHtml } from "./raw-html.ts";

/** The body of a document as hast: text of panels by slot name, the rest in source order, and its notes. */
export interface BodyHast {
  panels: Map<string, ElementContent[]>;
  flow: ElementContent[];
  notes: Element | undefined;
}

/** mdast without fields → hast in the closed vocabulary. One pass, so numbers and notes follow the source's order. */
export function bodyToHast(body: MdastRoot, context: MergeContext): BodyHast {
  const bound = Object.fromEntries(
    Object.entries(handlers).map(([type, handle]) => [
      type,
      (state: State, node: Nodes) => handle(node, state, context),
    ]),
  );
  const ours: Record<string, unknown> = {
    ...bound,
    // Reading has told of what stands where it can't.
    containerDirective: (state: State, node: ContainerDirective, parent: Nodes | undefined) =>
      blocks.get(node.name)?.outermost && !isOutermost(parent)
        ? undefined
        : bound.containerDirective?.(state, node),
    diplaNotes: (state: State) => notesSection(state, context),
  };
  const tree = toHast(
    { ...body, children: [...body.children, notesCarrier] },
    {
      allowDangerousHtml: true,
      handlers: ours as Handlers,
      unknownHandler: () => undefined,
    },
  ) as Root;
  tellOfHtml(context);
  return split(context.hasRawHtml ? cleanHtml(tree, context) : tree, context);
}

/** The text itself, or a part of it, which is a panel by now. */
function isOutermost(parent: Nodes | undefined): boolean {
  return (
    parent?.type === "root" ||
    (parent?.type === "containerDirective" && blocks.get(parent.name)?.outermost === true)
  );
}

/** Stands at the end of the body: when it is reached, all note marks have been numbered. */
const notesCarrier = { type: "diplaNotes" } as unknown as RootContent;

function notesSection(state: State, context: MergeContext): Element | undefined {
  // Notes may cite further notes, so the list can grow while it is walked.
  const items: Element[] = [];
  for (let index = 0; index < state.footnoteOrder.length; index += 1) {
    const id = state.footnoteOrder[index] ?? "";
    const definition = state.footnoteById.get(id);
    if (definition) items.push(note(definition, index + 1, state));
  }
  if (items.length === 0) return undefined;
  state.footnoteOrder.length = 0;
  return element("section", { dataRole: "notes", ariaLabel: context.labels.notes ?? "" }, [
    element("ol", { dataRole: "list-numbered", dataKind: "notes" }, items),
  ]);
}

function note(definition: FootnoteDefinition, number: number, state: State): Element {
  const content = withoutLineEnds(state.all(definition));
  for (const child of content) if (child.type === "element") inNoteSize(child);
  const last = content.findLast(
    (child): child is Element => child.type === "element" && child.tagName === "p",
  );
  last?.children.push(
    text(" "),
    element("a", { dataRole: "note-back", href: `#note-mark-${number}`, ariaLabel: `↑ ${number}` }, [
      // A sign that every face has; no Arabic or Hebrew one has an arrow.
      text("^"),
    ]),
  );
  return element("li", { id: `note-${number}`, dataNote: String(number), ...sourceOf(definition) }, content);
}

/** Whatever a note says in words is set as small as notes are, its lists and quotations, too; boxes keep their own. */
function inNoteSize(node: Element): void {
  const { dataRole } = node.properties;
  if (
    node.tagName === "p" &&
    (dataRole === undefined || /^(?:paragraph|item|term|definition|quote)$/.test(String(dataRole)))
  )
    node.properties.dataRole = "note";
  else for (const child of childElements(node)) inNoteSize(child);
}

function split(tree: Root, context: MergeContext): BodyHast {
  const result: BodyHast = { panels: new Map(), flow: [], notes: undefined };
  openInnerPanels(tree, context);
  const known = new Set(context.template.slots.map((slot) => slot.name));
  const texts = textsOf(context.document);
  /** Fills the panel's slot; gives what flows where it stands instead. A part of the document is a panel that may hold others. */
  const place = (panel: Element): ElementContent[] => {
    const name = String(panel.properties.dataName);
    const content = panel.children.flatMap((node) =>
      node.type === "element" && isPanel(node) ? place(node) : [node],
    );
    if (known.has(name)) {
      result.panels.set(name, [...(result.panels.get(name) ?? []), ...withoutWrappers(content)]);
      return [];
    }
    const at = placeOfSource(textProperty(panel, "dataSrc"), texts);
    context.diagnostics.add("slot-unknown", at, { name, known: [...known].join(", ") });
    return content;
  };
  for (const node of withoutLineEnds(childrenOf(tree)))
    if (node.type !== "element") result.flow.push(node);
    else if (node.properties.dataRole === "notes") result.notes = node;
    else result.flow.push(...(isPanel(node) ? place(node) : [node]));
  return { ...result, flow: withoutWrappers(result.flow) };
}

function isPanel(node: Root | Element): node is Element {
  return "tagName" in node && node.tagName === panelTag;
}

/** A panel between tags of HTML would stand in an element of theirs: it is told, and its text stays where it is. */
function openInnerPanels(tree: Root, context: MergeContext): void {
  replaceBelow(tree, (child, enter, parent) => {
    if (child.type !== "element") return [child];
    enter(child);
    if (child.tagName !== panelTag || parent === tree || isPanel(parent)) return [child];
    const place = placeOfSource(textProperty(child, "dataSrc"), textsOf(context.document));
    const panel = blocks.get("panel");
    if (panel)
      reportBlock(panel, { reason: "block-inside", suggestion: "close-before" }, place, context.diagnostics);
    return child.children;
  });
}
