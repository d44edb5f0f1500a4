import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { languages } from "../scripts/languages/languages.ts";
import { blocks } from "../scripts/merge/blocks/index.ts";
import { openPreviewOf } from "./support/open-preview.ts";
import { addPseudoLanguage, outsideOf, pseudoTag } from "./support/pseudo-language.ts";
import { createTreeCopy, type TreeCopy } from "./support/tree-copy.ts";
import { type CommandResult, createWorkspace, type Workspace } from "./support/workspace.ts";

/*
 * The recipe for a language of the interface, followed in a copy of the sources; and the program in that language: what is said
 * outside of its brackets is no sentence of the catalogues.
 */
let tree: TreeCopy;
let workspace: Workspace;

beforeAll(async () => {
  tree = await createTreeCopy();
  await addPseudoLanguage(tree);
  // Content of invented words, so that none is taken for Dipla's.
  workspace = await createWorkspace({
    "content/_data/organisation.yaml": "name: Xoxo\nemail: xo@xoxo.example\n",
    "content/_data/facts.yaml": "xexe:\n  value: 1\n  review-by: 2020-01-01\n",
    "content/xaxa/en.md": `---
title: Xaxa
titel: Xaxa
template: leaflet-trifold
print: { outputs: [office, press] }
---

# Xixi {#xixi}

XUXU XOXO XEXE XAXA XIXI XUXU XOXO XEXE XAXA XIXI

See [xoxo](#xyxy), [](https://xoxo.example).

| xa | |
|---|---|
| xo | |

• xu
• xi

![](xo.png "Xo")
`,
    "content/xexe/en.md":
      "---\ntitle: Xexe\nlang: en\n---\n\n{{ facts.xoxo }} {{ nope xexe }} :::\n\n:::xuxu\n\n:::callout{kynd=x}\nXa\n",
    "content/xixi/en.md":
      "---\ntitle: Xixi\ntemplate: briefing\nrecipients: recipients.csv\nreference: X/1\ndate: 2026-11-24\n---\n\n# Xa\n\nXaxa xoxo.\n",
    "content/xixi/recipients.csv":
      'id,name,salutation,address,lang,email,channel\nxo,Xoxo,Xoxo xo,"1 Xo\n1000 Xa",en,xo@xoxo.example,\nxa,Xaxa,Xaxa xa,"2 Xo\n1000 Xa",en,xa@xoxo.example,paper\n',
    "dipla.config.json": JSON.stringify({
      rules: { "fact-unused": "warning" },
      send: { from: "Xoxo <xo@xoxo.example>", server: { host: "127.0.0.1", port: 1, tls: "off" } },
    }),
  });
});
afterAll(() => Promise.all([tree.remove(), workspace.remove()]));

const run = (...args: string[]): Promise<CommandResult> =>
  tree.run(...args, "--ui-lang", pseudoTag, "--root", workspace.root);

/** Words outside of the brackets that are neither names of things nor the content's own. */
function strays(text: string): string[] {
  const plain = outsideOf(text)
    .replaceAll(workspace.root, " ")
    .replaceAll(tree.root, " ")
    .replace(/\{\{.*?\}\}|\{\w+\}/g, " ")
    // What is typed or pasted: flags, commands with their arguments, addresses, files, codes, hashes, standards.
    .replace(/--[a-z-]+( [a-z]+(?:[,|][a-z]+)+)?/g, " ")
    .replace(/\bdipla( [a-z-]+)*/g, " ")
    .replace(/\S+@\S+|https?:\S+|\S*[/\\]\S*|\S+\.(?:md|csv|json|html|pdf|docx|yaml|ts|xlsx|png)\b\S*/g, " ")
    .replace(/\b[a-z]+(?:-[a-z]+)+\b/g, " ")
    .replace(/\b[A-Z]+\b|\b(?=\S*\d)\S+/g, " ");
  return [...plain.matchAll(/\p{L}{2,}/gu)].map(([word]) => word).filter((word) => !names.has(word));
}

/** Names of things: formats, codes, keys, blocks and helpers, weights as `rules:` takes them; and what the content says. */
const names = new Set([
  // What authors write: the blocks' names, and the Markdown that shows how.
  ...[...blocks.values()].flatMap(({ name, example }) => [name, ...(example.match(/\p{L}+/gu) ?? [])]),
  ...Object.keys(languages),
  ...Object.values(languages).flatMap(({ hyphenation }) => Object.keys(hyphenation).join("-").split("-")),
  pseudoTag,
  ...`pdf docx html txt xlsx csv kB MB mm pt Dipla node linux
    send status statsu resend backup restore build buidl
    content contents templates briefing letter facts number percent date list document kind summary when unless
    overflow encoding error gate warning info
    titel title kynd nope page of flap See Living Standard transitional
    Xaxa Xoxo Xexe Xixi Xa Xo xo xa xu xi xoxo xexe xaxa xixi xuxu xyxy`.split(/\s+/),
]);

it("is one folder and one line: the types pass, and miss what it lacks", async () => {
  expect((await tree.types()).stdout).toBe("");
  const rules = `scripts/words/${pseudoTag}/rules.ts`;
  await tree.write(rules, 'export const rules = { "pdf-xmp-missing": "x" } as const;\n');
  const { stdout } = await tree.types();
  expect(stdout).toContain(`scripts/words/${pseudoTag}/index.ts`);
  expect(stdout).toContain("pdf-ua-unclaimed");
  await addPseudoLanguage({ ...tree, insert: async () => undefined });
});

describe("nothing is said but in the language asked for", () => {
  it.each([
    ["a build with errors", ["build"]],
    ["a strict build", ["build", "xaxa", "--strict"]],
    ["a document that is none", ["build", "xuxu"]],
    ["a check", ["check", "xaxa"]],
    ["a plan", ["send", "xixi"]],
    ["the state of sendings", ["send", "status"]],
    ["a register", ["send", "export"]],
    ["doctor", ["doctor"]],
    ["all codes", ["doctor", "--codes"]],
    ["a new document that exists", ["new", "briefing", "xixi"]],
    ["a template that is none", ["new", "xexe", "xuxu"]],
    ["a wrong flag", ["build", "--fromat"]],
    ["a missing value", ["build", "--format"]],
    ["a wrong verb", ["buidl"]],
    ["a wrong verb of send", ["send", "statsu"]],
    ["an unknown verb", ["xexe"]],
    ["no verb", ["--help"]],
    ...["build", "check", "new", "init", "clean", "preview", "send", "doctor"].map(
      (verb): [string, string[]] => [`help of ${verb}`, [verb, "--help"]],
    ),
  ])("%s", async (_, args) => {
    const { stdout, stderr } = await run(...args);
    expect(stdout + stderr).toContain("⟦");
    expect(strays(stdout + stderr)).toEqual([]);
  });

  it.each(["out/report.html", "out/xixi/packages/plan.html", "out/register.html"])("%s", async (path) => {
    const html = await workspace.text(path);
    expect(html).toContain(`<html lang="${pseudoTag}"`);
    const text = html.replace(/<style>[\s\S]*?<\/style>|<[^>]+>/g, " ");
    expect(strays(text.replaceAll("&#39;", "'"))).toEqual([]);
    for (const [, alt = ""] of html.matchAll(/alt="([^"]*)"/g)) expect(strays(alt)).toEqual([]);
  });

  it("a browser that is not there", async () => {
    const settings = await workspace.text("dipla.config.json");
    const browser = { executable: "/nowhere/chrome" };
    await workspace.write("dipla.config.json", JSON.stringify({ ...JSON.parse(settings), browser }));
    for (const args of [["build", "xixi", "--format", "pdf", "--force"], ["doctor"]]) {
      const { stdout, stderr, code } = await run(...args);
      expect(code).toBe(5);
      expect(strays(stdout + stderr)).toEqual([]);
    }
    await workspace.write("dipla.config.json", settings);
  });

  it("cleaning", async () => {
    const { stdout, stderr } = await run("clean");
    expect(stdout + stderr).toContain("⟦");
    expect(strays(stdout + stderr)).toEqual([]);
  });

  it("the preview's page", async () => {
    const preview = await openPreviewOf(
      join(tree.root, "scripts", "dipla.mjs"),
      workspace.root,
      "--ui-lang",
      pseudoTag,
    );
    try {
      const html = await (await fetch(preview.address)).text();
      expect(html).toContain(`<html lang="${pseudoTag}"`);
      expect(strays(html.replace(/<[^>]+>/g, " ").replace("Dipla", ""))).toEqual([]);
      for (const [, label = ""] of html.matchAll(/(?:aria-label|title)="([^"]*)"/g))
        expect(strays(label)).toEqual([]);
    } finally {
      await preview.stop();
    }
  });
});
