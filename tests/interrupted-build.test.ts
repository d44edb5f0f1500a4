import { spawn } from "node:child_process";
import { appendFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeTemporary, openTemporaryFile } from "../scripts/host/journal.ts";
import { SeededRandom } from "./proofs/matrix/grammar/seeded-random.ts";
import { createWorkspace, projectRoot, runCommand, runDipla, type Workspace } from "./support/workspace.ts";

let workspace: Workspace;
beforeAll(async () => {
  const long = "Some text that takes a while to print. ".repeat(30_000);
  workspace = await createWorkspace({ "content/long/en.md": `---\ntitle: Long\n---\n\n${long}\n` });
});
afterAll(() => workspace.remove());

/** How long the processes of a browser may take to end: on a machine with much else to do that is seconds. */
const ending = { timeout: 20_000, interval: 100 };

const processesThatName = async (path: string): Promise<string[]> => {
  const { stdout } = await runCommand("ps", ["-eo", "args"]).catch(() => ({ stdout: "" }));
  return stdout.split("\n").filter((line) => line.includes(path));
};

it.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
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
  await expect.poll(() => processesThatName(temporary), ending).toEqual([]);
  // Half a build leaves no half a file.
  await expect(readdir(join(workspace.root, "out"))).rejects.toThrow();
});

describe("what a killed process leaves", () => {
  const at = (path: string): string => join(workspace.root, path);
  const journal = join(projectRoot, "scripts", "host", "journal.ts");
  const start = (): Promise<unknown> =>
    runDipla(["build", "--format", "html", "--root", workspace.root, "--out", at("out")], {
      env: { DIPLA_CACHE: at("cache"), TMPDIR: at("tmp") },
    });
  const filesBelow = async (path: string): Promise<string[]> =>
    (await readdir(at(path), { recursive: true }))
      .filter((name) => /\.tmp$|(?:^|\/)dipla-[^/]+$/.test(name))
      .sort();

  it("goes at the next start, and nothing else does", async () => {
    for (const folder of ["tmp", "out/long", "cache/running", "precious"])
      await mkdir(at(folder), { recursive: true });
    await writeFile(
      at("half.ts"),
      `
      import { writeFileSync } from "node:fs";
      import { makeTemporaryFolder, openTemporaryFile } from ${JSON.stringify(journal)};
      writeFileSync(openTemporaryFile(${JSON.stringify(at("out/long/a.pdf"))}, ${JSON.stringify(at("cache"))}), "half");
      const folder = await makeTemporaryFolder("browser", ${JSON.stringify(at("tmp"))}, ${JSON.stringify(at("cache"))});
      writeFileSync(folder + "/profile", "");
      process.kill(process.pid, "SIGKILL");
    `,
    );
    await runCommand(process.execPath, [at("half.ts")]);
    expect(await filesBelow("out")).toHaveLength(1);
    expect(await filesBelow("tmp")).toHaveLength(1);
    // Somebody else is at work, and a note names what is nobody's.
    const own = openTemporaryFile(at("out/long/b.pdf"), at("cache"));
    await writeFile(own, "being written");
    const [killed = ""] = (await readdir(at("cache/running"))).filter(
      (name) => !name.includes(`-${process.pid}-`),
    );
    await appendFile(at(`cache/running/${killed}`), `folder ${at("precious")}\nfiles ${at("precious")}\n`);
    await writeFile(at("precious/.dipla-other.tmp"), "");
    await start();
    expect(await filesBelow("out")).toEqual([join("long", basename(own))]);
    expect(await filesBelow("tmp")).toEqual([]);
    expect(await filesBelow("precious")).toEqual([".dipla-other.tmp"]);
    expect((await readdir(at("cache/running"))).filter((name) => !name.includes(`-${process.pid}-`))).toEqual(
      [],
    );
    await rm(own);
    closeTemporary(own);
  });

  it("is nothing when it was killed at any moment and started again", async () => {
    const random = new SeededRandom("kills");
    const args = [
      "build",
      "--force",
      "--format",
      "html,docx,pdf",
      "--root",
      workspace.root,
      "--out",
      at("out"),
      "--json",
    ];
    for (let round = 0; round < 5; round += 1) {
      const child = spawn(process.execPath, [join(projectRoot, "scripts", "dipla.mjs"), ...args], {
        env: { ...process.env, DIPLA_CACHE: at("cache"), TMPDIR: at("tmp") },
        stdio: "ignore",
      });
      const ended = new Promise((resolve) => child.once("close", resolve));
      await wait(300 + random.below(2_500));
      child.kill("SIGKILL");
      await ended;
    }
    // Browsers see that their pipe is closed; until they have ended their profiles are in use.
    await expect.poll(() => processesThatName(at("tmp")), ending).toEqual([]);
    await start();
    expect([...(await filesBelow("out")), ...(await filesBelow("tmp"))]).toEqual([]);
    expect((await filesBelow("cache")).filter((name) => !name.startsWith("running"))).toEqual([]);
  });
});
