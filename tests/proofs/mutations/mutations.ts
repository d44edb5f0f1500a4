/*
 * Inputs of every kind, changed by chance as damaged disks, foreign programs and strangers change them: each is read, and what is wrong is
 * told; nothing is a fault of ours, takes long, or costs another document.
 *
 *   node tests/proofs/mutations/mutations.ts [--scale ci|full] [--seed WORDS] [--first N --count N] [--keep DIR]
 */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { command as build } from "../../../scripts/commands/build.ts";
import { command as send } from "../../../scripts/commands/send.ts";
import { faultWords } from "../../chaos/run-and-signal.ts";
import type { EditableWorkspace } from "../../support/editable-workspace.ts";
import { runInProcess } from "../../support/run-in-process.ts";
import { runDipla } from "../../support/workspace.ts";
import { SeededRandom } from "../matrix/grammar/seeded-random.ts";
import { mutate } from "./mutate.ts";
import { type InputKind, mutationWorkspace, otherConfig } from "./mutation-workspace.ts";

const { values } = parseArgs({
  options: {
    scale: { type: "string", default: "ci" },
    seed: { type: "string", default: "mutations" },
    first: { type: "string", default: "0" },
    count: { type: "string" },
    keep: { type: "string" },
  },
});
const isFull = values.scale === "full";
const first = Number(values.first);
const total = values.count ? Number(values.count) : isFull ? 3_000 : 300;
/** Every so many runs are a process of their own. */
const processes = isFull ? 10 : 15;
/** ms that a run may take of the processor's time, here or elsewhere. */
const longest = 10_000;
const failures: string[] = [];
const codes = new Map<number, number>();
let slowest = { ms: 0, what: "" };

process.env.DIPLA_SEAL = "secret";
const { workspace, kinds: inputKinds } = await mutationWorkspace();
const cacheDir = join(workspace.root, ".cache");
const before = await run({ ...inputKinds[0], run: "build", words: [] } as InputKind, false);
if (before.code !== 0) failures.push(`the sound workspace ends with ${before.code}`, before.said);
for (let number = first; number < first + total; number += 1) await play(number);
await workspace.remove();
const spread = [...codes].map(([code, count]) => `${count} ended with ${code}`).join(", ");
console.log(
  `seed ${values.seed}: ${total} changed inputs of ${inputKinds.length} kinds, ${Math.floor(total / processes)} as processes; ${spread}; the slowest took ${(slowest.ms / 1000).toFixed(1)} s (${slowest.what}); ${failures.length} wrong`,
);
if (failures.length > 0) process.exitCode = 1;

/** Mutates one file, looks what becomes of it, and puts it back. */
async function play(number: number): Promise<void> {
  const random = new SeededRandom(`${values.seed}/${number}`);
  const kind = inputKinds[number % inputKinds.length] ?? random.pick(inputKinds);
  const sound = await workspace.read(kind.from ?? kind.path);
  const { bytes, how } = mutate(sound, kind.nature, random);
  const what = `${number} (${kind.path}, ${how})`;
  const restore = kind.path === otherConfig ? await withoutConfig(workspace) : () => undefined;
  writeFileSync(join(workspace.root, kind.path), bytes);
  rmSync(join(workspace.root, "out/sound"), { recursive: true, force: true });
  const asProcess = Math.floor(number / inputKinds.length) % processes === 0;
  const once = await run(kind, asProcess);
  // What is slow by itself is so again; a machine with other things to do is not.
  const ms = once.ms > longest ? Math.min(once.ms, (await run(kind, asProcess)).ms) : once.ms;
  const { code, said, thrown } = once;
  if (kind.from === undefined) writeFileSync(join(workspace.root, kind.path), sound);
  restore();
  codes.set(code, (codes.get(code) ?? 0) + 1);
  if (ms > slowest.ms) slowest = { ms, what };
  const again = `node tests/proofs/mutations/mutations.ts --seed ${values.seed} --first ${number} --count 1`;
  const fail = (fault: string): void => {
    failures.push(what);
    console.error(`${what}: ${fault}\n  ${again}`);
    if (values.keep) writeFileSync(join(values.keep, `${number}-${kind.path.replaceAll("/", "-")}`), bytes);
  };
  const trace = thrown instanceof Error ? (thrown.stack ?? thrown.message) : "";
  if (!kind.codes.includes(code)) fail(`ends with ${code} ${trace} ${said.slice(0, 1_500)}`);
  else if (faultWords.test(said) || /renderer-failed|unexpected-/.test(said)) fail(said.slice(0, 1_500));
  if (ms > longest) fail(`took ${Math.round(ms)} ms`);
  if (kind.run === "build" && !kind.isShared && !(await isThere("out/sound/en/sound.en.html")))
    fail(`another document was not built: ${said.slice(0, 500)}`);
}

async function run(
  kind: InputKind,
  asProcess: boolean,
): Promise<{ code: number; said: string; ms: number; thrown?: unknown }> {
  const format = kind.run === "build" ? { format: "html,docx,txt" } : {};
  const flags = { ...format, ...kind.flags };
  const { root } = workspace;
  const before = process.cpuUsage();
  const begun = performance.now();
  if (asProcess) {
    const given = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
    const { code, stderr, stdout } = await runDipla([kind.run, ...kind.words, ...given, "--root", root], {
      env: { DIPLA_CACHE: cacheDir, DIPLA_SEAL: "secret" },
      cwd: root,
    });
    return { code, said: stderr + stdout, ms: performance.now() - begun };
  }
  const command = kind.run === "build" ? build : send;
  const words = kind.words.map((word) => (word === "returned" ? join(root, word) : word));
  const { code, said, thrown } = await runInProcess(command, words, { root, cacheDir, values: flags });
  const { user, system } = process.cpuUsage(before);
  return { code, said, thrown, ms: (user + system) / 1000 };
}

async function withoutConfig({ root, read }: EditableWorkspace): Promise<() => void> {
  const path = join(root, "dipla.config.json");
  const bytes = await read("dipla.config.json");
  rmSync(path);
  return () => {
    writeFileSync(path, bytes);
    rmSync(join(root, otherConfig));
  };
}

async function isThere(path: string): Promise<boolean> {
  return workspace.read(path).then(
    () => true,
    () => false,
  );
}
