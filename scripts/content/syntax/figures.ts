import type { Paragraph, RootContent } from "mdast";
import { blockAttributes } from "./block-attributes.ts";

/** An image alone in its paragraph, with a title, becomes a numbered figure; its title is the caption, `{#id}` its name. */
export function figures(children: RootContent[]): RootContent[] {
  return children.map((child) => {
    if (child.type !== "paragraph" || child.children[0]?.type !== "image") return child;
    // What stands in braces behind the picture is no word of the paragraph's.
    blockAttributes(child);
    const only = onlyImage(child);
    if (!only?.title) return child;
    return {
      type: "figure",
      children: [only],
      ...(child.data && { data: child.data }),
      ...(child.position && { position: child.position }),
    };
  });
}

function onlyImage({ children: [only, ...others] }: Paragraph) {
  return only?.type === "image" && others.length === 0 ? only : undefined;
}
