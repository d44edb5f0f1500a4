import { expect, it } from "vitest";
import { parseMarkdown } from "../scripts/content/parse-markdown.ts";
import { textOfMarkdown, visitMarkdown } from "../scripts/document/tree.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { blocks } from "../scripts/merge/blocks/index.ts";

/* Boxes as other programs write them, and what Markdown leaves in a text when it fails. */
function read(text: string): { boxes: string[]; told: string[] } {
  const diagnostics = createDiagnostics();
  const boxes: string[] = [];
  visitMarkdown(parseMarkdown(text, "a.md", blocks, diagnostics), (node) => {
    if (node.type === "containerDirective")
      boxes.push(`${node.name} ${JSON.stringify(node.attributes)} ${textOfMarkdown(node)}`);
  });
  const told = diagnostics
    .list()
    .map(({ code, place, params }) => `${place.line}:${place.column} ${code} ${params.what ?? ""}`.trim());
  return { boxes, told };
}

it.each([
  ["> [!NOTE]\n> Words.", 'callout {"kind":"note"} Words.'],
  ["> [!warning] Mind the gap\n> Words.", 'callout {"kind":"warning","title":"Mind the gap"} Words.'],
  ["> [!TIP]\n>\n> Words.", 'callout {"kind":"note"} Words.'],
  ["- a\n\n  > [!CAUTION]\n  > Words.", 'callout {"kind":"warning"} Words.'],
  ["::: callout {kind=summary}\nWords.\n:::", 'callout {"kind":"summary"} Words.'],
  [":::callout {kind=summary}\nWords.\n:::", 'callout {"kind":"summary"} Words.'],
  [":::tip\nWords.\n:::", 'callout {"kind":"note"} Words.'],
  ["::: tip What is it?\nWords.\n:::", 'callout {"kind":"note","title":"What is it?"} Words.'],
  [':::danger[So "it" is]\nWords.\n:::', 'callout {"kind":"warning","title":"So \\"it\\" is"} Words.'],
  [":::note{title='A & B' .wide}\nWords.\n:::", 'callout {"kind":"note","title":"A & B"} Words.'],
  ["::: when{recipient.lang=bg}\nWords.\n:::", 'when {"recipient.lang":"bg"} Words.'],
  [":::when {recipient.lang=bg}\nWords.\n:::", 'when {"recipient.lang":"bg"} Words.'],
])("%j is a box", (text, expected) => {
  expect(read(text)).toEqual({ boxes: [expected], told: [] });
});

it("lets one stand in the other, spaced or not", () => {
  const { boxes, told } = read("::: columns\n:::tip\nInner.\n:::\n\nOuter.\n:::\n");
  expect(boxes.map((box) => box.split(" ")[0])).toEqual(["columns", "callout"]);
  expect(told).toEqual([]);
});

it.each([
  ["::: wen{recipient.lang=bg}\nSecret.\n:::", "1:1 directive-attribute"],
  [":::wen {recipient.lang=bg}\nSecret.\n:::", "1:1 directive-attribute"],
  ["::: when recipient.lang=bg\nSecret.\n:::", "1:1 directive-attribute"],
  ["<div>\n:::when{recipient.lang=bg}\nSecret.\n:::\n</div>", "2:1 directive-attribute"],
])("%j lets nobody read it by mistake", (text, expected) => {
  expect(read(text).told).toContain(expected);
});

it.each([
  ["**Until: **1 June", "1:1 markup-doubtful remnant-strong"],
  ["See [the report](https://example.org/a b.pdf).", "1:5 markup-doubtful remnant-link"],
  ["[Words] (https://example.org)", "1:1 markup-doubtful remnant-link"],
  ['![A view](a.jpg "x" =200x)', "1:1 markup-doubtful remnant-picture"],
  ["##No space", "1:1 markup-doubtful remnant-heading"],
  ["It costs $x^2 + y_1$.", "1:10 markup-doubtful remnant-maths"],
  ["Sum:\n\n$$\na^2 + b^2\n$$", "3:1 markup-doubtful remnant-maths"],
  ["The share \\(x_1\\) of\nall", "1:11 markup-doubtful remnant-maths"],
  ["\\[\n\\frac{a}{b}\n\\]", "1:1 markup-doubtful remnant-maths"],
  ["Nine&amp;nbsp;hours", "1:5 markup-doubtful remnant-entity"],
  ["One&lt;br&gt;two", "1:4 markup-doubtful remnant-html"],
  ["A ==marked== word", "1:3 markup-doubtful remnant-mark"],
  ["Name\tSum\nOne\t12\nTwo\t13", "1:1 markup-doubtful remnant-tabs"],
  ["Words first.\n\nName \tSum\nOne\t\t12", "3:1 markup-doubtful remnant-tabs"],
  ["== Heading ==\n\nWords.", "1:1 markup-doubtful remnant-other"],
  ["= Heading", "1:1 markup-doubtful remnant-other"],
  ["It is '''bold''' here", "1:7 markup-doubtful remnant-other"],
  ["h2. Heading", "1:1 markup-doubtful remnant-other"],
  [".. note:: Words", "1:1 markup-doubtful remnant-other"],
  ["Some [b]bold[/b] words", "1:6 markup-doubtful remnant-other"],
  ["Some [url=https://example.org]words[/url]", "1:6 markup-doubtful remnant-other"],
  ["Some \\textbf{bold} words", "1:6 markup-doubtful remnant-other"],
  ["[[toc]]", "1:1 markup-doubtful remnant-contents"],
  ["As [@smith2020, p. 3] says.", "1:4 markup-doubtful remnant-citation"],
  ["Text^[a note]", "1:5 markup-doubtful remnant-note"],
  ["Done :tada:", "1:6 markup-doubtful remnant-emoji"],
  ['!!! note "Title"', "1:1 markup-doubtful remnant-admonition"],
  ["```mermaid\ngraph TD\n```", "1:1 markup-doubtful remnant-diagram"],
  ["Text\n\n:::\n", "3:1 markup-left remnant-block"],
  ["<p>{{ facts.members }} members</p>", "1:1 markup-left remnant-html-field"],
  ["<div>\n:::nothing\nWords.\n:::\n</div>", "1:1 markup-left remnant-block"],
  ["<!-- begun\n\nWords.", "1:1 markup-left remnant-comment"],
  ["<![CDATA[ words ]]>", "1:1 markup-doubtful remnant-cdata"],
  ["We have {{ facts.members\n}} members.", "1:9 markup-left remnant-field"],
])("%j is told", (text, expected) => {
  expect(read(text).told.filter((line) => line.includes("markup-"))).toContain(expected);
});

it.each([
  "Prices of $5 and $6, a_b_c, 2 * 3 * 4, x == y",
  "At 10:30:15, in 1:2:3 and C:\\x, a::b, see: this",
  "\\*\\*not bold\\*\\* and \\[brackets\\](so)",
  "<!-- ::: {{ x }} **a** -->",
  "Some <b>{{ facts.members }}</b> of them.",
  "`**code**` and `{{ code }}`",
  "No. #1 of [two] (of all)",
  "Name: ______ and __ / __ / ____",
  "#river #bridge\n#town @library",
  "A range \\(a, b\\) and \\[c\\]",
  "AT&T, R&D; and &unknown;",
  "> \\[!NOTE]\n> Words",
  "Braces \\{{ x }} and \\{#id}",
  "E-mail a@b.org [a@b.org]",
  "One\ttab and\nno other",
  "Heading\n==\n\nWords = words, and 'quoted' ''twice''",
  "= 5 levs\n== 6",
  "[b] and [i] are letters, [b] twice",
  "C:\\text and \\section",
  "Sets {1, 2} and {x}",
  "~5 % to ~7 %",
  "[^1] here.\n\n[^1]: **A** note.",
  "## Heading {#id}\n\nWords {.lead}\n\n[Words]{lang=en}",
  "    indented **code\n",
])("%j is left alone", (text) => {
  expect(read(text).told.filter((line) => line.includes("markup-"))).toEqual([]);
});
