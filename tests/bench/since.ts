/*
 * `npm run bench:since -- COMMIT [ROUNDS]`: what has changed since a commit, for changes that should change nothing. First the
 * bytes: content/, all golden cases and 200 copies are made by both, and every file whose SHA-256 differs is listed (exit 1).
 * Then the speed: interleaved rounds of a build with nothing to do, a cold brochure and 200 copies, as ratios of medians, beside
 * the noise: the older commit's ratio to itself. `ROUNDS` is 15; 0 compares bytes only. A folder stands for a checkout of it.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { goldenWorkspace } from "../support/golden-workspace.ts";
import { createWorkspace, projectRoot, type Workspace } from "../support/workspace.ts";
import { median, run } from "./measure.ts";
import { brochureText, letters } from "./workloads.ts";

const [since = "HEAD", given = "15"] = process.argv.slice(2);
const rounds = Number(given);
const scratch = await mkdtemp(join(tmpdir(), "dipla-since-"));
const older = existsSync(join(since, "scripts", "dipla.mjs")) ? since : await checkout(since);
const checkouts = { older, newer: projectRoot } as const;
type Which = keyof typeof checkouts;

/** The command line of one of both, with a cache of its own. */
const dipla = (which: Which, cache: string, ...args: string[]): [string[], Record<string, string>] => [
  [process.execPath, join(checkouts[which], "scripts", "dipla.mjs"), ...args, "--quiet"],
  { DIPLA_CACHE: join(scratch, `${which}-${cache}`) },
];

const differences = await compareBytes();
if (rounds > 0) await compareSpeed();
await rm(scratch, { recursive: true, force: true });
process.exitCode = differences > 0 ? 1 : 0;

/** A checkout of a commit that uses this one's packages. */
async function checkout(commit: string): Promise<string> {
  const folder = join(scratch, "older");
  execFileSync("git", ["clone", "--quiet", "--no-checkout", projectRoot, folder]);
  execFileSync("git", ["checkout", "--quiet", "--detach", commit], { cwd: folder });
  await symlink(join(projectRoot, "node_modules"), join(folder, "node_modules"));
  return folder;
}

async function compareBytes(): Promise<number> {
  const own = await createWorkspace();
  await cp(join(older, "content"), join(own.root, "content"), { recursive: true });
  const kinds: [string, Workspace, string[]][] = [
    ["content/", own, []],
    ["golden cases", (await goldenWorkspace(join(older, "tests", "cases"))).workspace, []],
    ["200 copies", await letters(200), ["--copies"]],
  ];
  let differing = 0;
  for (const [name, workspace, flags] of kinds) {
    const [before, after] = [await made("older", workspace, flags), await made("newer", workspace, flags)];
    const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
    const changed = paths.filter((path) => before.get(path) !== after.get(path));
    console.log(`${name}: ${paths.length} files, ${changed.length} with another SHA-256`);
    for (const path of changed)
      console.log(`  ${path}${before.has(path) ? (after.has(path) ? "" : " (gone)") : " (new)"}`);
    differing += changed.length;
    await workspace.remove();
  }
  return differing;
}

/** SHA-256 of each file that a checkout makes of a workspace, by its path; the manifest is told apart by other things, too. */
async function made(
  which: Which,
  { root }: Workspace,
  flags: readonly string[],
): Promise<Map<string, string>> {
  const out = join(scratch, `out-${which}`);
  await rm(out, { recursive: true, force: true });
  const [command, env] = dipla(which, "bytes", "build", "--force", "--root", root, "--out", out, ...flags);
  // A workspace of golden cases has findings in plenty: what counts is what was made.
  await run(command, { env, mayFail: true });
  const files = (await readdir(out, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const hashes = new Map<string, string>();
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    if (/^(?:manifest\.json|copies\.jsonl)$/.test(file.name)) continue;
    hashes.set(
      path.slice(out.length + 1),
      createHash("sha256")
        .update(await readFile(path))
        .digest("hex"),
    );
  }
  return hashes;
}

async function compareSpeed(): Promise<void> {
  const brochure = await createWorkspace({ "content/brochure/bg.md": brochureText() });
  const many = await letters(200);
  const kinds: Record<string, { args: string[]; ready?: boolean }> = {
    "nothing to do": { args: ["build", "--root", brochure.root], ready: true },
    "cold brochure": { args: ["build", "--force", "--root", brochure.root] },
    "200 copies": { args: ["build", "--copies", "--force", "--root", many.root] },
  };
  console.log(
    `${rounds} interleaved rounds; medians; ratio to the older commit; the noise is its ratio to itself`,
  );
  for (const [name, { args, ready }] of Object.entries(kinds)) {
    const times: Record<"older" | "newer" | "again", number[]> = { older: [], newer: [], again: [] };
    const memory: Record<Which, number[]> = { older: [], newer: [] };
    const once = async (which: Which, sampleMemory = false) => {
      const [command, env] = dipla(which, "speed", ...args, "--out", join(scratch, `speed-${which}`));
      return run(command, { env, sampleMemory });
    };
    for (const which of ["older", "newer"] as const) if (ready) await once(which);
    for (let round = 0; round < rounds; round += 1) {
      // Turns about, so that neither always runs behind the same neighbour.
      const turn = (["older", "newer", "again"] as const).map((_, index, all) => all[(index + round) % 3]);
      for (const column of turn)
        if (column) times[column].push((await once(column === "again" ? "older" : column)).wall);
    }
    for (let round = 0; round < Math.min(rounds, 3); round += 1)
      for (const which of ["older", "newer"] as const)
        memory[which].push((await once(which, true)).memory ?? 0);
    const base = median(times.older);
    const [time, size] = [median(times.newer) / base, median(memory.newer) / median(memory.older)];
    const noise = median(times.again) / base;
    console.log(
      `${name.padEnd(14)} ${base.toFixed(0).padStart(7)} ms  time ${time.toFixed(3)} ×  noise ${noise.toFixed(3)} ×  memory ${size.toFixed(3)} ×`,
    );
  }
  for (const workspace of [brochure, many]) await workspace.remove();
}
