import { afterAll, expect, it } from "vitest";
import { parseMarkdown } from "../scripts/content/parse-markdown.ts";
import { parseYaml } from "../scripts/content/parse-yaml.ts";
import { outOfBounds } from "../scripts/content/syntax/text-bounds.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { blocks } from "../scripts/merge/blocks/index.ts";
import { setTypeOfText } from "../scripts/merge/typography/set-type.ts";
import { createWorkspace } from "./support/workspace.ts";

/* Texts that no person has written: refused at their line at once, or read in a time that grows as they do. */
const many = 10_000;
const lines = (count: number, of: (index: number) => string): string =>
  Array.from({ length: count }, (_, at) => of(at)).join("\n");

const beyond: Readonly<Record<string, { text: string; reason: string; line?: number }>> = {
  quotations: { text: `${">".repeat(many)} a`, reason: "bound-nesting" },
  "quotations with spaces": { text: `${"> ".repeat(many)}a`, reason: "bound-nesting" },
  lists: { text: `${"- ".repeat(many)}a`, reason: "bound-nesting" },
  "numbered lists": { text: `${"1. ".repeat(many)}a`, reason: "bound-nesting" },
  "lists by their margins": {
    text: lines(1_000, (at) => `${"  ".repeat(at)}- a`),
    reason: "bound-nesting",
    line: 101,
  },
  blocks: { text: lines(many, () => ":::callout"), reason: "bound-nesting", line: 101 },
  emphasis: { text: `${"*".repeat(many)}a${"*".repeat(many)}`, reason: "bound-emphasis" },
  brackets: { text: `${"[".repeat(many)}a${"]".repeat(many)}`, reason: "bound-brackets" },
  pictures: { text: `${"![".repeat(many)}a${"](b)".repeat(many)}`, reason: "bound-brackets" },
  "language spans": { text: `${"[".repeat(many)}a${"]{lang=en}".repeat(many)}`, reason: "bound-brackets" },
  "elements of HTML": { text: `${"<div>".repeat(many)}a${"</div>".repeat(many)}`, reason: "bound-elements" },
  "elements in lines": { text: `a ${"<b>".repeat(many)}a${"</b>".repeat(many)}`, reason: "bound-elements" },
  "emphasis in one paragraph": { text: "a* ".repeat(5_100), reason: "bound-signs" },
  "brackets in one paragraph": { text: "[a] ".repeat(5_100), reason: "bound-signs" },
  "comments in one paragraph": { text: "a <!-- ".repeat(2_600), reason: "bound-signs" },
  "emphasis in many paragraphs": {
    text: `${"a* ".repeat(4_900)}\n\n`.repeat(12),
    reason: "bound-signs",
    line: 21,
  },
  lines: { text: "a\n\n".repeat(60_001), reason: "bound-length", line: 119_995 },
  spaces: { text: `a${" ".repeat(200_000)}b`, reason: "bound-spaces" },
  tabs: { text: `a${"\t".repeat(200_000)}b`, reason: "bound-spaces" },
  "spaces that hold words together": { text: `a${"\u00a0".repeat(200_000)}b`, reason: "bound-spaces" },
};

it.each(Object.keys(beyond))("%s beyond all measure are refused at their line, within a second", (name) => {
  const { text = "", reason, line = 1 } = beyond[name] ?? {};
  const found = createDiagnostics();
  const begun = performance.now();
  parseMarkdown(`---\ntitle: A\n---\n\n${text}\n`, "a.md", blocks, found);
  expect(performance.now() - begun).toBeLessThan(1_000);
  expect(found.list()).toEqual([
    expect.objectContaining({
      code: "text-out-of-bounds",
      place: expect.objectContaining({ line: line + 4 }),
    }),
  ]);
  expect(found.list()[0]?.params.reason).toBe(reason);
});

it.each([
  ["a fence that its list has ended", `- \`\`\`\n\n${"[".repeat(many)}`],
  ["a fence that another sign doesn't end", `~~~\n\`\`\`\n~~~\n\n${"[".repeat(many)}`],
  ["what looks like code", `\`a ${"[".repeat(many)}`],
  ["pairs within each other", `${"[".repeat(1_000)}a${"]".repeat(1_000)}`],
  ["divs over many paragraphs", "<div>\n\n".repeat(1_000)],
])("%s hides nothing", (_, text) => {
  expect(outOfBounds(text)).toBeDefined();
});

it("blocks that hold nothing need no end", () => {
  const found = createDiagnostics();
  parseMarkdown(":::pagebreak\n\na\n\n".repeat(200), "a.md", blocks, found);
  expect(found.list().map(({ code }) => code)).not.toContain("text-out-of-bounds");
});

it.each([
  ["a line drawn with many stars", `${"*".repeat(2_000)}\n\n${"-".repeat(2_000)}`],
  ["a wide table", `|${"a|".repeat(2_000)}\n|${"-|".repeat(2_000)}`],
  ["many line ends of HTML", "a<br>".repeat(2_000)],
  ["many lists of HTML, one behind the other", "<ul><li>a<li>b</ul>".repeat(2_000)],
  ["text with many brackets that are closed", "[ ] ".repeat(3_900)],
  ["a long list of tasks", "- [ ] a\n".repeat(20_000)],
  ["a long table of links", `| a | b |\n|---|---|\n${"| [a](b) | *c* |\n".repeat(20_000)}`],
  ["a long text with much emphasis", `${"*a* ".repeat(200)}\n\n`.repeat(600)],
  ["a program with brackets that nothing closes", `\`\`\`\n${"[0m\n".repeat(2_000)}\`\`\``],
  ["a program with a wide margin", `\`\`\`\n${" ".repeat(900)}- a\n\`\`\``],
  ["a row for each interval", lines(3_000, (at) => `| [${at}; ${at + 1}) | [0, ${at}[ | <LOD | <b${at} |`)],
  ["intervals in one paragraph", "[0; 1), ".repeat(1_500)],
  ["many addresses in their signs", lines(3_000, () => "Write <a@example.org> and <https://example.org>.\n")],
  ["types in code", lines(3_000, () => "Use `List<String>`, ``a`[`` and `Map<K, V>`.\n")],
  ["names to fill in", lines(3_000, () => "- Dear <name>, on <date> [")],
  ["elements that nobody closes", lines(3_000, () => "<span>a <font color=red>b\n")],
  ["elements that close themselves", `<svg>${'<path d="M0"/>'.repeat(2_000)}</svg>`],
  ["lines drawn with spaces", `${"* ".repeat(600)}\n\n${"- ".repeat(600)}`],
  ["a line to write on", `Name: ${"_".repeat(900)} Date: ${"_".repeat(700)}`],
  ["signs in a program", `\`\`\`\`\n\`\`\`\n${"[".repeat(3_000)}\n${"*".repeat(900)}a\n\`\`\`\`\n`],
  ["a program in a list", `- a\n\n  ~~~\n  \`\`\`\n  ${"[".repeat(3_000)}\n  ~~~\n`],
  ["lists ten deep", lines(10, (at) => `${"    ".repeat(at)}- a`)],
  ["many blocks, one behind the other", ":::callout\n\na\n\n:::\n\n".repeat(300)],
])("%s is within", (_, text) => {
  expect(outOfBounds(text)).toBe(undefined);
});

it.each([
  ["brackets", `a: ${"[".repeat(many)}${"]".repeat(many)}`],
  ["spaces", `a: b${" ".repeat(200_000)}c`],
])("%s of YAML beyond all measure are refused", (_, yaml) => {
  const found = createDiagnostics();
  const begun = performance.now();
  parseYaml(yaml, "a.yaml", found);
  expect(found.list().map(({ code }) => code)).toEqual(["yaml-too-large"]);
  expect(performance.now() - begun).toBeLessThan(1_000);
});

/** ms of the processor's time since `begun`: others may be at work on the machine. */
const spentSince = (begun: NodeJS.CpuUsage): number => process.threadCpuUsage(begun).user / 1000;

it("sets type in a time that grows as the text does", () => {
  const begun = process.threadCpuUsage();
  setTypeOfText('"'.repeat(100_000), "en");
  setTypeOfText('"a" '.repeat(40_000), "en");
  // It took half a minute.
  expect(spentSince(begun)).toBeLessThan(5_000);
});

it("reads a list of typed bullets in a time that grows as the list does", () => {
  const begun = process.threadCpuUsage();
  parseMarkdown("• a\n".repeat(10_000), "a.md", blocks, createDiagnostics());
  expect(spentSince(begun)).toBeLessThan(5_000);
});

const workspace = await createWorkspace({
  "content/deep.md": `---\ntitle: A\nlang: en\n---\n\n${">".repeat(many)} a\n`,
  "content/sound.md": "---\ntitle: A\nlang: en\ntemplate: briefing\n---\n\nText.\n",
});
afterAll(() => workspace.remove());

it("a drawing beyond all measure is told at its line, and its description stands there", async () => {
  const svg = (inside: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">${inside}</svg>`;
  await workspace.write(
    "content/deep.svg",
    svg(`${"<g>".repeat(many)}<path d="M0 0h9v9z"/>${"</g>".repeat(many)}`),
  );
  await workspace.write("content/full.svg", svg('<path d="M0 0h9v9z" opacity=".5"/>'.repeat(60_000)));
  await workspace.write(
    "content/drawings.md",
    "---\ntitle: A\nlang: en\ntemplate: briefing\n---\n\n![Deep](deep.svg)\n\n![Full](full.svg)\n",
  );
  const { code, stderr } = await workspace.run("build", "drawings", "--format", "html,docx");
  expect(code).toBe(0);
  for (const line of [7, 9])
    expect(stderr).toContain(`content/drawings.md:${line}:1 warning image-unreadable`);
  expect(stderr).not.toContain("please report");
});

it("a drawing that would take minutes is told at its line within seconds, and one with a shadow is drawn", async () => {
  const svg = (inside: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300">${inside}</svg>`;
  const rect = '<rect x="40" y="40" width="200" height="200" filter="url(#f)"/>';
  const filter = (of: string): string => svg(`<filter id="f">${of}</filter>${rect}`);
  await workspace.write(
    "content/slow.svg",
    filter('<feMorphology operator="dilate" radius="90"/>'.repeat(9)),
  );
  await workspace.write("content/shadow.svg", filter('<feGaussianBlur stdDeviation="3"/>'));
  await workspace.write(
    "content/layers.md",
    "---\ntitle: A\nlang: en\ntemplate: briefing\n---\n\n![Slow](slow.svg)\n\n![Shadow](shadow.svg)\n",
  );
  const { code, stderr } = await workspace.run("build", "layers", "--format", "docx");
  expect(code, stderr).toBe(0);
  expect(stderr).toContain("content/layers.md:7:1 warning image-unreadable");
  expect(stderr).toContain("more than ten seconds");
  expect(stderr).not.toContain("shadow.svg");
});

it("costs its document and no other", async () => {
  const { code, stderr } = await workspace.run("build", "--format", "html");
  expect(stderr).toContain("content/deep.md:6:1 error text-out-of-bounds");
  expect(code).toBe(4);
  expect(await workspace.text("out/sound/en/sound.en.html")).toContain("Text.");
});
