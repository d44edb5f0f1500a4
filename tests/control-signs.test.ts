import { expect, it } from "vitest";
import { parseMarkdown } from "../scripts/content/parse-markdown.ts";
import { visitMarkdown } from "../scripts/document/tree.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { blocks } from "../scripts/merge/blocks/index.ts";
import { svgDocument } from "../scripts/render/assets/svg.ts";

/* Signs that end lines in Word and on web pages, and that no font draws. */
function read(text: string): string {
  let shown = "";
  visitMarkdown(parseMarkdown(text, "a.md", blocks, createDiagnostics()), (node) => {
    if (node.type === "break") shown += "|";
    if (node.type === "text" || node.type === "code" || node.type === "inlineCode") shown += node.value;
    if (node.type === "image") shown += node.alt;
  });
  return shown;
}

it.each(["\u000b", "\u000c", "\u0085", "\u2028", "\u2029"])("%j is a break", (sign) => {
  expect(read(`One${sign}two`)).toBe("One|two");
  expect(read(`One ${sign}${sign} two`)).toBe("One|two");
  expect(read(`${sign}One\n\ntwo${sign}`)).toBe("Onetwo");
  expect(read(`One **two**${sign}three`)).toBe("One two|three");
  expect(read(`One${sign}**two** three`)).toBe("One|two three");
  expect(read(`# One${sign}two`)).toBe("One|two");
  expect(read(`| A |\n|---|\n| One${sign}two |`)).toBe("AOne|two");
  expect(read(`\`one${sign}two\``)).toBe("one two");
  expect(read(`    one${sign}two`)).toBe("one\ntwo");
  expect(read(`![one${sign}two](a.png "b")`)).toBe("one two");
  expect(read(`• one${sign}two`)).toBe("one|two");
});

it("reads Word's own hyphens", () => {
  expect(read("e\u001email and inter\u001fnational")).toBe("e\u2011mail and inter\u00adnational");
});

it("leaves out what steers terminals, in code as well: Word had none of it, and HTML and PDF had", () => {
  expect(read("a\u001b[31m\u0007 `b\u001b` ![c\u001b](a.png)\n\n    d\u001b[0m")).toBe("a[31m b cd[0m");
});

it("drawings of charts and codes hold none of what XML can't: their labels come from tables that may be damaged", () => {
  const { svg } = svgDocument(9, 9, "<text>a\u0000\u0007b\uffffc</text>");
  expect(svg).toContain("<text>abc</text>");
});
