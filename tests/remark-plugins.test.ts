import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPages } from "./support/read-pages.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* Plugins for remark, from a workspace's configuration: what they make shows in every format, and what is wrong with them is told. */

const config = `
const visit = (node, type, take) => {
  for (const child of node.children ?? []) {
    if (child.type === type) take(child, node);
    visit(child, type, take);
  }
};
const say = (value) => ({ type: "text", value });

/** As plugins for emoji and abbreviations do. */
function replaceWords({ from, to }) {
  return (tree) => visit(tree, "text", (node) => { node.value = node.value.replaceAll(from, to); });
}
/** As plugins for standing paragraphs do: nodes without positions, and another tree than it was given. */
function appendNotice() {
  return (tree) => ({
    ...tree,
    children: [
      ...tree.children,
      { type: "heading", depth: 2, children: [say("Бележка")] },
      { type: "paragraph", children: [say("Виж "), { type: "link", url: "https://example.org/", children: [say("страницата")] }, say(".")] },
      { type: "list", ordered: true, start: 3, spread: false, children: [{ type: "listItem", spread: false, children: [{ type: "paragraph", children: [say("трето")] }] }] },
      { type: "table", align: ["left"], children: [{ type: "tableRow", children: [{ type: "tableCell", children: [say("глава")] }] }, { type: "tableRow", children: [{ type: "tableCell", children: [say("клетка")] }] }] },
    ],
  });
}
/** As remark-lint does. */
function lint() {
  return (tree, file) => visit(tree, "heading", (node) => {
    file.message("Заглавията не свършват с точка", node, "office:heading");
    file.info("Прочетено", node);
  });
}
/** An extension of the syntax, as plugins for formulas have: a node that there isn't in Markdown. */
function sums() {
  const data = this.data();
  (data.fromMarkdownExtensions ??= []).push({
    transforms: [(tree) => visit(tree, "inlineCode", (node) => { if (node.value.startsWith("sum ")) { node.type = "sum"; node.value = node.value.slice(4); } })],
  });
}
function throws() { return () => { throw new Error("няма речник"); }; }
function throwsHalfway() { return (tree) => { tree.children.length = 0; throw new Error("по средата"); }; }
function refuses() { throw new Error("грешни настройки"); }
function waits() { return async (tree) => { await new Promise((resolve) => setTimeout(resolve, 50)); tree.children.length = 0; }; }
function noTree() { return () => ({ type: "paragraph", children: [] }); }
function odd() {
  return (tree) => {
    tree.children.push({ type: "heading", depth: 9, children: [say("девето")] }, { type: "paragraph" }, null, { type: "text", value: "голо" });
    tree.children.push({ type: "list", children: [{ type: "paragraph", children: [say("без точка")] }] });
  };
}

export default {
  formats: ["pdf", "docx", "html", "txt"],
  "remark-plugins": PLUGINS,
};
`;
const head = "---\ntitle: Вода\nlang: bg\ntemplate: briefing\nparams: {litres: 2}\n---\n\n";
const text = `${head}# За водата.

МИП дава {{ params.litres }} литра на \`sum 1 + 1\`, а МИП\\* не.[^1]

- МИП

:::callout

МИП

:::

[^1]: От МИП.
`;
let workspace: Workspace;

beforeAll(async () => {
  workspace = await createWorkspace({});
});
afterAll(() => workspace.remove());

const configured = (plugins: string): Promise<void> =>
  workspace.write("dipla.config.ts", config.replace("PLUGINS", plugins));

async function checked(plugins: string, markdown = text) {
  await configured(plugins);
  await workspace.write("content/a.md", markdown);
  return workspace.run("check", "--json", "--no-report");
}

describe("what a plugin makes", () => {
  it("shows in every format, passes the check, and is made anew when its options change", async () => {
    const plugins = (to: string): string =>
      `[[replaceWords, { from: "МИП", to: "${to}" }], { plugins: [appendNotice] }]`;
    await configured(plugins("Министерството"));
    await workspace.write("content/a.md", text);
    expect((await workspace.run("check", "--fail-on-warnings")).code).toBe(0);
    expect((await workspace.run("build")).code).toBe(0);
    const made = async (): Promise<string[]> => [
      (await readPages(await workspace.read("out/a/bg/a.bg.pdf")))
        .flatMap((page) => page.texts.map(({ text }) => text))
        .join(""),
      new TextDecoder().decode(unzipSync(await workspace.read("out/a/bg/a.bg.docx"))["word/document.xml"]),
      await workspace.text("out/a/bg/a.bg.html"),
      await workspace.text("out/a/bg/a.bg.txt"),
    ];
    for (const file of await made()) {
      expect(file).toContain("Министерството");
      expect(file).not.toContain("МИП");
      for (const word of ["Бележка", "страницата", "трето", "глава", "клетка"]) expect(file).toContain(word);
    }
    await configured(plugins("Ведомството"));
    await workspace.run("build");
    for (const file of await made()) expect(file).toContain("Ведомството");
  });

  it("is told as a finding where it is a message", async () => {
    const { stdout, code } = await checked("[lint]");
    expect(code).toBe(0);
    expect(stdout).toMatch(/plugin-warning.*Заглавията не свършват с точка/);
    expect(stdout).toMatch(/"line":8[^\n]*plugin-warning|plugin-warning[^\n]*"line":8/);
    expect(stdout).toMatch(/plugin-note.*Прочетено/);
  });
});

describe("what no format can show", () => {
  it.each([
    ["a node of its own", "[sums]", ["sum"], "1 + 1"],
    ["nodes that are not as Markdown's are", "[odd]", ["heading", "paragraph", "null", "text"], "девето"],
  ])("is told: %s", async (_, plugins, types, words) => {
    const { stdout, code } = await checked(plugins);
    expect(code).toBe(3);
    for (const type of types) expect(stdout).toMatch(new RegExp(`plugin-node[^\\n]*“${type}”`));
    await workspace.run("build");
    expect(await workspace.text("out/a/bg/a.bg.txt")).toContain(words);
  });
});

describe("a plugin that fails", () => {
  it.each([
    ["throws", "няма речник"],
    ["throwsHalfway", "по средата"],
    ["refuses", "грешни настройки"],
    ["waits", "async"],
  ])("%s: is told by its name, and others go on", async (name, reason) => {
    const { stdout, code } = await checked(`[${name}, [replaceWords, { from: "МИП", to: "Дирекцията" }]]`);
    expect(code).toBe(4);
    expect(stdout).toMatch(new RegExp(`plugin-failed[^\\n]*“${name}”[^\\n]*${reason}`));
    expect(stdout).not.toContain("please report");
  });

  it("is told when it gives no tree", async () => {
    expect((await checked("[noTree]")).stdout).toMatch(/plugin-node[^\n]*“paragraph”/);
  });

  it("is refused where a stranger's workspace must run no program", async () => {
    await configured("[lint]");
    expect((await workspace.run("build", "--no-config-code")).code).toBe(2);
  });
});
