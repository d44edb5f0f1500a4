import type { Element, ElementContent, Root } from "hast";
import type { OwnBlock } from "../../document/blocks/own-block.ts";
import { messageOf } from "../../document/message-of.ts";
import { element, text } from "../../document/tree.ts";
import { createDiagnostics } from "../../findings/diagnostics.ts";
import { checkVocabulary } from "../check-vocabulary.ts";
import { type Block, defineBlock } from "./define-block.ts";

/**
 * A workspace's own block as one of Dipla's: what its function throws, or makes of anything but the closed vocabulary, is told at the
 * block's line (`block-failed`), and the block is left out.
 */
export function ownBlock(name: string, own: OwnBlock): Block {
  const { kind, content, description = "", attributes = {} } = own;
  const example = own.example ?? (kind === "leaf" ? `::${name}` : `:::${name}\n…\n:::`);
  return defineBlock({
    name,
    kind,
    description,
    example,
    attributes,
    content,
    roles: [],
    run({ source, report, context, ...call }) {
      try {
        const { attributes, content } = call;
        const made = own.run({ attributes, content, lang: context.lang, element, text });
        const nodes: readonly ElementContent[] = Array.isArray(made) ? made : [made];
        const fault = strangeNode(nodes) ?? outsideVocabulary(nodes);
        if (fault === undefined) return withSource(nodes, source);
        report("block-failed", { name, reason: fault });
      } catch (error) {
        report("block-failed", { name, reason: messageOf(error) });
      }
      return undefined;
    },
  });
}

/** Functions are not checked by a compiler in every workspace: what they give may be anything. */
function strangeNode(nodes: readonly unknown[]): string | undefined {
  const isElement = (node: unknown): node is Element =>
    typeof node === "object" &&
    node !== null &&
    "type" in node &&
    ((node.type === "text" && "value" in node && typeof node.value === "string") ||
      (node.type === "element" &&
        "children" in node &&
        Array.isArray(node.children) &&
        node.children.every(isElement)));
  return nodes.every(isElement) ? undefined : "block-no-elements";
}

/** The first thing that no format could show. */
function outsideVocabulary(nodes: readonly ElementContent[]): string | undefined {
  const found = createDiagnostics();
  // A copy: the check takes out what it tells of.
  checkVocabulary(structuredClone({ type: "root", children: [...nodes] } satisfies Root), "", found);
  const [first] = found.list();
  if (!first) return undefined;
  const { element: name, attribute, role } = first.params;
  if (role !== undefined) return `block-role:${role}`;
  return attribute === undefined ? `block-element:${name}` : `block-attribute:${attribute}`;
}

/** Findings and parity know what was made by where it was written. */
function withSource(nodes: readonly ElementContent[], source: Element["properties"]): Element {
  for (const node of nodes) placeAll(node, source);
  const [first] = nodes;
  return nodes.length === 1 && first?.type === "element" ? first : element("div", { ...source }, [...nodes]);
}

/** Elements that come from the text have their own places. */
function placeAll(node: ElementContent, source: Element["properties"]): void {
  if (node.type !== "element" || node.properties.dataSrc !== undefined) return;
  node.properties = { ...node.properties, ...source };
  for (const child of node.children) placeAll(child, source);
}
