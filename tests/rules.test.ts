import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Manifest } from "../scripts/artifacts/manifest.ts";
import { diagnosticCodes } from "../scripts/findings/diagnostic-codes.ts";
import { judge } from "../scripts/findings/judge.ts";
import { readRules } from "../scripts/findings/read-rules.ts";
import { basicSettings, listRow, sendingWorkspace } from "./support/sending-workspace.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* `rules:` weighs single findings otherwise, everywhere alike, and never lets through what has to stop. */
const loud = "THIS SENTENCE IS WRITTEN IN CAPITALS FROM ITS BEGINNING TO ITS END";
const text = `---\ntitle: Rules\ntitel: typo\ntemplate: briefing\n---\n\n# One\n\n${loud}\n\n| a | b |\n|---|---|\n| 1 |   |\n`;

let workspace: Workspace;

beforeAll(async () => {
  workspace = await createWorkspace({ "content/note/en.md": text });
});
afterAll(() => workspace.remove());

const setRules = (rules: unknown, more: object = {}): Promise<void> =>
  workspace.write("dipla.config.json", JSON.stringify({ rules, ...more }));

async function levelsOf(...args: string[]): Promise<{ code: number; levels: Record<string, string> }> {
  const { code, events } = await workspace.run(...args, "--format", "html", "--json");
  const found = events.filter(({ event }) => event === "diagnostic");
  return { code, levels: Object.fromEntries(found.map(({ code, level }) => [code, level])) };
}

describe("a rule", () => {
  it("turns a finding off, up or down", async () => {
    await setRules({});
    expect((await levelsOf("check")).levels).toMatchObject({
      "text-in-capitals": "warning",
      "cell-empty": "info",
      "front-matter-typo": "warning",
    });
    await setRules({ "text-in-capitals": "off", "cell-empty": "warning", "front-matter-typo": "info" });
    const { code, levels } = await levelsOf("check");
    expect(code).toBe(0);
    expect(levels).toMatchObject({ "cell-empty": "warning", "front-matter-typo": "info" });
    expect(levels).not.toHaveProperty("text-in-capitals");
  });

  it("decides how a check and a build end, also from the cache", async () => {
    await setRules({ "cell-empty": "error" });
    expect((await levelsOf("check")).code).toBe(3);
    await setRules({});
    expect((await levelsOf("build")).code).toBe(0);
    await setRules({ "front-matter-typo": "error" });
    expect((await levelsOf("build")).code).toBe(4);
    await setRules({ "front-matter-typo": "gate" });
    expect(await levelsOf("build")).toMatchObject({ code: 0, levels: { "front-matter-typo": "warning" } });
    expect((await levelsOf("check")).code).toBe(3);
    const { artifacts } = JSON.parse(await workspace.text("out/manifest.json")) as Manifest;
    expect(artifacts.map(({ draft }) => draft)).toEqual([true]);
  });

  it("stands in the report", async () => {
    await setRules({ "text-in-capitals": "off", "cell-empty": "warning" });
    await workspace.run("check", "--format", "html");
    const report = await workspace.text("out/report.html");
    expect(report).toContain("<td>text-in-capitals</td><td>warning</td><td>off</td>");
    expect(report).toContain("<td>cell-empty</td><td>info</td><td>warning</td>");
  });
});

it("stands in a plan and in its hash", async () => {
  const sending = await sendingWorkspace([listRow("one")], 1);
  try {
    const plain = await sending.hash();
    expect(await sending.plan()).not.toHaveProperty("rules");
    const rules = { "text-in-capitals": "off" };
    await sending.write("dipla.config.json", JSON.stringify({ send: basicSettings(1), rules }));
    expect(await sending.hash()).not.toBe(plain);
    expect((await sending.plan()).rules).toEqual(rules);
    expect(await sending.text("out/note/packages/plan.html")).toContain("text-in-capitals: off");
  } finally {
    await sending.remove();
  }
});

describe("rules that are refused", () => {
  it.each([
    [{ "text-in-capital": "off" }, "“text-in-capitals” was probably meant"],
    [{ nonsense: "off" }, "no code “nonsense”"],
    [{ "text-in-capitals": "of" }, "“off” was probably meant"],
    [{ "text-in-capitals": 3 }, "and not “3”"],
    [{ "field-unresolved": "warning" }, "can't be made weaker"],
    [{ "link-internal-broken": "off" }, "can't be made weaker"],
    [{ "parity-differs": "off" }, "can't be made weaker"],
    [{ "bleed-missing": "off" }, "can't be made weaker"],
    [{ "recipient-email-twice": "info" }, "can't be made weaker"],
    [{ "ledger-broken": "off" }, "can't be made weaker"],
  ])("%j", async (rules, words) => {
    await setRules(rules);
    const { code, stderr } = await workspace.run("build");
    expect(stderr).toContain("dipla.config.json");
    expect(stderr).toContain(words);
    expect(code).toBe(2);
  });

  it("are all that would let something through that has to stop", () => {
    const refused: string[] = [];
    const rules = readRules(
      Object.fromEntries(Object.keys(diagnosticCodes).map((code) => [code, "off"])),
      (_, { name }) => refused.push(name),
    );
    for (const [code, { weight, costs }] of Object.entries(diagnosticCodes))
      if (weight === "error" || weight === "gate" || costs === "copy") expect(refused).toContain(code);
    for (const prefix of ["recipient-", "ledger-", "parity-", "bleed-", "pdf-", "docx-"])
      expect(Object.keys(rules).filter((code) => code.startsWith(prefix))).toEqual([]);
    expect(Object.keys(rules)).toContain("text-in-capitals");
  });

  it("may make anything heavier", () => {
    const all = Object.fromEntries(Object.keys(diagnosticCodes).map((code) => [code, "error"]));
    expect(readRules(all, () => expect.unreachable())).toEqual(all);
  });
});

it("a finding that is weighed twice weighs the same", () => {
  const found = [{ code: "cell-empty", place: { file: "a.md" }, params: {} }] as const;
  const judgement = { rules: { "cell-empty": "gate" }, gates: false } as const;
  const once = judge(found, judgement);
  expect(once).toEqual([expect.objectContaining({ weight: "gate", level: "warning" })]);
  expect(judge(once, judgement)).toEqual(once);
});
