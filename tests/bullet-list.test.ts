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
  ["– едно;\n– две,\nоще;\n– *три*.", ["[едно;; две, още;; три.]"]],
  ["Задачи:\n– едно\n– две", ["Задачи:", "[едно; две]"]],
  ["Задачи:\n\n— едно\n— две", ["Задачи:", "[едно; две]"]],
  ["Задачи:\n-едно\n-две", ["Задачи:", "[едно; две]"]],
  ["• a:\n– b;\n– c\n• d", ["[a: [b;; c]; d]"]],
])("%j is a list", (text, expected) => {
  expect(read(text)).toEqual(expected);
});

it.each([
  ["-5 °C\n-7 °C"],
  ["Той дойде\n– късно,\n– сам."],
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

it("keeps the lines of a talk apart", () => {
  const { children } = parseMarkdown("– Кой е там?\n– Аз съм,\nСтоян.", "a.md", blocks, createDiagnostics());
  const [talk] = children;
  expect(
    talk?.type === "paragraph" && talk.children.map((child) => textOfMarkdown(child) || child.type),
  ).toEqual(["– Кой е там?", "break", "– Аз съм,", "\n", "Стоян."]);
});
