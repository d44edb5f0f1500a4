import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* Boxes in items of lists: Word has no boxes, so that what stands in them must not run into what is around them. */

const text = `---
title: Lists
template: briefing
formats: [docx, html]
---

## Numbers

5. before

   :::cards

   - **Term** words

     5. within
     6. within

     1. between

   :::

6. behind

## Contents

:::cards

- **One** words

  ::toc

- **Two** words

:::
`;

let workspace: Workspace;
let document = "";
let numbering = "";

beforeAll(async () => {
  workspace = await createWorkspace({ "content/lists/en.md": text });
  const { events } = await workspace.run("check", "--json", "--no-report");
  expect(events.filter(({ event, level }) => event === "diagnostic" && level === "error")).toEqual([]);
  await workspace.run("build");
  const parts = unzipSync(await workspace.read("out/lists/en/lists.en.docx"));
  const part = (name: string): string => strFromU8(parts[`word/${name}.xml`] ?? new Uint8Array());
  document = part("document");
  numbering = part("numbering");
});
afterAll(() => workspace.remove());

/** What Word counts together with the number of a word's paragraph. */
function definitionOf(word: string): string | undefined {
  const before = document.slice(0, document.indexOf(`>${word}<`));
  const [, list] = /.*<w:numId w:val="(\d+)"/s.exec(before) ?? [];
  return new RegExp(`<w:num w:numId="${list}"[^>]*><w:abstractNumId w:val="(\\d+)"`).exec(numbering)?.[1];
}

it("counts a list in a box by itself: the list around it goes on behind it", () => {
  expect(definitionOf("before")).toBeDefined();
  expect(definitionOf("behind")).toBe(definitionOf("before"));
  expect(definitionOf("within")).not.toBe(definitionOf("before"));
});

it("lets no page number of contents stand beyond its column", () => {
  const cell = document.slice(document.indexOf(">One<"), document.indexOf(">Two<"));
  expect(cell).toContain(">1. Numbers<");
  expect(cell).not.toContain('w:val="right"');
});
