import type { Nodes, Parent, Root } from "mdast";
import { type ResolveField, resolveFieldText } from "./resolve-field.ts";

/** Replaces every field of a tree by its text: field nodes become text nodes, attributes plain strings. */
export function fillFields(tree: Root, resolve: ResolveField): void {
  const visit = (node: Nodes): void => {
    fillAttributes(node, resolve);
    if (!("children" in node)) return;
    const parent = node as Parent;
    parent.children = parent.children.map((child) =>
      child.type === "mergeField"
        ? { type: "text", value: resolve(child.field), ...(child.position && { position: child.position }) }
        : child,
    ) as Parent["children"];
    for (const child of parent.children) visit(child as Nodes);
  };
  visit(tree);
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
