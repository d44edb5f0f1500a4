import type { Nodes, Root } from "mdast";
import { replaceInMarkdown } from "../document/tree.ts";
import { type ResolveField, resolveFieldText } from "./resolve-field.ts";

/** Replaces every field of a tree by its text: field nodes become text nodes, attributes plain strings. */
export function fillFields(tree: Root, resolve: ResolveField): void {
  replaceInMarkdown(tree, (node, enter) => {
    fillAttributes(node, resolve);
    if (node.type === "mergeField")
      return [
        { type: "text", value: resolve(node.field), ...(node.position && { position: node.position }) },
      ];
    enter(node);
    return [node];
  });
}

function fillAttributes(node: Nodes, resolve: ResolveField): void {
  const fields = node.data?.fields;
  if (!fields) return;
  const record = node as unknown as Record<string, unknown>;
  const attributes = "attributes" in node ? (node.attributes as Record<string, unknown>) : {};
  for (const [key, parts] of Object.entries(fields)) {
    const holder = Object.hasOwn(attributes, key) ? attributes : record;
    holder[key] = resolveFieldText(parts, resolve);
  }
}
