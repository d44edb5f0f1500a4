import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { allProcesses } from "../support/processes.ts";
import { listRow, type SendingWorkspace, sendingWorkspace } from "../support/sending-workspace.ts";
import { runDipla } from "../support/workspace.ts";
import type { Part } from "./faults.ts";
import { endRun, faultWords, signals, startDipla } from "./run-and-signal.ts";

/** Each way to write files, and what is asked for. */
const commands: Readonly<Record<string, readonly string[]>> = {
  build: ["build", "--force"],
  check: ["check", "--force"],
  copies: ["build", "--copies", "--force", "--format", "pdf"],
  send: ["send", "note", "--force"],
  preview: ["preview", "note", "--no-open"],
};

/**
 * Commands that a signal ends at a random moment: every file is as a whole run makes it, no process goes on, and the next start leaves
 * nothing of them behind.
 */
export async function killedCommands(part: Part): Promise<void> {
  const { random, scale, expect } = part;
  const rows = ["interior", "labour", "health", "justice"].map((id) => listRow(id));
  const workspace = await sendingWorkspace(rows, 9);
  const places = { DIPLA_CACHE: join(workspace.root, ".cache"), TMPDIR: join(workspace.root, "tmp") };
  mkdirSync(places.TMPDIR);
  const run = (args: readonly string[]): ReturnType<typeof runDipla> =>
    runDipla([...args, "--root", workspace.root], { env: places });
  try {
    const took: Record<string, number> = {};
    for (const [name, args] of Object.entries(commands)) {
      const begun = performance.now();
      if (name !== "preview") expect(`${name} does not work`, (await run(args)).code === 0);
      took[name] = name === "preview" ? 3_000 : performance.now() - begun;
    }
    const right = hashesBelow(join(workspace.root, "out"));
    const rounds = scale === "full" ? 10 : 2;
    let ended = 0;
    for (let round = 0; round < rounds; round += 1)
      for (const [name, args] of Object.entries(commands)) {
        const signal = random.pick(signals);
        const process = startDipla(args, workspace.root, places);
        await wait(random.below(took[name] ?? 1_000));
        if (process.child.exitCode === null) ended += 1;
        await endRun(process, signal);
        const where = `${name}, round ${round + 1}, ${signal}`;
        expect(`${where}: it said ${process.said()}`, !faultWords.test(process.said()));
        await judge(where, workspace, right, part);
        const { code, stderr } = await run(["build", "--format", "html"]);
        expect(`${where}: the next build ends with ${code}: ${stderr}`, code === 0);
        const left = leftIn(workspace.root);
        expect(`${where}: ${left.join(", ")} is left`, left.length === 0);
      }
    console.log(
      `kills of ${Object.keys(commands).join(", ")}: ${ended} of ${rounds * Object.keys(commands).length} came in time`,
    );
    expect(`only ${ended} runs were killed in time`, ended >= rounds * 2);
    const { code, stderr } = await run(["send", "note", "--force"]);
    expect(`sending can't be planned any more: ${stderr}`, code === 0);
  } finally {
    await workspace.remove();
  }
}

async function judge(
  where: string,
  { root }: SendingWorkspace,
  right: ReadonlyMap<string, string>,
  { expect }: Part,
): Promise<void> {
  // Browsers see that their pipe is closed; on a busy machine that takes a while.
  for (let look = 0; look < 200 && processesIn(root).length > 0; look += 1) await wait(100);
  const still = processesIn(root);
  expect(
    `${where}: ${still.length} processes go on: ${still.map(({ args }) => args.slice(0, 200))}`,
    still.length === 0,
  );
  for (const [path, hash] of hashesBelow(join(root, "out"))) {
    const expected = right.get(path);
    if (path.endsWith(".tmp") || /(?:report|plan)\.html$/.test(path)) continue;
    // Whether a copy is stale depends on what was built last.
    if (/\.jsonl?$/.test(path)) expect(`${where}: ${path} is torn`, isJson(join(root, "out", path)));
    else expect(`${where}: ${path} is no file of a whole run`, expected === hash);
  }
}

function processesIn(root: string): ReturnType<typeof allProcesses> {
  return allProcesses().filter(({ args, pid }) => pid !== process.pid && args.includes(root));
}

function isJson(path: string): boolean {
  try {
    const text = readFileSync(path, "utf8");
    // Nobody reads that language.
    if (path.endsWith(".jsonl") && text === "") return true;
    for (const one of path.endsWith(".jsonl") ? text.trimEnd().split("\n") : [text]) JSON.parse(one);
    return text.endsWith("\n");
  } catch {
    return false;
  }
}

/** SHA-256 by the path below the folder. */
export function hashesBelow(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(folder.length + 1), createHash("sha256").update(readFileSync(path)).digest("hex")];
      }),
  );
}

/** Temporary files and folders of Dipla's; Node's cache of compiled code is meant to stay. */
function leftIn(root: string): string[] {
  const below = (folder: string): string[] => {
    const path = join(root, folder);
    return existsSync(path)
      ? readdirSync(path, { recursive: true }).map((name) => join(folder, String(name)))
      : [];
  };
  return [
    ...below("tmp").filter((name) => /^tmp\/dipla-[^/]+$/.test(name)),
    ...[...below("out"), ...below(".dipla"), ...below(".cache")].filter((name) => name.endsWith(".tmp")),
    ...below(".cache").filter((name) => /^\.cache\/(?:running|temporary)\/./.test(name)),
  ];
}
