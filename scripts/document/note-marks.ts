import type { Element } from "hast";
import { textOf } from "./tree.ts";

/** The text of a heading as others name it, in contents and references: marks of notes are not part of it. */
export function textWithoutMarks(node: Element): string {
  return textOf(node, ({ tagName, properties }) => {
    if (properties.dataRole === "note-mark") return "";
    return tagName === "br" ? " " : undefined;
  }).trim();
}
