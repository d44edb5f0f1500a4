import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseMarkdown } from "../scripts/content/parse-markdown.ts";
import type { Attribute, Attributes } from "../scripts/document/blocks/attributes.ts";
import { type BlockDeclaration, colonName } from "../scripts/document/blocks/block-declaration.ts";
import { elementsIn, textProperty } from "../scripts/document/tree.ts";
import { diagnosticCodes } from "../scripts/findings/diagnostic-codes.ts";
import { diagnosticWords } from "../scripts/findings/diagnostic-words.ts";
import { createDiagnostics, type Finding } from "../scripts/findings/diagnostics.ts";
import { blocks } from "../scripts/merge/blocks/index.ts";
import { uiLanguages } from "../scripts/words/interface-languages.ts";
import { blocksPage, blocksTable } from "./support/blocks-manual.ts";
import { type InProcess, openPipeline } from "./support/build-in-process.ts";
import { createWorkspace, projectRoot, type Workspace } from "./support/workspace.ts";

/* Everything here follows from the records, so that a new block is tested without a line of test. */
const records = [...blocks.values()].map((block) => ({ ...block, title: colonName(block) }));
const withAttributes = records.flatMap((block) =>
  block.attributes === "condition" ? [] : [{ ...block, attributes: block.attributes as Attributes }],
);

function findings(text: string): Finding[] {
  const diagnostics = createDiagnostics();
  parseMarkdown(text, "a.md", blocks, diagnostics);
  return diagnostics.list();
}

/** A value that is right. */
function right(attribute: Attribute): string {
  switch (attribute.type) {
    case "number":
      return String(attribute.least);
    case "choice":
      return Object.keys(attribute.values)[0] ?? "";
    case "address":
      return "https://www.example.org/a?b=c";
    case "text":
      return "Some words";
    case "file":
      return "staff.csv";
  }
}

/** Values that are wrong, and why. */
function wrong(attribute: Attribute): (readonly [value: string, reason: string])[] {
  const empty = ["", "attribute-empty"] as const;
  switch (attribute.type) {
    case "number":
      return [
        empty,
        ["many", "value-no-number"],
        ["2.5", "value-no-number"],
        [String(attribute.least - 1), "value-out-of-range"],
        [String(attribute.most + 1), "value-out-of-range"],
      ];
    case "choice":
      return [
        empty,
        ["something-else", "value-not-listed"],
        ...Object.keys(attribute.values).map((value) => [slip(value), "value-not-listed"] as const),
      ];
    case "address":
      return [empty, ["page 5", "value-no-address"], ["nowhere", "value-no-address"]];
    case "file":
      return [empty, ["{{ params.file }}", "file-with-field"]];
    case "text":
      return attribute.required ? [empty] : [];
  }
}

/** A name with one slip of the finger: its last letter twice. */
function slip(name: string): string {
  return `${name}${name.at(-1)}`;
}

/** The block's example with these attributes, or as many of its own as it needs. */
function write(block: BlockDeclaration, written: Readonly<Record<string, string>>): string {
  const braces = Object.entries(written).map(([name, value]) => `${name}="${value}"`);
  const [first = "", ...rest] = block.example.split("\n");
  return `${[`${first.replace(/\{.*\}$/, "")}${braces.length > 0 ? `{${braces.join(" ")}}` : ""}`, ...rest].join("\n")}\n`;
}

function needed(attributes: Attributes): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, attribute]) =>
      attribute.required ? [[name, right(attribute)]] : [],
    ),
  );
}

describe.each(records)("$title", (block) => {
  it("is read without a finding as its example has it, and in each other's company", () => {
    expect(findings(block.example)).toEqual([]);
    expect(findings(`:::columns\n${block.outermost ? "Text." : block.example}\n:::\n`)).toEqual([]);
  });

  it("is told with what was meant: a slip in its name, another number of colons, a line that can't be read", () => {
    const [first = ""] = block.example.split("\n");
    const colons = block.kind === "leaf" ? "::" : ":::";
    const end = block.kind === "leaf" ? "" : "\n\nText.\n\n:::";
    const slipped = findings(`${colons}${slip(block.name)}${end}\n`);
    expect(slipped).toMatchObject([{ code: "directive-unknown", params: { near: block.title } }]);
    const other = findings(`${colons === "::" ? ":::" : "::"}${block.name}${colons === "::" ? end : ""}\n`);
    expect(other).toMatchObject([
      { code: "directive-unknown", params: { suggestion: `meant-${block.kind}`, near: block.title } },
    ]);
    for (const line of [`${first.replace(/\{.*/, "")}{kind=note`, first.replace(/\{.*|$/, " {a=b} {c=d}")])
      expect(findings(`${line}${end}\n`), line).toMatchObject([
        {
          code: "directive-attribute",
          place: { line: 1, column: 1 },
          params: { reason: "block-unreadable" },
        },
      ]);
  });
});

describe.each(withAttributes)("attributes of $title", (block) => {
  const own = needed(block.attributes);
  const names = Object.keys(block.attributes);

  it("are taken with every value that they may have", () => {
    for (const [name, attribute] of Object.entries(block.attributes)) {
      const values = attribute.type === "choice" ? Object.keys(attribute.values) : [right(attribute)];
      if (attribute.type === "number") values.push(String(attribute.most));
      for (const value of values) expect(findings(write(block, { ...own, [name]: value }))).toEqual([]);
      if (attribute.type !== "file")
        expect(codes(findings(write(block, { ...own, [name]: "{{ facts.any }}" })))).toEqual([]);
    }
  });

  it("are told at their place where their value is wrong", () => {
    for (const [name, attribute] of Object.entries(block.attributes))
      for (const [value, reason] of wrong(attribute)) {
        const text = write(block, { ...own, [name]: value });
        const column = text.indexOf(`${name}=`) + 1;
        expect(findings(text), text).toMatchObject([
          { code: "directive-attribute", place: { line: 1, column }, params: { attribute: name, reason } },
        ]);
      }
  });

  it("are told with what was meant where their name or value is nearly right", () => {
    for (const name of names) {
      const { [name]: _, ...others } = own;
      const attribute = block.attributes[name];
      const text = write(block, { ...others, [slip(name)]: attribute ? right(attribute) : "" });
      expect(findings(text), text).toMatchObject([{ params: { attribute: slip(name), near: name } }]);
      for (const value of attribute?.type === "choice" ? Object.keys(attribute.values) : [])
        expect(findings(write(block, { ...own, [name]: slip(value) }))).toMatchObject([
          { params: { near: value } },
        ]);
    }
  });

  it("are told where they are unknown, stand twice, or are missing", () => {
    expect(findings(write(block, { ...own, unheard: "of" }))).toMatchObject([
      { code: "directive-attribute", params: { attribute: "unheard" } },
    ]);
    for (const [mark, attribute] of [
      ["#there", "id"],
      [".lead .big", "class"],
    ] as const) {
      const text = write(block, { ...own, unheard: "" }).replace('unheard=""', mark);
      const column = text.indexOf(mark) + 1;
      expect(findings(text), text).toMatchObject([
        { place: { column }, params: { attribute, reason: "mark-on-block" } },
      ]);
    }
    for (const [name, attribute] of Object.entries(block.attributes)) {
      const text = write(block, { ...own, [name]: right(attribute) }).replace(
        "}",
        ` ${name}="${right(attribute)}"}`,
      );
      const column = text.lastIndexOf(`${name}=`) + 1;
      expect(findings(text), text).toMatchObject([
        { place: { column }, params: { reason: "attribute-twice" } },
      ]);
    }
    for (const name of Object.keys(own)) {
      const { [name]: _, ...others } = own;
      expect(findings(write(block, others))).toMatchObject([
        { place: { line: 1, column: 1 }, params: { attribute: name, reason: "attribute-missing" } },
      ]);
    }
  });
});

function codes(found: readonly Finding[]): string[] {
  return found.map(({ code }) => code);
}

it("words every fault whole, in each language", async () => {
  const faults = withAttributes.flatMap((block) =>
    Object.entries(block.attributes).flatMap(([name, attribute]) =>
      wrong(attribute).flatMap(([value]) =>
        findings(write(block, { ...needed(block.attributes), [name]: value })),
      ),
    ),
  );
  const others = [
    ":::toc\n",
    "::callout\n",
    ":::calout\n:::\n",
    "::zzz\n",
    "::toc[Words]\n",
    "::toc{depth=1}\n",
    ":::callout {kind=note}\n",
    ":::callout{#a kind=note kind=note}\n:::\n",
    ":::callout{kynd=note sort=of}\n:::\n",
    ":::panel\n:::\n",
    ":::callout\n:::panel{name=cover}\n:::\n:::\n",
  ].flatMap(findings);
  expect(new Set(others.map(({ params }) => params.reason ?? params.suggestion)).size).toBeGreaterThan(9);
  for (const finding of [...faults, ...others])
    for (const lang of uiLanguages) {
      const { message, hint } = await diagnosticWords(finding, lang);
      // What is in braces is the example; a blank or a key that was left would be a bare word with hyphens or braces.
      const said = `${message} ${hint.split(/(?:For example|Например): /)[0]}`;
      expect(said, said).not.toMatch(/\{[a-z]+\}|(?<![“„\w])(?:attribute|value|meant|one|takes)-[a-z]/);
    }
});

it("leaves words alone that only look like blocks", () => {
  for (const text of [
    "It is 10:30, a::b and C:\\ in the ratio 1:2.",
    "`::toc` makes contents, `:::callout` a box.",
    "\\::toc\n",
    "    :::callout {kind=note}\n",
    "```md\n:::callout{kynd=note}\n::: callout\n```\n",
    ":: that is all",
    "Words: toc, qr and chart",
    "> a quotation\n> :: note\n",
  ])
    expect(findings(text), text).toEqual([]);
});

it("finds faults in quotations and behind lengthened fences at their own column", () => {
  const nested = ":::columns{count=9}\n:::callout{kynd=note}\nText.\n:::\n:::\n";
  expect(findings(nested).map(({ place }) => [place.line, place.column])).toEqual([
    [1, 12],
    [2, 12],
  ]);
  expect(findings("> :::callout{kynd=note}\n> Text.\n> :::\n")[0]?.place).toMatchObject({
    line: 1,
    column: 14,
  });
});

it("lets blocks that are the first thing of an item, a quotation or a note hold blocks of as many colons", () => {
  const inner = [":::callout", "", "- Words", "", "  :::callout", "", "  Words.", "", "  :::", "", ":::"];
  const hanging = (marker: string): string =>
    inner.map((text, index) => `${index === 0 ? marker : " ".repeat(marker.length)}${text}`).join("\n");
  for (const marker of ["- ", "* ", "12. ", "3) ", "1. - ", "[^1]: "]) {
    const tree = parseMarkdown(`${hanging(marker)}\n\nWords.[^1]\n`, "a.md", blocks, createDiagnostics());
    const boxes = JSON.stringify(tree).split('"callout"').length - 1;
    expect(boxes, marker).toBe(2);
    expect(JSON.stringify(tree), marker).not.toContain(":::");
  }
  expect(findings(hanging("- ").slice(0, -3)).map(({ code }) => code)).toEqual(["directive-unclosed"]);
});

it("keeps the table in the page on writing and the page of blocks true", async () => {
  const writing = join(projectRoot, ".github", "docs", "writing.md");
  const page = join(projectRoot, ".github", "docs", "blocks.md");
  const text = await readFile(writing, "utf8");
  const now = text.replace(
    /(<!-- blocks: .*? -->\n)[\s\S]*?(<!-- \/blocks -->)/,
    (_, open, close) => `${open}\n${blocksTable()}\n${close}`,
  );
  if (process.env.UPDATE === "1") {
    await writeFile(writing, now);
    await writeFile(page, blocksPage());
  }
  expect(await readFile(writing, "utf8")).toBe(now);
  expect(await readFile(page, "utf8")).toBe(blocksPage());
});

describe("publications", () => {
  const text = "Words.\n\n## Heading\n\nWords.\n\n- **a** b\n";
  const plain = "without-a-block";
  let pipeline: InProcess;
  let workspace: Workspace;
  beforeAll(async () => {
    pipeline = await openPipeline();
    workspace = await createWorkspace({ "content/staff.csv": "year,people\n2024,3\n2025,4\n" });
    const head = "---\ntitle: Title\nlang: en\nformats: [html]\ntemplate: briefing\n---\n\n";
    await workspace.write(`content/${plain}.md`, `${head}${text}`);
    for (const { name, example } of records)
      await workspace.write(`content/${name}.md`, `${head}${text}\n${example}\n\nWords.\n`);
  });
  afterAll(async () => {
    await pipeline.close();
    await workspace.remove();
  });

  it.each(records)("with $title have the roles that its record names", async ({ name, roles }) => {
    const before = await rolesIn(plain);
    const after = await rolesIn(name);
    expect([...after].filter((role) => !before.has(role) && !roles.some((one) => one === role))).toEqual([]);
    expect(roles.filter((role) => !after.has(role))).toEqual([]);
  });

  async function rolesIn(document: string): Promise<Set<string>> {
    const [result] = await pipeline.build(workspace.root, document);
    expect(result?.diagnostics.filter(({ code }) => diagnosticCodes[code].weight === "error")).toEqual([]);
    const body = result?.made[0]?.publication.body;
    const found = body ? elementsIn(body).map((node) => textProperty(node, "dataRole")) : [];
    // Parts of tables have none.
    return new Set(found.filter((role) => role !== undefined));
  }
});
