import type { List } from "mdast";
import { expect, it } from "vitest";
import { parseMarkdown } from "../scripts/content/parse-markdown.ts";
import { textOfMarkdown } from "../scripts/document/tree.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { blocks } from "../scripts/merge/blocks/index.ts";

/* Bullets as Word, e-mail and web pages leave them. */
function read(text: string): string[] {
  const { children } = parseMarkdown(text, "a.md", blocks, createDiagnostics());
  return children.map((node) => (node.type === "list" ? outline(node) : textOfMarkdown(node)));
}

function outline(list: List): string {
  const items = list.children.map(({ children }) =>
    children.map((child) => (child.type === "list" ? outline(child) : textOfMarkdown(child))).join(" "),
  );
  return `[${items.join("; ")}]`;
}

it.each([
  ["\uf0b7\ta\n\uf0b7\tb", ["[a; b]"]],
  ["\uf0a7 a\n\uf0a7 b", ["[a; b]"]],
  ["•a\n• b", ["[a; b]"]],
  ["▪ a\n▪ b\n\n▪ c", ["[a; b; c]"]],
  ["–\ta\n–\tb", ["[a; b]"]],
  ["•\ta\no\tb\no\tc\n§\td\n•\te", ["[a [b; c [d]]; e]"]],
  ["Before:\n\uf0b7\ta\n\uf0a7\tb\n\no\tc", ["Before:", "[a [b [c]]]"]],
  ["• a\nlong\n• *b*", ["[a long; b]"]],
])("%j is a list", (text, expected) => {
  expect(read(text)).toEqual(expected);
});

it.each([
  ["– Кой е там?\n– Аз съм."],
  ["— Qui est là ?"],
  ["o my"],
  ["§ 1. Words"],
  ["□ a\n☐ b"],
  ["✓ done"],
  ["●●○ two of three"],
  ["·a"],
])("%j is words", (text) => {
  expect(read(text)).toEqual([text]);
});
