import { expect, it } from "vitest";
import { parseMarkdown } from "../scripts/content/parse-markdown.ts";
import { textOfMarkdown, visitMarkdown } from "../scripts/document/tree.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { blocks } from "../scripts/merge/blocks/index.ts";

/* A backslash takes the meaning from signs of Dipla's as it does from Markdown's. */
function read(text: string): { types: string[]; words: string; told: string[] } {
  const diagnostics = createDiagnostics();
  const tree = parseMarkdown(text, "a.md", blocks, diagnostics);
  const types: string[] = [];
  visitMarkdown(tree, (node) => {
    types.push(node.type);
    if (node.data) types.push(JSON.stringify(node.data));
  });
  return { types, words: textOfMarkdown(tree), told: diagnostics.list().map(({ code }) => code) };
}

it.each([
  ["\\[Words]{lang=en}", "[Words]{lang=en}", "languageSpan"],
  ["[Words]\\{lang=en}", "[Words]{lang=en}", "languageSpan"],
  ["# Heading \\{#id}", "Heading {#id}", '{"id":"id"}'],
  ["Term\n\\: words", "Term\n: words", "definitionTerm"],
  ["| A |\n|---|\n| x |\n| \\^^ |", "Ax^^", '{"join":"up"}'],
  ["| A | B |\n|---|---|\n| x | \\>> |", "ABx>>", '{"join":"left"}'],
  ["| A |\n|---|\n| x |\n\nTable\\: words", "AxTable: words", "tableCaption"],
  ["> \\[!NOTE]\n> Words", "[!NOTE]\nWords", "containerDirective"],
])("%j is words", (text, words, type) => {
  expect(read(text).words).toBe(words);
  expect(read(text).types).not.toContain(type);
  // The same without its backslash is more than words.
  expect(read(text.replaceAll("\\", "")).types).toContain(type);
});

it("accuses no note that is escaped", () => {
  expect(read("Words\\[^1].").told).toEqual([]);
  expect(read("Words[^1].").told).toEqual(["footnote-undefined"]);
});

it.each([
  ['[a\\]b](https://example.org/\\[x\\] "t\\!")', '{"url":"https://example.org/[x]","title":"t!"}'],
  ["![a\\]b](c.png)", '{"url":"c.png","title":null,"alt":"a]b"}'],
])("%j has its signs in addresses, titles and descriptions", (text, expected) => {
  visitMarkdown(parseMarkdown(text, "a.md", blocks, createDiagnostics()), (node) => {
    if (node.type === "link" || node.type === "image")
      expect(
        JSON.stringify({ url: node.url, title: node.title, ...(node.type === "image" && { alt: node.alt }) }),
      ).toBe(expected);
  });
  expect.assertions(1);
});
