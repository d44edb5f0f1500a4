import { spawn } from "node:child_process";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createWorkspace, projectRoot, runCommand, type Workspace } from "./support/workspace.ts";

let workspace: Workspace;
beforeAll(async () => {
  const long = "Some text that takes a while to print. ".repeat(30_000);
  workspace = await createWorkspace({ "content/long/en.md": `---\ntitle: Long\n---\n\n${long}\n` });
});
afterAll(() => workspace.remove());

it.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("a build that is ended by %s leaves no browser and no profile behind", async (signal, code) => {
  const temporary = join(workspace.root, `tmp-${signal}`);
  await mkdir(temporary);
  const child = spawn(
    process.execPath,
    [
      join(projectRoot, "scripts", "dipla.mjs"),
      "build",
      "--json",
      "--force",
      "--format",
      "pdf",
      "--root",
      workspace.root,
    ],
    { env: { ...process.env, TMPDIR: temporary }, stdio: ["ignore", "pipe", "ignore"] },
  );
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  await new Promise<void>((resolve) => {
    child.stdout.on("data", (data: Buffer) => String(data).includes('"event":"browser"') && resolve());
  });
  // Node keeps its compile cache in the temporary folder too; that one is meant to stay.
  const left = async (): Promise<string[]> =>
    (await readdir(temporary)).filter((name) => name !== "node-compile-cache");
  expect(await left()).toHaveLength(1);
  child.kill(signal);
  expect(await ended).toBe(code);
  expect(await left()).toEqual([]);
  await wait(200);
  const { stdout } = await runCommand("ps", ["-eo", "args"]).catch(() => ({ stdout: "" }));
  expect(stdout.split("\n").filter((line) => line.includes(temporary))).toEqual([]);
  // Half a build leaves no half a file.
  await expect(readdir(join(workspace.root, "out"))).rejects.toThrow();
});
