import { execFileSync } from "node:child_process";
import { chmod, mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Manifest } from "../scripts/artifacts/manifest.ts";
import {
  type CommandResult,
  createWorkspace,
  projectRoot,
  runCommand,
  type Workspace,
} from "./support/workspace.ts";

/*
 * Disks that are full, folders that nobody may write into and files in their place, for everything that Dipla writes into: a
 * sentence with the folder and the cure, old files as they were, and the rest goes on.
 */
const isRoot = process.getuid?.() === 0;
let workspace: Workspace;
const mounts: string[] = [];
const note = (word: string): string => `---\ntitle: A\nlang: en\ntemplate: briefing\n---\n\n${word}\n`;

beforeAll(async () => {
  workspace = await createWorkspace({ "content/a.md": note("One"), "content/b.md": note("One"), plain: "" });
});
afterAll(async () => {
  for (const path of mounts) execFileSync("umount", [path]);
  await workspace.remove();
});

const at = (path: string): string => join(workspace.root, path);

/** A disk of its own; undefined where we may not make one. */
async function smallDisk(path: string, size: string): Promise<boolean> {
  await mkdir(at(path), { recursive: true });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size},mode=0777`, "tmpfs", at(path)], {
      stdio: "ignore",
    });
    mounts.push(at(path));
    return true;
  } catch {
    // Not ours to mount here: the kinds that need no disk of their own are tried all the same.
    return false;
  }
}

function build(env: Record<string, string>, ...args: string[]): Promise<CommandResult> {
  const dipla = [join(projectRoot, "scripts", "dipla.mjs"), ...args, "--json", "--root", workspace.root];
  return runCommand(process.execPath, dipla, { env });
}

const told = ({ events }: CommandResult): string[] =>
  events
    .filter(({ event }) => event === "diagnostic")
    .map(({ level, code, place, facts }) => {
      const { file } = place as { file: string };
      return `${level} ${code} ${file.replace(`${workspace.root}/`, "")} ${(facts as { reason: string }).reason}`;
    })
    .sort();

const silent = /please report|\n\s+at |\bE[A-Z]{4,}\b/;

describe("the output folder", () => {
  it("is a file: told with the folder, and nothing is broken off", async () => {
    for (const command of ["build", "check"]) {
      const result = await build({}, command, "--out", at("plain"), "--format", "html");
      expect(told(result).filter((line) => line.includes("unwritable"))).toContain(
        "error output-unwritable plain file-in-place-of-folder",
      );
      expect(result.code).toBe(2);
      expect(result.stdout + result.stderr).not.toMatch(silent);
    }
  });

  it("has a folder where a file belongs: that document keeps its old files, the other is built", async () => {
    const out = ["--out", at("odd"), "--format", "html,docx"];
    expect((await build({}, "build", ...out)).code).toBe(0);
    const before = await workspace.read("odd/a/en/a.en.docx");
    await rm(at("odd/a/en/a.en.html"));
    await mkdir(at("odd/a/en/a.en.html"));
    for (const name of ["a", "b"]) await workspace.write(`content/${name}.md`, note("Two"));
    const result = await build({}, "build", ...out);
    expect(told(result)).toEqual(["error output-unwritable odd/a/en folder-in-place-of-file"]);
    expect(await workspace.read("odd/a/en/a.en.docx")).toEqual(before);
    expect(await workspace.text("odd/b/en/b.en.html")).toContain("Two");
    await rm(at("odd/a/en/a.en.html"), { recursive: true });
    // Nothing has been changed but the folder: it is built all the same.
    expect((await build({}, "build", ...out)).code).toBe(0);
    expect(await workspace.text("odd/a/en/a.en.html")).toContain("Two");
    const { artifacts } = JSON.parse(await workspace.text("odd/manifest.json")) as Manifest;
    expect(artifacts.map(({ stale }) => stale)).toEqual([false, false, false, false]);
  });

  it("is on a full disk: whole old files, and all new ones when there is room", async () => {
    if (!(await smallDisk("full", "400k"))) return;
    const out = ["--out", at("full"), "--format", "html,docx"];
    const result = await build({}, "build", ...out);
    expect(told(result)).toContain("error output-unwritable full/b/en disk-full");
    expect(result.code).toBe(2);
    expect(result.stderr + result.stdout).not.toMatch(silent);
    const names = (await readdir(at("full"), { recursive: true })).filter((name) => name.endsWith(".tmp"));
    expect(names).toEqual([]);
    execFileSync("mount", ["-o", "remount,size=20m", at("full")]);
    const again = await build({}, "build", ...out);
    expect(told(again)).toEqual([]);
    expect(await workspace.text("full/b/en/b.en.html")).toContain("Two");
  });

  it("may not be written into: told in words", async () => {
    if (isRoot && !(await smallDisk("locked", "1m"))) return;
    await mkdir(at("locked"), { recursive: true });
    if (isRoot) execFileSync("mount", ["-o", "remount,ro", at("locked")]);
    else await chmod(at("locked"), 0o555);
    const result = await build({}, "build", "--out", at("locked"), "--format", "html");
    expect(new Set(told(result).map((line) => line.split(" ").at(-1)))).toEqual(
      new Set([isRoot ? "read-only" : "not-allowed"]),
    );
    expect(result.code).toBe(2);
  });
});

describe("the cache", () => {
  it("is on a disk that is full or read-only, or is a file: all is built, PDF too, and told", async () => {
    const caches = [[at("plain"), "file-in-place-of-folder"]];
    if (await smallDisk("small", "1m")) caches.push([at("small"), "disk-full"]);
    for (const [cache = "", reason] of caches) {
      const result = await build({ DIPLA_CACHE: cache }, "build", "a", "--out", at("cacheless"), "--force");
      expect(told(result)).toEqual([
        `warning cache-unusable ${cache.replace(`${workspace.root}/`, "")} ${reason}`,
      ]);
      expect(result.code).toBe(0);
      expect((await workspace.read("cacheless/a/en/a.en.pdf")).length).toBeGreaterThan(1000);
    }
  });
});

describe("the temporary folder", () => {
  it("is full or a file: the cache's folder serves, and that is told", async () => {
    const folders = [[at("plain"), "file-in-place-of-folder"]];
    if (await smallDisk("little", "1m")) folders.push([at("little"), "disk-full"]);
    for (const [folder = "", reason] of folders) {
      const result = await build(
        { TMPDIR: folder },
        "build",
        "a",
        "--out",
        at("temporary"),
        "--force",
        "--format",
        "pdf",
      );
      expect(told(result)).toEqual([
        `warning temporary-unusable ${folder.replace(`${workspace.root}/`, "")} ${reason}`,
      ]);
      expect(result.code).toBe(0);
      expect((await workspace.read("temporary/a/en/a.en.pdf")).length).toBeGreaterThan(1000);
    }
  });
});

it("what the machine lacked is asked for again, though no file has changed", async () => {
  const args = ["build", "a", "--out", at("again"), "--format", "html,pdf"];
  const missing = await build({ PUPPETEER_EXECUTABLE_PATH: at("no-browser") }, ...args, "--force");
  expect(missing.code).toBe(5);
  const found = await build({}, ...args);
  expect([found.code, ...told(found)]).toEqual([0]);
  expect((await workspace.read("again/a/en/a.en.pdf")).length).toBeGreaterThan(1000);
});
