import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blockNames, helperNames } from "../scripts/document/extensions.ts";
import { blocks } from "../scripts/merge/blocks/index.ts";
import { formatHelpers } from "../scripts/merge/format-value.ts";
import { readPages } from "./support/read-pages.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* Blocks and helpers of a workspace's own, from its configuration: they work in every format, and what is wrong with them is told. */

const config = `import { defineBlock, defineConfig } from "dipla";

const step = defineBlock({
  kind: "container",
  attributes: {
    number: { type: "number", least: 1, most: 9, required: true, description: "which step" },
    kind: { type: "choice", values: { must: "has to be done", may: "can be done" }, default: "must", description: "how" },
  },
  content: "blocks",
  run: ({ attributes: { number, kind }, content, lang, element, text }) =>
    element("div", { dataRole: "callout", dataKind: kind }, [
      element("p", { dataRole: "callout-title" }, [text((lang === "bg" ? "Стъпка " : "Step ") + number.toFixed(0))]),
      ...content,
    ]),
});

export default defineConfig({
  formats: ["pdf", "docx", "html", "txt"],
  blocks: {
    step,
    sides: {
      kind: "container",
      content: "list-with-terms",
      run: ({ content, element }) => content.map(({ term, rest }) => element("p", {}, [...(term ?? []), ...(rest ?? [])])),
    },
    stamp: { kind: "leaf", content: "none", run: ({ element, text }) => element("p", {}, [text("Отпечатък")]) },
    throws: { kind: "leaf", content: "none", run: () => { throw new Error("няма мастило"); } },
    strange: { kind: "leaf", content: "none", run: ({ element }) => element("video", {}) },
    role: { kind: "leaf", content: "none", run: ({ element }) => element("p", { dataRole: "paragraf" }) },
    attribute: { kind: "leaf", content: "none", run: ({ element }) => element("p", { onClick: "x()" }) },
    nothing: { kind: "leaf", content: "none", run: () => 5 },
  },
  helpers: {
    euro: (value, lang) =>
      typeof value === "number" ? new Intl.NumberFormat(lang, { style: "currency", currency: "EUR" }).format(value) : undefined,
    broken: () => { throw new Error("няма курс"); },
    wrong: () => 7,
  },
});
`;
const head = "---\ntitle: Стъпки\nlang: bg\ntemplate: briefing\nparams: {price: 12.5}\n---\n\n";
const sound = `${head}Цена {{euro params.price}}.

:::step{number=2}

Отворете **капака**.[^1]

- Едно
- Две

:::

::stamp

- В точка

  :::step{number=3 kind=may}

  Затворете го.

  :::

:::sides

- **Ляво** празно
- **Дясно** пълно

:::

[^1]: Внимателно.
`;

let workspace: Workspace;
beforeAll(async () => {
  workspace = await createWorkspace({ "dipla.config.ts": config, "content/note.md": sound });
});
afterAll(() => workspace.remove());

it("reserves the names that Dipla has", () => {
  expect([...blockNames].sort()).toEqual([...blocks.keys()].sort());
  for (const name of Object.keys(formatHelpers)) expect(helperNames).toContain(name);
});

describe("a block", () => {
  it("shows in every format, and passes the check", async () => {
    const check = await workspace.run("check", "note", "--fail-on-warnings");
    expect(check.stderr).toContain("0 errors, 0 warnings");
    expect(check.code, check.stderr).toBe(0);
    await workspace.run("build", "note");
    const read = (format: string): Promise<Uint8Array> => workspace.read(`out/note/bg/note.bg.${format}`);
    const docx = strFromU8(unzipSync(await read("docx"))["word/document.xml"] ?? new Uint8Array());
    const pages = await readPages(await read("pdf"));
    const texts = [
      docx.replace(/<[^>]+>/g, ""),
      pages.flatMap((page) => page.texts.map(({ text }) => text)).join(""),
      (await workspace.text("out/note/bg/note.bg.html")).replace(/<[^>]+>/g, ""),
      await workspace.text("out/note/bg/note.bg.txt"),
    ];
    for (const text of texts)
      for (const words of [
        "Цена 12,50 €",
        "Стъпка 2",
        "Отворете капака",
        "Отпечатък",
        "Стъпка 3",
        "Затворете го",
        "Дясно пълно",
      ])
        expect(text.replace(/[\s\u00a0\u202f]/g, "")).toContain(words.replace(/\s/g, ""));
  });

  const mistakes: Readonly<Record<string, { text: string; code: string; message: string }>> = {
    "an attribute that it hasn't": {
      text: ":::step{nummber=2}\n\nA.\n\n:::",
      code: "directive-attribute",
      message: "number",
    },
    "a number out of its range": {
      text: ":::step{number=12}\n\nA.\n\n:::",
      code: "directive-attribute",
      message: "12",
    },
    "what its function throws": { text: "::throws", code: "block-failed", message: "няма мастило" },
    "an element that no format has": { text: "::strange", code: "block-failed", message: "video" },
    "a role that there isn't": { text: "::role", code: "block-failed", message: "paragraf" },
    "an attribute that no format has": { text: "::attribute", code: "block-failed", message: "onClick" },
    "something that is no element": { text: "::nothing", code: "block-failed", message: "elements" },
    "a helper that throws": { text: "{{broken params.price}}", code: "helper-failed", message: "няма курс" },
    "a helper that gives no text": {
      text: "{{wrong params.price}}",
      code: "helper-failed",
      message: "no text",
    },
    "a value that a helper can't show": {
      text: "{{euro meta.title}}",
      code: "field-unresolved",
      message: "meta.title",
    },
  };
  let events: Awaited<ReturnType<Workspace["run"]>>["events"];
  beforeAll(async () => {
    for (const [index, { text }] of Object.values(mistakes).entries())
      await workspace.write(`content/faulty-${index}.md`, `${head}Преди.\n\n${text}\n`);
    ({ events } = await workspace.run("build", "--format", "txt", "--json"));
  });

  it.each(Object.entries(mistakes))("tells of %s at its line", (name, { code, message }) => {
    const file = `content/faulty-${Object.keys(mistakes).indexOf(name)}.md`;
    const found = events.filter(
      ({ level, place }) => level === "error" && JSON.stringify(place).includes(file),
    );
    expect(found).toMatchObject([{ code, place: { line: 10 } }]);
    expect(`${found[0]?.message} ${found[0]?.hint}`).toContain(message);
  });

  it("costs its own document only", () => {
    expect(events.filter(({ event }) => event === "rendered" || event === "cached")).toMatchObject([
      { document: "note" },
    ]);
  });
});

describe("a configuration", () => {
  const wrong: Readonly<Record<string, { setting: string; message: string }>> = {
    "a name that Dipla has": {
      setting: "blocks: { callout: { kind: 'leaf', content: 'none', run: () => [] } }",
      message: "Dipla has one of this name",
    },
    "a name that can't be written": {
      setting: "blocks: { 'My block': { kind: 'leaf', content: 'none', run: () => [] } }",
      message: "small Latin letters",
    },
    "a block without a function": {
      setting: "blocks: { mine: { kind: 'leaf', content: 'none', run: 'x' } }",
      message: "function is expected",
    },
    "a leaf with content": {
      setting: "blocks: { mine: { kind: 'leaf', content: 'list', run: () => [] } }",
      message: "no content",
    },
    "a misspelt part": {
      setting: "blocks: { mine: { kind: 'leaf', content: 'none', atributes: {}, run: () => [] } }",
      message: "no such setting",
    },
    "a choice of nothing": {
      setting:
        "blocks: { mine: { kind: 'leaf', content: 'none', attributes: { a: { type: 'choice', description: 'b' } }, run: () => [] } }",
      message: "values",
    },
    "a helper that Dipla has": {
      setting: "helpers: { date: () => '' }",
      message: "Dipla has one of this name",
    },
    "a helper that is no function": { setting: "helpers: { euro: 5 }", message: "function is expected" },
  };
  it.each(Object.entries(wrong))("is refused for %s", async (_, { setting, message }) => {
    const own = await createWorkspace({ "dipla.config.mjs": `export default { ${setting} };` });
    const { code, stderr } = await own.run("build");
    expect(stderr).toContain(message);
    expect(code).toBe(2);
    await own.remove();
  });
});
