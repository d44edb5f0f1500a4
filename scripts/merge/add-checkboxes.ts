import type { Root } from "hast";
import { textProperty, visitElements } from "../document/tree.ts";
import type { MergeContext } from "./hast/merge-context.ts";

/** Task list boxes share two pictures, drawn in the theme's colour. */
export function addCheckboxes(root: Root, context: MergeContext): void {
  visitElements(root, (node) => {
    const key = /^picture:(checkbox-(done|open))$/.exec(textProperty(node, "src") ?? "");
    if (!key?.[1]) return;
    const done = key[2] === "done";
    context.pictures.set(key[1], {
      kind: "checkbox",
      checked: done,
      colour: context.template.theme.colours.brand?.hex ?? "#000000",
    });
    node.properties.alt = context.labels[done ? "done" : "open"] ?? node.properties.alt;
  });
}
