import { fromMarkdown } from "mdast-util-from-markdown";
import { describe, expect, it } from "vitest";
import { parseMarkdown } from "../scripts/content/parse-markdown.ts";
import {
  countOn,
  placeOfNode,
  placeOfSource,
  type SourceTexts,
  sourceOfNode,
  sourceOfPlace,
  sourceWithin,
} from "../scripts/document/position.ts";
import { visitMarkdown } from "../scripts/document/tree.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { blocks } from "../scripts/merge/blocks/index.ts";

/* A main text of ten lines, a cover letter of five, an annex behind it. */
const texts: SourceTexts = {
  source: "content/a/en.md",
  parts: [
    { path: "content/a/cover.en.md", firstLine: 11 },
    { path: "content/a/annex.en.md", firstLine: 16 },
  ],
};

it("is known of every node, also where an address is found in text that was read already", () => {
  const lost: string[] = [];
  const text =
    "A [url=https://example.org]b[/url]\n\n- x:https://example.org/a y\n\n> (see:www.example.org)\n";
  visitMarkdown(parseMarkdown(text, "a.md", blocks, createDiagnostics()), (node) => {
    if (!node.position) lost.push(node.type);
  });
  expect(lost).toEqual([]);
});

describe("a position", () => {
  it.each([
    ["content/a/en.md", 10, 3, "10:3"],
    ["content/a/cover.en.md", 1, 1, "11:1"],
    ["content/a/cover.en.md", 5, 8, "15:8"],
    ["content/a/annex.en.md", 40, 2, "55:2"],
  ])("in %s at line %i, column %i, is %s, there and back", (file, line, column, src) => {
    expect(sourceOfPlace({ file, line, column }, texts)).toBe(src);
    expect(placeOfSource(src, texts)).toEqual({ file, line, column });
  });

  it("that nothing is known of is the main text's file", () => {
    for (const src of [undefined, "", "x:y"])
      expect(placeOfSource(src, texts)).toEqual({ file: "content/a/en.md" });
    expect(sourceOfPlace({ file: "templates/x/style.css", line: 2 }, texts)).toBeUndefined();
    expect(sourceOfPlace({ file: "content/a/en.md" }, texts)).toBeUndefined();
  });

  it("of a node in a part names the part's file and line once its lines count on", () => {
    const body = fromMarkdown("# One\n\nTwo <b>three</b>\n<i>four</i>\n");
    countOn(body, 16);
    const [, paragraph] = body.children;
    if (!paragraph) throw new Error("the text has two blocks");
    expect(sourceOfNode(paragraph)).toBe("18:1");
    expect(placeOfNode(paragraph, texts)).toEqual({ file: "content/a/annex.en.md", line: 3, column: 1 });
    expect(sourceWithin(paragraph, "Two ")).toBe("18:5");
    expect(sourceWithin(paragraph, "Two <b>three</b>\n")).toBe("19:1");
  });
});
