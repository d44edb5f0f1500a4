import { readFile } from "node:fs/promises";
import { join } from "node:path";
import stringWidth from "string-width";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Manifest } from "../scripts/artifacts/manifest.ts";
import { txtOutline } from "../scripts/formats/txt/txt-outline.ts";
import type { RenderedArtifact } from "../scripts/render/render-publication.ts";
import { compareWords } from "../scripts/review/compare-words.ts";
import { spelledPage } from "../scripts/review/spelled-page.ts";
import { type InProcess, openPipeline } from "./support/build-in-process.ts";
import { listRow, sendingWorkspace } from "./support/sending-workspace.ts";
import { createWorkspace, projectRoot, type Workspace } from "./support/workspace.ts";

/* Plain text beyond what the golden cases show: widths, what is compared, and where it is made. */
let workspace: Workspace;
let pipeline: InProcess;

beforeAll(async () => {
  workspace = await createWorkspace({ "dipla.config.json": '{ "formats": ["txt"] }' });
  pipeline = await openPipeline();
});
afterAll(async () => {
  await pipeline.close();
  await workspace.remove();
});

/** A document as plain text and as the page that it is compared with. */
async function made(name: string, text: string): Promise<{ txt: Uint8Array; html: Uint8Array }> {
  const lang = /^lang: (.+)$/m.exec(text)?.[1] ?? "en";
  await workspace.write(`content/${name}/${lang}.md`, text);
  const [result] = await pipeline.build(workspace.root, name);
  const publication = result?.made[0]?.publication;
  if (!publication) throw new Error(`${name} was not merged`);
  const artifacts = await pipeline.render(publication, ["txt", "html"]);
  const bytes = (format: RenderedArtifact["format"]): Uint8Array =>
    artifacts.find((artifact) => artifact.format === format)?.bytes ?? new Uint8Array();
  return { txt: bytes("txt"), html: bytes("html") };
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const differs = (html: Uint8Array, text: string): boolean =>
  compareWords(spelledPage(html), txtOutline(new TextEncoder().encode(text))) !== undefined;

it("wraps by what is seen: wide signs, combining marks, languages without spaces", async () => {
  const chinese = "国际移民组织帮助迁移者，并与各国政府合作（自一九五一年起）。".repeat(5);
  const thai = "องค์การระหว่างประเทศเพื่อการโยกย้ายถิ่นฐานให้บริการและคำปรึกษาแก่รัฐบาลและผู้ย้ายถิ่น".repeat(2);
  const marks = "e\u0301tude a\u0300 Be\u0323rlin ".repeat(12);
  const { txt, html } = await made(
    "widths",
    `---\ntitle: 宽\ntemplate: briefing\n---\n\n${chinese}\n\n${thai}\n\n${marks}\n\n| 地方 | n |\n|---|---:|\n| 索非亚 | 1 |\n| Rome | 22 |\n`,
  );
  const lines = textOf(txt).split("\n");
  expect(lines.filter((line) => stringWidth(line) > 72)).toEqual([]);
  expect(lines.filter((line) => /^[，。）]/.test(line) || /（$/.test(line))).toEqual([]);
  expect(lines.filter((line) => stringWidth(line) > 64).length).toBeGreaterThan(5);
  expect(textOf(txt)).toBe(textOf(txt).normalize("NFC"));
  expect(textOf(txt)).toContain("地方      n\n------  ---\n索非亚    1\nRome     22\n");
  expect(differs(html, textOf(txt))).toBe(false);
});

it("keeps notes, code in lists and several paragraphs of right-to-left text in parity", async () => {
  const { txt, html } = await made(
    "arabic",
    "---\ntitle: نص عادي\nlang: ar\n---\n\nكلمة.[^1]\n\n1. بند\n\n   ```\n   a   b\n     c\n   ```\n\n[^1]: حاشية.\n\n    فقرة ثانية.\n",
  );
  expect(textOf(txt)).toContain("كلمة.[1]\n\n1. بند\n\n       a   b\n         c\n");
  expect(textOf(txt)).toContain("[1] حاشية.\n\n    فقرة ثانية.\n");
  expect(differs(html, textOf(txt))).toBe(false);
});

it("parts a table at the end of an item from the next item, in cards too, whose lines stand close", async () => {
  const list =
    "  1. One\n\n     | A | B | C |\n     |---|---|---|\n     | d | e | f |\n\n  2. Two\n\n     Three\n";
  const { txt, html } = await made(
    "cards",
    `---\ntitle: T\ntemplate: briefing\n---\n\n:::cards\n\n- **Term** words\n${list}\n:::\n`,
  );
  expect(textOf(txt)).toMatch(/d +e +f\n\n2\. Two/);
  expect(compareWords(spelledPage(html), txtOutline(txt))).toBeUndefined();
});

it.each([
  [
    "a timeline",
    ":::timeline\n\n- **1951** One\n\n  | A | B |\n  |---|---|\n  | c | d |\n- **1952** Two\n\n:::",
  ],
  ["a list of terms", "Term\n\n: One\n\n  | A | B |\n  |---|---|\n  | c | d |\n\nOther\n\n: Two"],
  ["a timeline with code", ":::timeline\n\n- **1951** One\n\n  ```\n  a  b\n  ```\n- **1952** Two\n\n:::"],
])("parts a table or a program at the end of an entry from the next: %s", async (name, text) => {
  const { txt, html } = await made(
    name.replaceAll(" ", "-"),
    `---\ntitle: T\ntemplate: briefing\n---\n\n${text}\n`,
  );
  expect(textOf(txt)).toMatch(/(?:c +d|a +b)\n\n/);
  expect(compareWords(spelledPage(html), txtOutline(txt))).toBeUndefined();
});

it("puts an address behind the whole word that its link is the beginning of", async () => {
  const link = (words: string, rest: string): string => `[${words}](https://example.org/a)${rest} end.`;
  const lines = [
    ["이슈", "를"],
    ["Dipla", "’nın"],
    ["**Dipla**", "-based"],
    ["Budapest", "en"],
    ["東京", "に行く"],
    ["Dipla", "で"],
    ["Sofia", ", 2026"],
    ["Sofia", ""],
  ];
  const text = lines.map(([words = "", rest = ""]) => link(words, rest)).join("\n\n");
  const { txt, html } = await made("endings", `---\ntitle: T\ntemplate: briefing\n---\n\n${text}\n`);
  const address = "<https://example.org/a>";
  for (const line of [
    `이슈를 ${address} end.`,
    `Dipla’nın ${address} end.`,
    `Dipla-based ${address} end.`,
    `Budapesten ${address} end.`,
    `東京 ${address}に行く end.`,
    `Dipla ${address}で end.`,
    `Sofia ${address}, 2026 end.`,
    `Sofia ${address} end.`,
  ])
    expect(textOf(txt)).toContain(line);
  expect(compareWords(spelledPage(html), txtOutline(txt))).toBeUndefined();
});

it("misses no word that is lost, doubled or changed", async () => {
  const input = await readFile(join(projectRoot, "tests", "cases", "plain-text", "input.md"), "utf8");
  const { txt, html } = await made("whole", input);
  const text = textOf(txt);
  expect(differs(html, text)).toBe(false);
  const words = [...text.matchAll(/\S*[\p{L}\p{N}]\S*/gu)];
  const without = words.filter(
    ({ index, 0: word }) => !differs(html, text.slice(0, index) + text.slice(index + word.length)),
  );
  const twice = words.filter(
    ({ index, 0: word }) => !differs(html, `${text.slice(0, index)}${word} ${text.slice(index)}`),
  );
  expect([without.map(String), twice.map(String)]).toEqual([[], []]);
});

it.each([
  ["the level of a heading", "1. Lists\n--------", "1. Lists\n========"],
  ["the level of a deeper heading", "### A heading", "#### A heading"],
  ["a list's number", "10. ten", "11. ten"],
  ["the address of a link", "<https://www.example.org/team>", "<https://www.example.org/tea>"],
  ["the cell a word is in", "Sofia      1200", "Sofia 1200     "],
  ["the label of a value", "Who does it: The office", "Place: The office"],
  ["a note's number", "strong[1]", "strong[2]"],
  ["what was struck out", "~~this~~", "this"],
  ["the order of rows", "first\nsecond", "second\nfirst"],
])("hears of another %s", async (_, as, other) => {
  const input = await readFile(join(projectRoot, "tests", "cases", "plain-text", "input.md"), "utf8");
  const { txt, html } = await made("whole", input);
  expect(textOf(txt)).toContain(as);
  expect(differs(html, textOf(txt).replace(as, other))).toBe(true);
});

it("is made only where it is asked for, and needs neither browser nor fonts", async () => {
  const own = await createWorkspace({
    "content/plain/en.md": "---\ntitle: Plain\n---\n\nText.\n",
    "content/named/en.md": "---\ntitle: Named\nformats: [html, txt]\n---\n\nText.\n",
    "content/chinese/zh.md": "---\ntitle: 中文\nformats: [txt]\n---\n\n文字。\n",
  });
  try {
    const outputs = async (): Promise<string[]> => {
      const { artifacts } = JSON.parse(await own.text("out/manifest.json")) as Manifest;
      return artifacts
        .filter(({ output }) => !output.includes("."))
        .map(({ path }) => path.replace(/^.*\//, ""));
    };
    await own.write(
      "dipla.config.json",
      '{ "browser": { "executable": "/nowhere/chrome" }, "formats": ["html"] }',
    );
    expect((await own.run("build")).code).toBe(0);
    expect(await outputs()).toEqual(["chinese.zh.txt", "named.en.html", "named.en.txt", "plain.en.html"]);
    expect((await own.run("build", "--format", "txt")).code).toBe(0);
    expect(await outputs()).toEqual(["chinese.zh.txt", "named.en.txt", "plain.en.txt"]);
    const { artifacts } = JSON.parse(await own.text("out/manifest.json")) as Manifest;
    expect(artifacts[0]).toMatchObject({ format: "txt", mediaType: "text/plain", fonts: [] });
    const wrong = await own.run("build", "--format", "odt");
    expect(wrong.stderr).toContain("Formats: pdf, docx, html, txt.");
  } finally {
    await own.remove();
  }
});

it("goes to recipients where `formats` or `attach` names it", async () => {
  const own = await sendingWorkspace([listRow("labour")], 2525);
  try {
    await own.settings({ attach: ["txt", "docx"] });
    const { code, stderr } = await own.run("send", "note");
    expect(code, stderr).toBe(0);
    const [entry] = (await own.plan()).entries;
    expect(entry?.files.map(({ name }) => name)).toEqual(["note.en.pdf", "note.en.docx", "note.en.txt"]);
    expect(entry?.mails.map(({ attached }) => attached)).toEqual([["note.en.docx", "note.en.txt"]]);
    const copy = await own.text("out/note/packages/labour/note.en.txt");
    expect(copy).toContain("Ministry labour");
    await own.settings({ attach: ["odt"] });
    expect((await own.run("send", "note")).stderr).toContain("one of pdf, docx, txt, attachments, zip");
  } finally {
    await own.remove();
  }
});
