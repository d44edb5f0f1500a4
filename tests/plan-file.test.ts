import { describe, expect, it } from "vitest";
import { type Plan, type PlanEntry, sealPlan } from "../scripts/send/plan/plan.ts";
import { planLines, readPlanFile } from "../scripts/send/plan/plan-file.ts";

/* A plan is kept in lines, and is the same plan, or none. */
const entry = (recipient: string): PlanEntry => ({
  ...{
    recipient,
    name: `Министерство\n"${recipient}"`,
    lang: "bg",
    channel: "mail",
    addresses: ["a@b.example"],
  },
  ...{ address: ["1 Street", "],"], reference: "R-1", status: "new", changes: [], version: 1 },
  ...{ supersedes: undefined, content: "c", files: [], mails: [], blocks: [], annexes: [] },
});
const plan = (...recipients: string[]): Plan =>
  sealPlan({
    ...{
      format: 1,
      document: "note",
      date: "2026-11-24",
      from: "Office <a@b.example>",
      server: "",
      signer: "",
    },
    entries: recipients.map(entry),
  });
const fileOf = (one: Plan): string => [...planLines(one)].join("");
const read = (text: string) => readPlanFile(new TextEncoder().encode(text));
const three = plan("labour", "interior", "culture");

describe("a plan's file", () => {
  it.each([[plan()], [plan("labour")], [three]])("is the plan again, entry by entry", (one) => {
    const again = read(fileOf(one));
    const entries = [...(again?.entries ?? [])];
    expect(JSON.stringify({ ...again, entries })).toBe(JSON.stringify({ ...one, entries: one.entries }));
    // Whoever goes through it again gets all of it again.
    expect([...(again?.entries ?? [])]).toHaveLength(one.entries.length);
  });

  it("is JSON, with an entry on each line", () => {
    const { hash, entries } = JSON.parse(fileOf(three));
    expect([hash, entries.length, fileOf(three).split("\n").length]).toEqual([three.hash, 3, 6]);
  });

  it("may be as it was before it had lines", () => {
    expect([...(read(JSON.stringify(three))?.entries ?? [])]).toEqual(
      JSON.parse(JSON.stringify(three.entries)),
    );
  });

  it("is none when anything of it was changed", () => {
    const text = fileOf(three);
    const lines = text.split("\n");
    const changed = [
      "",
      "\n",
      "{}",
      text.slice(0, -30),
      text.replace("labour", "culture"),
      text.replace("2026-11-24", "2026-11-25"),
      lines.toSpliced(1, 1).join("\n"),
      lines.toSpliced(2, 0, lines[1] ?? "").join("\n"),
      [lines[0], lines[2], lines[1], ...lines.slice(3)].join("\n"),
      text.replace('"lang"', '\n"lang"'),
      text.replace(/"hash":"./, '"hash":"x'),
    ];
    for (const one of changed) expect(read(one), one).toBeUndefined();
  });
});
