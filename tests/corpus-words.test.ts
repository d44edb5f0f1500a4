import { expect, it } from "vitest";
import { findLostWords } from "./proofs/corpus/find-lost-words.ts";
import { asContent } from "./proofs/corpus/read-corpus.ts";
import { sourceBlocks } from "./proofs/corpus/source-blocks.ts";
import { withoutFaults } from "./proofs/corpus/without-faults.ts";

/* The proof of the corpus would be worth nothing if it passed a file in which words are missing. */
const source = `---
title: A
---

# The river {#river .lead}

Water rises[^n] in **March**; see [the post](https://example.org/far).

| Post | Level |
|---|---|
| 12 | 84 cm |

![Post twelve](post.png) <span hidden>unseen</span> <!-- nor this -->

> [!NOTE]
> Mind the gap.

[^n]: By the metre.
`;
const blocks = sourceBlocks(source);

it("reads what a text says, block by block", () => {
  expect(blocks.map((block) => block.replace(/\s+/g, " ").trim())).toEqual([
    "The river",
    "Water rises in March; see the post.",
    "Post",
    "Level",
    "12",
    "84 cm",
    "Post twelve",
    "Mind the gap.",
    "By the metre.",
  ]);
});

const whole =
  "THE RIVER\nWater rises1 in Mar-\nch; see the post.\nPost Level\n12 84 cm\nPost twelve\nNote: Mind the gap.\n1 By the metre.";

it("finds nothing lost where lines end and notes stand in words", () => {
  expect(findLostWords(blocks, whole)).toEqual([]);
});

it.each([
  ["a word", "rises1 ", "", ["rises"]],
  ["a word that stands in another one only", "84 cm", "84 acme", ["cm"]],
  ["the second of two equal words", "\nPost twelve", "", ["post", "twelve"]],
  ["a cell's number", "12 84", "84", ["12"]],
  ["a block", "Mind the gap.", "", ["mind", "the", "gap"]],
  ["letters of a word", "metre", "met", ["metre"]],
])("finds %s", (_, from, to, lost) => {
  expect(findLostWords(blocks, whole.replace(from, to))).toEqual(lost);
});

it("puts a word together that a page divides, and no other", () => {
  const page = "so it goes with the devel-\nRunning line 5\nopment of the town";
  expect(findLostWords(["So it goes with the development of the town"], page)).toEqual([]);
  expect(findLostWords(["So it goes with the development of the city"], page)).toEqual(["city"]);
});

it("looks for each letter where no spaces are", () => {
  expect(
    findLostWords(["本行为标准改编自公约2.0版"], "本行为标准改编自公约 <https://x.example> 2.0版"),
  ).toEqual([]);
  expect(findLostWords(["本行为标准"], "本行为准")).toEqual(["标"]);
});

it.each([
  [
    "# A\n\nB\n\n---\n\nC\n\n---\n\nD\n",
    '---\ntitle: "A"\ntemplate: [briefing, brochure]\n---\n# A\n\nB\n\n---\n\nC\n\n---\n\nD\n',
  ],
  [
    "---\nTitle: x\n---\n# A\n\n---\n",
    '---\ntitle: "A"\ntemplate: [briefing, brochure]\nTitle: x\n---\n# A\n\n---\n',
  ],
  ["---\ntitle: x\n---\n\nB\n", "---\ntemplate: [briefing, brochure]\ntitle: x\n---\n\nB\n"],
])("adds a line for the template to %j, and nothing is lost", (text, expected) => {
  expect(asContent({ id: "a", lang: "en", isShort: false, text })).toEqual([["content/a/en.md", expected]]);
});

it("removes a text's own faults and nothing else", () => {
  const faulty =
    '# One\n\n![A *post*](post.png) and ![][p], [there](#none), [here](#one), [out]({{ site.url }}), {{ page.x }}, {% tag %}.\n\n`{{ code }}`\n\n<img src=\'a.jpg\' alt="B"> <i style="display:none">x</i>\n\n[p]: https://example.org/p.png\n';
  expect(withoutFaults(faulty, "ours.svg")).toBe(
    '# One\n\n![A post](ours.svg) and ![A hill](ours.svg), there, [here](#one), out, \\{{ page.x }}, \\{% tag %}.\n\n`{{ code }}`\n\n<img src="ours.svg" alt="B"> <i>x</i>\n\n[p]: https://example.org/p.png\n',
  );
});
