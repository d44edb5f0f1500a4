import { afterAll, beforeAll, expect, it } from "vitest";
import type { Manifest } from "../scripts/artifacts/manifest.ts";
import { createTreeCopy, type TreeCopy } from "./support/tree-copy.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* The recipe of CONTRIBUTING.md, followed: a format is its folder and its line in the index. */
const files = {
  "format.ts": `import type { FormatRecord } from "../format.ts";

/** The headings and paragraphs of a document as data. */
export const json = {
  format: "json",
  rank: 5,
  files: { json: async () => (await import("./render-json.ts")).renderJson },
  mediaType: "application/json",
  isDefault: false,
  forCopies: true,
  isAttachable: true,
  isPrinted: false,
  hasFonts: false,
  outline: async () => (await import("./json-outline.ts")).jsonOutline,
  compared: "blocks",
} as const satisfies FormatRecord;
`,
  "render-json.ts": `import { elementsIn, textOf } from "../../document/tree.ts";
import type { Renderer } from "../../render/renderer.ts";

/** A list of blocks, each with its level (0 for paragraphs) and its text. */
export const renderJson: Renderer = async ({ publication }) => {
  const blocks = elementsIn(publication.body)
    .filter(({ tagName }) => /^(?:h[1-6]|p)$/.test(tagName))
    .map((node) => ({ level: Number(/^h(.)/.exec(node.tagName)?.[1] ?? 0), text: textOf(node).trim() }));
  return { bytes: new TextEncoder().encode(JSON.stringify(blocks)) };
};
`,
  "json-outline.ts": `import { type Outline, type OutlineItem, tidyText } from "../../review/outline.ts";

/** Reads the list back. */
export function jsonOutline(bytes: Uint8Array): Outline {
  const blocks: { level: number; text: string }[] = JSON.parse(new TextDecoder().decode(bytes));
  const items = blocks.map(({ level, ...block }): OutlineItem => {
    const text = tidyText(block.text);
    return level > 0 ? { kind: "heading", level, text, links: [] } : { kind: "paragraph", text, links: [] };
  });
  return { items, notes: new Map() };
}
`,
};

let tree: TreeCopy;
let workspace: Workspace;

beforeAll(async () => {
  tree = await createTreeCopy();
  for (const [name, text] of Object.entries(files)) await tree.write(`scripts/formats/json/${name}`, text);
  await tree.insert(
    "scripts/formats/index.ts",
    'from "./html/format.ts";\n',
    'export { json } from "./json/format.ts";\n',
  );
  workspace = await createWorkspace({
    "content/text/en.md":
      "---\ntitle: A title\ntemplate: briefing\nformats: [html, json]\n---\n\n## A section\n\nWords.\n",
    "content/other/en.md": "---\ntitle: Another\nformats: [odt]\n---\n\nWords.\n",
    "dipla.config.json": '{ "formats": ["html"] }',
  });
});
afterAll(async () => {
  await tree.remove();
  await workspace.remove();
});

it("passes the types", async () => {
  const { code, stdout } = await tree.types();
  expect(stdout).toBe("");
  expect(code).toBe(0);
});

it("is made where it is named, and is known to pick lists, help and manifest", async () => {
  const { stderr } = await tree.run("build", "--root", workspace.root);
  expect(stderr).toContain("pdf, docx, html, txt, json");
  const { artifacts } = JSON.parse(await workspace.text("out/manifest.json")) as Manifest;
  expect(artifacts.map(({ path, mediaType }) => `${path} ${mediaType}`)).toEqual([
    "text/en/text.en.html text/html",
    "text/en/text.en.json application/json",
  ]);
  expect(await workspace.text("out/text/en/text.en.json")).toMatch(/\{"level":2,"text":"1\. A\ssection"\}/);
  expect((await tree.run("build", "--help")).stdout).toContain("--format pdf,docx,html,txt,json");
});

it("is read back by the review, which hears of a lost word", async () => {
  const check = async (): Promise<string> =>
    (await tree.run("check", "text", "--no-report", "--root", workspace.root)).stderr;
  expect(await check()).not.toContain("parity-differs");
  await tree.insert("scripts/formats/json/render-json.ts", "textOf(node)", '.replace("Words", "")');
  const found = await check();
  expect(found).toContain("parity-differs text/en/text.en.json");
});
