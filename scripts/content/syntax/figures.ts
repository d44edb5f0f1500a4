import type { RootContent } from "mdast";

/** An image alone in its paragraph, with a title, becomes a numbered figure; its title is the caption. */
export function figures(children: RootContent[]): RootContent[] {
  return children.map((child) => {
    const only = child.type === "paragraph" && child.children.length === 1 ? child.children[0] : undefined;
    if (only?.type !== "image" || !only.title) return child;
    return { type: "figure", children: [only], ...(child.position && { position: child.position }) };
  });
}
