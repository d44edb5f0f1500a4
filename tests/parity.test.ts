import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Element, ElementContent, Root, Text } from "hast";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../scripts/document/publication.ts";
import { type Format, formats } from "../scripts/formats/formats.ts";
import type { RenderedArtifact } from "../scripts/render/render-publication.ts";
import { reviewArtifacts } from "../scripts/review/review-artifacts.ts";
import { type InProcess, openPipeline } from "./support/build-in-process.ts";
import { createWorkspace, projectRoot, type Workspace } from "./support/workspace.ts";

/*
 * The parity check has to catch a block that one format drops, shows in another order or shows differently. Each kind
 * of block of the kitchen sink is broken in one format at a time: the format is rendered from a changed publication,
 * the others from the real one, and the finished files are reviewed.
 */
let workspace: Workspace;
let pipeline: InProcess;
const made = new Map<string, { publication: Publication; artifacts: RenderedArtifact[] }>();

beforeAll(async () => {
  const folder = join(projectRoot, "tests", "cases");
  workspace = await createWorkspace();
  await workspace.write("dipla.config.json", JSON.stringify({ formats }));
  await workspace.copy(join(folder, "_data"), "content/_data");
  await workspace.copy(join(folder, "kitchen-sink"), "content/kitchen-sink");
  await workspace.write(
    "content/kitchen-sink/en.md",
    await readFile(join(folder, "kitchen-sink", "input.md"), "utf8"),
  );
  pipeline = await openPipeline();
  const [result] = await pipeline.build(workspace.root, "kitchen-sink");
  for (const one of result?.made ?? []) made.set(one.publication.template, one);
});
afterAll(async () => {
  await pipeline.close();
  await workspace.remove();
});

const review = async (artifacts: readonly RenderedArtifact[]): Promise<string[]> =>
  (await reviewArtifacts(artifacts, { source: "kitchen-sink/en.md", parts: [] })).map(
    ({ code, params }) => `${code} ${JSON.stringify(params)}`,
  );

describe.each(["brochure", "briefing"])("the kitchen sink as %s", (template) => {
  it("is the same in all formats", async () => {
    const printed = template === "brochure" ? ["office.pdf", "press.pdf"] : [];
    expect(
      made
        .get(template)
        ?.artifacts.map(({ output }) => output)
        .sort(),
    ).toEqual([...formats, ...printed].sort());
    expect(await review(made.get(template)?.artifacts ?? [])).toEqual([]);
  });
});

it("compares files with a page that nobody wants", async () => {
  const other = await createWorkspace();
  await other.write(
    "content/note.md",
    "---\ntitle: A\nlang: en\ntemplate: briefing\nformats: [pdf, txt]\n---\n\nTen words.\n",
  );
  const [result] = await pipeline.build(other.root, "note");
  await other.remove();
  const { artifacts = [], reference } = result?.made[0] ?? {};
  expect(artifacts.map(({ format }) => format)).toEqual(["pdf", "txt"]);
  const texts = { source: "note.md", parts: [] };
  expect(await reviewArtifacts(artifacts, texts, reference)).toEqual([]);
  const altered = artifacts.map((artifact) =>
    artifact.format === "txt"
      ? { ...artifact, bytes: Buffer.from(Buffer.from(artifact.bytes).toString().replace("Ten", "Six")) }
      : artifact,
  );
  expect((await reviewArtifacts(altered, texts, reference)).map(({ code }) => code)).toEqual([
    "parity-differs",
  ]);
});

interface Kind {
  name: string;
  /** Finds a block to break and the one beside it. */
  find: (node: Element) => boolean;
  /** What "altered" means where it isn't the text. */
  alter?: (node: Element) => void;
}

const src = (node: Element): boolean => node.properties.dataSrc !== undefined;
const kinds: readonly Kind[] = [
  { name: "heading", find: (node) => node.tagName === "h2" },
  {
    name: "paragraph",
    find: (node) => node.tagName === "p" && node.properties.dataRole === "paragraph" && src(node),
  },
  {
    name: "list item",
    find: (node) => node.tagName === "li" && node.properties.dataNote === undefined && src(node),
  },
  { name: "table cell", find: (node) => node.tagName === "td" && textOf(node).trim() !== "" },
  { name: "caption", find: (node) => node.tagName === "caption" || node.tagName === "figcaption" },
  {
    name: "alt text",
    find: (node) => node.tagName === "img" && String(node.properties.alt ?? "") !== "",
    alter: (node) => {
      node.properties.alt = `${node.properties.alt} and more`;
    },
  },
  { name: "note", find: (node) => node.properties.dataNote !== undefined && node.tagName === "li" },
  {
    name: "link target",
    find: (node) => node.tagName === "a" && /^https:/.test(String(node.properties.href)) && inText(node),
    alter: (node) => {
      node.properties.href = "https://www.example.org/elsewhere";
    },
  },
];

const changes = ["drops", "alters", "swaps"] as const;
const rows = formats
  .flatMap((format) =>
    kinds.flatMap((kind) => changes.map((change) => ({ format, kind, change, name: kind.name }))),
  )
  .filter(({ change, name }) => !(change === "swaps" && name === "note")); // There is one note only.

describe("a difference is found when", () => {
  it.each(rows)("$format $change a $name", async ({ format, kind, change }) => {
    const original = made.get("briefing");
    if (!original) throw new Error("the kitchen sink was not built");
    const changed = structuredClone(original.publication);
    apply(changed.body, kind, change);
    const broken = await pipeline.render(changed, [format as Format]);
    const others = original.artifacts.filter((artifact) => artifact.format !== format);
    expect(await review([...others, ...broken])).toContainEqual(expect.stringContaining("parity-differs"));
  });
});

function apply(body: Root, kind: Kind, change: (typeof changes)[number]): void {
  const found = [...places(body)].filter(({ node }) => kind.find(node));
  const first = found[0];
  if (!first) throw new Error(`the kitchen sink has no ${kind.name}`);
  if (change === "drops") first.parent.children.splice(first.parent.children.indexOf(first.node), 1);
  else if (change === "alters") (kind.alter ?? alterText)(first.node);
  else {
    const second = found.find(({ node }) => node !== first.node && textOf(node) !== textOf(first.node));
    if (!second) throw new Error(`the kitchen sink has only one ${kind.name}`);
    const at = first.parent.children.indexOf(first.node);
    const other = second.parent.children.indexOf(second.node);
    first.parent.children[at] = second.node;
    second.parent.children[other] = first.node;
  }
}

function alterText(node: Element): void {
  const text =
    [...texts(node)].find(({ value }) => /\p{L}/u.test(value)) ??
    [...texts(node)].find(({ value }) => /\p{N}/u.test(value));
  if (!text) throw new Error("no text to alter");
  text.value = text.value.replace(/[\p{L}\p{N}]+/u, (word) => `${word}x`);
}

function* places(parent: Root | Element): Generator<{ parent: { children: unknown[] }; node: Element }> {
  for (const node of [...parent.children] as ElementContent[]) {
    if (node.type !== "element") continue;
    yield { parent, node };
    yield* places(node);
  }
}

function* texts(parent: Element): Generator<Text> {
  for (const child of parent.children) {
    if (child.type === "text") yield child;
    if (child.type === "element") yield* texts(child);
  }
}

function textOf(node: Element): string {
  return node.tagName === "img"
    ? String(node.properties.alt)
    : [...texts(node)].map(({ value }) => value).join("");
}

function inText(node: Element): boolean {
  return textOf(node).trim() !== "";
}
