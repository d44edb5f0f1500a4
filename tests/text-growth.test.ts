import { afterAll, expect, it } from "vitest";
import { parseMarkdown } from "../scripts/content/parse-markdown.ts";
import { outOfBounds } from "../scripts/content/syntax/text-bounds.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { blocks } from "../scripts/merge/blocks/index.ts";
import { makeFiles } from "./proofs/growth/make-files.ts";
import { repetitions } from "./proofs/growth/repetitions.ts";
import { createWorkspace } from "./support/workspace.ts";

/*
 * One thing, thousands of times over: read in a time that grows as the text does, or refused at once. The processor's time is measured,
 * since others may be at work on the machine.
 */
const many = 4_000;

function milliseconds(work: () => void): number {
  const begun = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(begun);
  return (user + system) / 1000;
}

const read = (text: string): number =>
  milliseconds(() => parseMarkdown(`---\ntitle: A\n---\n\n${text}\n`, "a.md", blocks, createDiagnostics()));
read("# A\n\nb *c* | d");

it.each(Object.entries(repetitions))("%s are read in a time that grows as they do", (_, repeat) => {
  const few = read(repeat(many / 4));
  // Four times as much takes four times as long, or sixteen times where it is looked at again and again; the young heap's first cleaning
  // lies between.
  const most = Math.max(600, 9 * few);
  let all = read(repeat(many));
  // The garbage of other tests may be swept at any time: what is slow is slow each time.
  for (let again = 0; again < 2 && all >= most; again += 1) all = Math.min(all, read(repeat(many)));
  expect(all, `${few} ms for a quarter`).toBeLessThan(most);
  expect(all).toBeLessThan(4_000);
});

it.each(Object.entries(repetitions))("100,000 %s are looked at within a second", (_, repeat) => {
  const text = repeat(100_000);
  expect(milliseconds(() => outOfBounds(text))).toBeLessThan(1_000);
});

const workspace = await createWorkspace();
afterAll(() => workspace.remove());

// `npm run long -- growth` does so with all of them.
it.each(["columns", "headings of one name", "clauses", "notes, each behind its mark"])(
  "%s are made into files in a time that grows as they do",
  async (name) => {
    const repeat = repetitions[name] ?? String;
    await makeFiles(workspace, "a");
    const few = await makeFiles(workspace, repeat(many / 4));
    const all = await makeFiles(workspace, repeat(many));
    expect(all.codes).not.toContain("text-out-of-bounds");
    expect(all.ms, `${few.ms} ms for a quarter`).toBeLessThan(Math.max(1_000, 9 * few.ms));
  },
);
