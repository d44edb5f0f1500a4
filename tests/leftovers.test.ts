import { mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { closeTemporary, openTemporaryFile, sweepLeftovers } from "../scripts/host/journal.ts";

/* Only what a process left that is certainly gone is cleared up. The system says of each number whether anybody has it. */
let folder: string;
let left: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "dipla-test-"));
  // Notes and a file as this process writes them, under a number that no process can have: nothing is known of when it began.
  const own = openTemporaryFile(join(folder, "paper.pdf"), folder);
  closeTemporary(own);
  const [name = ""] = await readdir(join(folder, "running"));
  const other = name.replace(/-\d+-\d+$/, "-99999999-1");
  await rename(join(folder, "running", name), join(folder, "running", other));
  left = own.replace(name, other);
  await writeFile(left, "half of it");
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const leftovers = async (): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith(".tmp"));

describe("what a process has left", () => {
  it.each([
    ["is cleared up when it is gone", "ESRCH", 0],
    ["stays while it is another user's, who lets nobody look", "EPERM", 1],
    ["stays while it answers", undefined, 1],
  ] as const)("%s", async (_name, code, count) => {
    vi.spyOn(process, "kill").mockImplementation(() => {
      if (code) throw Object.assign(new Error(code), { code });
      return true;
    });
    await sweepLeftovers(folder);
    expect(await leftovers()).toHaveLength(count);
    expect(await readdir(join(folder, "running"))).toHaveLength(count);
  });
});
