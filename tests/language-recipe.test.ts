import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cs } from "./recipes/cs.ts";
import { lineEndHyphens } from "./support/line-end-hyphens.ts";
import { createTreeCopy, type TreeCopy } from "./support/tree-copy.ts";
import { createWorkspace, projectRoot, type Workspace } from "./support/workspace.ts";

/* The recipe of CONTRIBUTING.md, followed: a language is its file and its line in the index. */
let tree: TreeCopy;
let workspace: Workspace;
let record: string;

beforeAll(async () => {
  tree = await createTreeCopy();
  workspace = await createWorkspace({ "dipla.config.json": "{}" });
  const fixture = await readFile(join(projectRoot, "tests", "recipes", "cs.ts"), "utf8");
  record = fixture.replaceAll("../../scripts/languages/", "./");
  await tree.write("scripts/languages/cs.ts", record);
  await tree.insert("scripts/languages/index.ts", 'from "./bg.ts";\n', 'export { cs } from "./cs.ts";\n');
});
afterAll(async () => {
  await tree.remove();
  await workspace.remove();
});

const text = `---
title: Informace o "migraci"
date: 2026-11-23
template: briefing
---

## Přehled

Řekl "ano" v Praze. ${"Mezinárodní organizace spolupracuje s ministerstvem zahraničních věcí a s dalšími institucemi. ".repeat(12)}

| 1 | 2 |
|---|---|
| 3 | 4 |

Tabulka: Obyvatelstvo

Více je [zde](https://www.example.org/a), nebo ve [výroční zprávě](https://www.example.org/b).

A sentence in the same script is not told apart; это предложение написано на другом языке.
`;

/** What is read on the page. */
async function pageText(): Promise<string> {
  const html = await workspace.text("out/text/cs/text.cs.html");
  return html.replace(/^[\s\S]*<main/, "<main").replace(/<[^>]+>/g, "");
}

it("passes the types", async () => {
  const { code, stdout } = await tree.types();
  expect(stdout).toBe("");
  expect(code).toBe(0);
});

describe("a document in the new language", () => {
  it("builds in all formats, with English labels and one warning", async () => {
    await workspace.write("content/text/cs.md", text);
    const { code, events, stderr } = await tree.run("build", "--root", workspace.root, "--json");
    expect(code, stderr).toBe(0);
    const found = events.filter(({ event }) => event === "diagnostic").map((event) => event.code);
    expect(found).toEqual(["labels-missing"]);
    for (const format of ["pdf", "docx"])
      expect((await workspace.read(`out/text/cs/text.cs.${format}`)).length).toBeGreaterThan(1000);
    const html = await pageText();
    expect(html).toContain("Řekl „ano“ v\u00a0Praze.");
    expect(html).toContain("Table\u00a01. Obyvatelstvo");
    expect(html).toContain("23.\u00a0listopadu\u00a02026");
    expect(await lineEndHyphens(await workspace.read("out/text/cs/text.cs.pdf"))).toBeGreaterThan(0);
  });

  it("is checked as any other", async () => {
    const { events } = await tree.run("check", "--root", workspace.root, "--json", "--no-report");
    const found = events
      .filter(({ event }) => event === "diagnostic")
      .map(({ place, code }) => `${(place as { line?: number }).line}: ${String(code)}`);
    expect(found).toEqual(["1: labels-missing", "17: link-text-unclear", "19: language-unmarked"]);
  });

  it("has its own labels as soon as they are translated", async () => {
    const english = await readFile(join(projectRoot, "templates", "_base", "labels.en.yaml"), "utf8");
    await tree.write("templates/_base/labels.cs.yaml", english.replace('"Table"', '"Tabulka"'));
    const { events } = await tree.run("build", "--root", workspace.root, "--json", "--format", "html");
    expect(events.filter(({ event }) => event === "diagnostic")).toEqual([]);
    expect(await pageText()).toContain("Tabulka\u00a01");
  });
});

it("does not compile with any fact missing, and says which", async () => {
  const facts = Object.keys(cs);
  for (const fact of facts) {
    // A fact ends where the next line of the same depth begins.
    const without = record.replace(new RegExp(`^  ${fact}: [^]*?\\n(?=  \\w|\\};)`, "m"), "");
    expect(without).not.toBe(record);
    await tree.write(`scripts/languages/without-${fact.toLowerCase()}.ts`, without);
  }
  const { code, stdout } = await tree.types();
  expect(code).not.toBe(0);
  const named = facts.filter((fact) =>
    new RegExp(`without-${fact.toLowerCase()}\\.ts.*Property '${fact}' is missing`).test(stdout),
  );
  expect(named).toEqual(facts);
});
