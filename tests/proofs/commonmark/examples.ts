import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** A text in Markdown, and the HTML that it means. */
export interface Example {
  /** `e12` for the twelfth of CommonMark's, `g12` for the twelfth of our own for GitHub's rules. */
  name: string;
  section: string;
  markdown: string;
  html: string;
}

/** The examples of CommonMark's specification, from its npm package, and those of `gfm-examples.txt`. */
export function readExamples(): Example[] {
  const { tests } = createRequire(import.meta.url)("commonmark-spec") as {
    tests: readonly { number: number; section: string; markdown: string; html: string }[];
  };
  // The specification writes tabs as arrows.
  const commonMark = tests.map(({ number, section, markdown, html }) => ({
    name: `e${number}`,
    section,
    markdown: markdown.replaceAll("→", "\t"),
    html: html.replaceAll("→", "\t"),
  }));
  return [...commonMark, ...gfmExamples(readFileSync(join(import.meta.dirname, "gfm-examples.txt"), "utf8"))];
}

/** Reads the format in which CommonMark's specification writes its examples. */
function gfmExamples(text: string): Example[] {
  const fence = "`".repeat(32);
  const pattern = new RegExp(`^## (.+)$|^${fence} example\\n([\\s\\S]*?)^\\.\\n([\\s\\S]*?)^${fence}$`, "gm");
  const examples: Example[] = [];
  let section = "";
  for (const [, heading, markdown, html] of text.matchAll(pattern)) {
    if (heading !== undefined) section = heading;
    else
      examples.push({ name: `g${examples.length + 1}`, section, markdown: markdown ?? "", html: html ?? "" });
  }
  return examples;
}
