import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readPages } from "./support/read-pages.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/*
 * What is usually kept whole on a page is broken where it is long: the page before it would stay nearly empty. Each document has half
 * a page of text, then a block that is longer than the other half.
 */
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const sentence = "The quick brown fox jumps over the lazy dog and back again. ";
const halfPage = `${sentence.repeat(22)}\n\n`;
const long = sentence.repeat(45);
const blocks = {
  "a row": `| Head | Words |\n|---|---|\n| First | ${long} |\n`,
  "a row of three": `| Head | Words | More |\n|---|---|---|\n| First | ${long} | ${long} |\n`,
  "an item": `- First ${long}\n`,
  "an item with a list": `- First\n${numbers(40)
    .map((number) => `  - item ${number}`)
    .join("\n")}\n`,
  "a callout": `:::callout{kind=note}\nFirst ${long}\n:::\n`,
  "a card": `:::cards\n- **First**\n\n  ${long}\n- **Second** words\n:::\n`,
  "a step": `:::timeline\n- **First** ${long}\n- **Second** words\n:::\n`,
  "a quotation": `> First ${long}\n`,
  "a chart": '::chart{data="many.csv" type=bar title="First"}\n',
};
const kinds = Object.keys(blocks);

let workspace: Workspace;
beforeAll(async () => {
  const rows = numbers(60).map((number) => `First ${number},${number * 3}`);
  const front = "---\ntitle: A title\ntemplate: briefing\n---\n\n";
  const texts = Object.entries(blocks).map(([, block], index) => [
    `content/long-${index}/en.md`,
    `${front}${block.includes("chart") ? "Words.\n\n" : halfPage}${block}`,
  ]);
  const files = Object.keys(blocks).map((_, index) => [
    `content/long-${index}/many.csv`,
    `Name,Number\n${rows.join("\n")}`,
  ]);
  workspace = await createWorkspace({
    ...Object.fromEntries([...texts, ...files]),
    "content/short/en.md": `${front}:::callout{kind=note}\n${sentence.repeat(4)}\n:::\n\n- One\n  - Two\n\n| a | b |\n|---|---|\n| c | d |\n`,
  });
  await workspace.run("build", "--format", "pdf,docx,html");
}, 120_000);
afterAll(() => workspace.remove());

it.each(kinds.map((kind, index) => [kind, index] as const))(
  "begins %s on the page before",
  async (_kind, index) => {
    const [first] = await readPages(await workspace.read(`out/long-${index}/en/long-${index}.en.pdf`));
    expect(first?.texts.map((it) => it.text).join(" ")).toContain("First");
  },
);

it.each(["a row", "a callout"] as const)("lets Word break %s", async (kind) => {
  const index = kinds.indexOf(kind);
  const parts = unzipSync(await workspace.read(`out/long-${index}/en/long-${index}.en.docx`));
  const body = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  const row = body.split("<w:tr>").find((it) => it.includes("First"));
  expect(row).toBeDefined();
  expect(row).not.toContain("w:cantSplit");
});

it("keeps what is short", async () => {
  expect(await workspace.text("out/short/en/short.en.html")).not.toContain('data-breaks=""');
});
