import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { expect, it } from "vitest";
import { projectRoot } from "./support/workspace.ts";

/* The project's own pages lead somewhere: every relative link to a file that exists and, behind `#`, to a heading of it. */
const pages = [
  "README.md",
  "CHANGELOG.md",
  "scripts/README.md",
  "templates/README.md",
  ".github/CONTRIBUTING.md",
  ...readdirSync(join(projectRoot, ".github", "docs")).map((name) => `.github/docs/${name}`),
];

/** The addresses of links and pictures in a page, fences and code left out. */
function addresses(markdown: string): string[] {
  const found: string[] = [];
  visit(unified().use(remarkParse).use(remarkGfm).parse(markdown), (node) => {
    if (node.type === "link" || node.type === "image" || node.type === "definition") found.push(node.url);
  });
  return found;
}

/** Ids of a page's headings, as GitHub makes them: small letters, hyphens for spaces, no signs. */
function headingIds(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, words = ""]) =>
    words
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function deadLinks(page: string): string[] {
  const text = readFileSync(join(projectRoot, page), "utf8");
  return addresses(text).filter((address) => {
    if (/^[a-z]+:/.test(address)) return false;
    const [path = "", id] = address.split("#");
    const file = path === "" ? join(projectRoot, page) : join(projectRoot, dirname(page), decodeURI(path));
    if (!existsSync(file)) return true;
    return id !== undefined && !headingIds(readFileSync(file, "utf8")).includes(id);
  });
}

it.each(pages)("%s has no dead links", (page) => {
  expect(deadLinks(page)).toEqual([]);
});
