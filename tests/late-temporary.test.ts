import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sweepLeftovers } from "../scripts/host/journal.ts";
import { createWorkspace, projectRoot, runCommand, type Workspace } from "./support/workspace.ts";

/* What a process was about to make as it was ended comes behind its clearing up: the next start finds it by the process's notes. */

let disk: Workspace;
beforeAll(async () => {
  disk = await createWorkspace({ "cache/there": "", "files/there": "" });
});
afterAll(() => disk.remove());

async function endWhile(isOpen: boolean): Promise<void> {
  const journal = join(projectRoot, "scripts", "host", "journal.ts");
  const program = `
    import { writeFileSync } from "node:fs";
    import { closeTemporary, openTemporaryFile } from ${JSON.stringify(journal)};
    const path = openTemporaryFile(${JSON.stringify(join(disk.root, "files", "a"))}, ${JSON.stringify(join(disk.root, "cache"))});
    ${isOpen ? 'process.on("exit", () => writeFileSync(path, ""));' : "closeTemporary(path);"}
    process.exit(130);`;
  const { code, stderr } = await runCommand(process.execPath, ["--input-type=module", "-e", program], {});
  expect(code, stderr).toBe(130);
}

it("is swept at the next start", async () => {
  await endWhile(true);
  expect((await readdir(join(disk.root, "files"))).length).toBe(2);
  await sweepLeftovers(join(disk.root, "cache"));
  expect(await readdir(join(disk.root, "files"))).toEqual(["there"]);
  expect(await readdir(join(disk.root, "cache", "running"))).toEqual([]);
});

it("leaves no notes where nothing was under way", async () => {
  await endWhile(false);
  expect(await readdir(join(disk.root, "cache", "running"))).toEqual([]);
});
