import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ca } from "./recipes/ca.ts";
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
  const fixture = await readFile(join(projectRoot, "tests", "recipes", "ca.ts"), "utf8");
  record = fixture.replaceAll("../../scripts/languages/", "./");
  await tree.write("scripts/languages/ca.ts", record);
  await tree.insert(
    "scripts/languages/index.ts",
    '("bs").bs,\n',
    '  ca: () => load<typeof import("./ca.ts")>("ca").ca,\n',
  );
  await tree.insert("scripts/languages/caption-words.ts", "= {\n", '  ca: ["Taula"],\n');
});
afterAll(async () => {
  await tree.remove();
  await workspace.remove();
});

const text = `---
title: Informació sobre la "migració"
date: 2026-11-23
template: briefing
---

## Resum

Va dir "sí" i a Girona. ${"L'organització internacional col·labora amb el ministeri d'afers exteriors i amb moltes altres institucions governamentals. ".repeat(12)}

| 1 | 2 |
|---|---|
| 3 | 4 |

Taula: Població

Més informació [aquí](https://www.example.org/a), o a l'[informe anual](https://www.example.org/b).

A sentence in the same script is not told apart; это предложение написано на другом языке.
`;

/** What is read on the page. */
async function pageText(): Promise<string> {
  const html = await workspace.text("out/text/ca/text.ca.html");
  return html.replace(/^[\s\S]*<main/, "<main").replace(/<[^>]+>/g, "");
}

it("passes the types", async () => {
  const { code, stdout } = await tree.types();
  expect(stdout).toBe("");
  expect(code).toBe(0);
});

describe("a document in the new language", () => {
  it("builds in all formats, with English labels and one warning", async () => {
    await workspace.write("content/text/ca.md", text);
    const { code, events, stderr } = await tree.run("build", "--root", workspace.root, "--json");
    expect(code, stderr).toBe(0);
    const found = events.filter(({ event }) => event === "diagnostic").map((event) => event.code);
    expect(found).toEqual(["labels-missing"]);
    for (const format of ["pdf", "docx"])
      expect((await workspace.read(`out/text/ca/text.ca.${format}`)).length).toBeGreaterThan(1000);
    const html = await pageText();
    expect(html).toContain("Va dir «sí» i\u00a0a\u00a0Girona.");
    expect(html).toContain("Table\u00a01. Població");
    expect(html).toContain("23\u00a0de novembre del");
    expect(await lineEndHyphens(await workspace.read("out/text/ca/text.ca.pdf"))).toBeGreaterThan(0);
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
    await tree.write("templates/_base/labels.ca.yaml", english.replace('"Table"', '"Taula"'));
    const { events } = await tree.run("build", "--root", workspace.root, "--json", "--format", "html");
    expect(events.filter(({ event }) => event === "diagnostic")).toEqual([]);
    expect(await pageText()).toContain("Taula\u00a01");
  });
});

it("does not compile with any fact missing, and says which", async () => {
  const facts = Object.keys(ca);
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
