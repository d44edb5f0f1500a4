import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type CommandResult, createWorkspace, projectRoot } from "./support/workspace.ts";

/*
 * Two workspaces: one with planted faults and the list of them (`expected.txt`: file, line, code), and its clean twin.
 * A new rule is a fault in the one, a line in the list, and the right way in the other.
 */
const today = "2026-11-24";

async function check(name: string): Promise<{ result: CommandResult; found: string[] }> {
  const workspace = await createWorkspace();
  try {
    await workspace.copy(join(projectRoot, "tests", "faulty", name), ".");
    const result = await workspace.run("check", "--json", "--today", today);
    const found = result.events
      .filter(({ event }) => event === "diagnostic")
      .map(({ place, code }) => {
        const { file, line } = place as { file: string; line?: number };
        return `${file}:${line ?? ""} ${String(code)}`;
      });
    return { result, found };
  } finally {
    await workspace.remove();
  }
}

describe("check", () => {
  it("finds every planted fault at its line, and fails", async () => {
    const list = await readFile(join(projectRoot, "tests", "faulty", "planted", "expected.txt"), "utf8");
    const expected = list.trim().split("\n");
    expect(expected.length).toBeGreaterThanOrEqual(20);
    const { result, found } = await check("planted");
    expect(expected.filter((line) => !found.includes(line))).toEqual([]);
    expect(result.code).toBe(3);
  });

  it("finds nothing in the clean twin", async () => {
    const { result, found } = await check("clean");
    expect(found).toEqual([]);
    expect(result.code).toBe(0);
  });
});
