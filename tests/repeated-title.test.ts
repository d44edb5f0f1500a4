import { expect, it } from "vitest";
import { parseMarkdown } from "../scripts/content/parse-markdown.ts";
import { textOfMarkdown } from "../scripts/document/tree.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { blocks } from "../scripts/merge/blocks/index.ts";
import { dropRepeatedTitle } from "../scripts/merge/drop-repeated-title.ts";

/* A title that the text repeats, as READMEs and pasted pages have it, is printed once. */
function left(text: string): { words: string; codes: string[] } {
  const diagnostics = createDiagnostics();
  const body = parseMarkdown(text, "a.md", blocks, diagnostics);
  dropRepeatedTitle(body, "Ours & yours", { lang: "en", texts: { source: "a.md", parts: [] } }, diagnostics);
  const words = body.children.map((node) => (node.type === "html" ? node.value : textOfMarkdown(node)));
  return {
    words: words.join(" ").replace(/\s+/g, " ").trim(),
    codes: diagnostics.list().map(({ code }) => code),
  };
}

it.each([
  ["a heading", "# Ours & yours\n\nWords", "Words"],
  ["a paragraph", "**Ours & Yours**\n\nWords", "Words"],
  [
    "one in a div",
    '<div align="center">\n\n# Ours & yours\n\n</div>\n\nWords',
    '<div align="center"> </div> Words',
  ],
  [
    "HTML in a div",
    "<div>\n  <h1>Ours &amp; yours</h1>\n  <p>More</p>\n</div>\n\nWords",
    "<div> <p>More</p> </div> Words",
  ],
  ["HTML alone", '<h1 align="center">Ours &amp; <b>yours</b></h1>\n\nWords', "Words"],
  ["bare words in a div", "<div>Ours &amp; yours</div>\n\nWords", "<div></div> Words"],
  ["one behind a comment", "<!-- note -->\n\n# Ours & yours\n\nWords", "<!-- note --> Words"],
  ["one behind a place", '<a name="top"></a>\n\n# Ours & yours\n\nWords', '<a name="top"></a> Words'],
])("drops %s", (_kind, text, expected) => {
  const { words, codes } = left(text);
  expect(words).toBe(expected);
  expect(codes).toContain("heading-first-is-title");
});

it.each([
  ["words before it", "Before\n\n# Ours & yours"],
  ["words that go on", "<div>Ours &amp; yours and more</div>"],
  ["a picture in it", '<h1><img src="a.png"> Ours &amp; yours</h1>'],
  ["a picture before it", '<div><img src="a.png" alt="A"></div>\n\n# Ours & yours'],
  ["one in a list", "- Ours & yours"],
  ["another title", "<div>\n\n# Theirs\n\n</div>"],
])("keeps %s", (_kind, text) => {
  expect(left(text).codes).not.toContain("heading-first-is-title");
});
