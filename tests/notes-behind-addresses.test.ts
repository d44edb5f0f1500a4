import { expect, it } from "vitest";
import { parseMarkdown } from "../scripts/content/parse-markdown.ts";
import { visitMarkdown } from "../scripts/document/tree.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { blocks } from "../scripts/merge/blocks/index.ts";

/* A note's mark right behind a bare address belongs to neither the address nor the words. */
function read(text: string): { shown: string; told: string[] } {
  const diagnostics = createDiagnostics();
  const tree = parseMarkdown(`${text}\n\n[^1]: A note.\n`, "a.md", blocks, diagnostics);
  const shown: string[] = [];
  visitMarkdown(tree, (node) => {
    if (node.type === "link") shown.push(`<${node.url}>`);
    if (node.type === "text") shown.push(node.value);
    if (node.type === "footnoteReference") shown.push(`(note ${node.identifier})`);
  });
  return { shown: shown.slice(0, -1).join(""), told: diagnostics.list().map(({ code }) => code) };
}

it.each([
  [
    "See https://example.org/a?b=1#c[^1].",
    "See <https://example.org/a?b=1#c>https://example.org/a?b=1#c(note 1).",
  ],
  ["https://example.org/a.[^1] More", "<https://example.org/a>https://example.org/a.(note 1) More"],
  ["(www.example.org/a)[^1]", "(<http://www.example.org/a>www.example.org/a)(note 1)"],
  ["https://example.org/a_(b)[^1]", "<https://example.org/a_(b)>https://example.org/a_(b)(note 1)"],
])("%j", (text, shown) => {
  expect(read(text)).toEqual({ shown, told: [] });
});

it("tells of a note that nothing defines there, too", () => {
  expect(read("Words[^1] and https://example.org/a[^2].").told).toEqual(["footnote-undefined"]);
});
