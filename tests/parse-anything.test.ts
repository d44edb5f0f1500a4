import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parseMarkdown } from "../scripts/content/parse-markdown.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { blocks } from "../scripts/merge/blocks/index.ts";
import { setTypeOfText } from "../scripts/merge/typography/set-type.ts";
import { projectRoot } from "./support/workspace.ts";

/* Parsing never throws, and places always lie in the text: pieces of real Markdown, torn and put together at random. */
const folder = join(projectRoot, "tests", "cases");
const texts = await Promise.all(
  (await readdir(folder))
    .filter((name) => !name.startsWith("_"))
    .map((name) => readFile(join(folder, name, "input.md"), "utf8")),
);
const pieces = [
  ...texts.flatMap((text) => text.split(/(?<=\n)|(?<= )/)),
  ...":::|::| {{| }}|{{ x }}|{{}}|{{ a.b }}|`|```\n|---\n|| | |\n|[^1]|[^1]:|<b>|</|![|](|)|\u{E000}|\u{F8FF}|\u0000|\uFFFE|\ud800|\t|\r\n|• x\n|{.lead}|{#id}|\\|&amp;|:::panel{name=\n|=\"|'".split(
    "|",
  ),
];

// A generator of our own: a failing run is found again by its number.
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

it.each(Array.from({ length: 40 }, (_, seed) => seed))("survives torn text %i", (seed) => {
  const next = random(seed);
  for (let round = 0; round < 25; round += 1) {
    const count = 1 + Math.floor(next() * 60);
    const text = Array.from({ length: count }, () => pieces[Math.floor(next() * pieces.length)] ?? "").join(
      "",
    );
    const diagnostics = createDiagnostics();
    const tree = parseMarkdown(text, "torn.md", blocks, diagnostics);
    expect(tree.type).toBe("root");
    const lines = text.split(/\r\n|\n|\r/);
    for (const { place, code } of diagnostics.list()) {
      expect(place.line, code).toBeGreaterThanOrEqual(1);
      expect(place.line, `${code}\n${JSON.stringify(text)}`).toBeLessThanOrEqual(lines.length);
      expect(place.column, `${code}\n${JSON.stringify(text)}`).toBeLessThanOrEqual(
        (lines[(place.line ?? 1) - 1]?.length ?? 0) + 1,
      );
    }
    // No place-holder of a field may be left in the tree.
    if (!/[\u{E000}-\u{F8FF}]/u.test(text)) expect(JSON.stringify(tree)).not.toMatch(/[\u{E000}-\u{F8FF}]/u);
    for (const lang of ["bg", "en"]) {
      const once = setTypeOfText(text, lang);
      expect(setTypeOfText(once, lang)).toBe(once);
    }
  }
});
