/*
 * Files saved at random moments of builds, as editors, copies and other programs save them: whatever the build under way made of
 * it, after the next one `out/` is byte for byte what a first build of the same files makes.
 *
 *   node tests/proofs/edits/edits.ts [--scale ci|full] [--seed WORDS]
 */
import { rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Manifest } from "../../../scripts/artifacts/manifest.ts";
import {
  type EditableWorkspace,
  editableFiles,
  editableWorkspace,
} from "../../support/editable-workspace.ts";
import { type CommandResult, runDipla } from "../../support/workspace.ts";
import { SeededRandom } from "../matrix/grammar/seeded-random.ts";

const { values } = parseArgs({
  options: { scale: { type: "string", default: "ci" }, seed: { type: "string", default: "edits" } },
});
const rounds = values.scale === "full" ? 200 : 40;
/** Every so many rounds make the PDF as well, whose browser leaves more time for edits. */
const printed = 8;
const random = new SeededRandom(values.seed);
const workspace = await editableWorkspace();
const versions = new Map(editableFiles.map((path) => [path, 0]));
const failures: string[] = [];
let hits = 0;
let edits = 0;
/** ms that the last build without a browser, and with one, took. */
const took = { plain: 900, printed: 4_000 };

for (let round = 1; round <= rounds; round += 1) await play(round);
await workspace.remove();
console.log(
  `seed ${values.seed}: ${rounds} builds with ${edits} edits, of which ${hits} builds had made something of the files before; ${failures.length} wrong`,
);
if (failures.length > 0) {
  console.error(failures.join("\n"));
  process.exitCode = 1;
}

/** One build with edits, one without, and what a new machine makes of the same. */
async function play(round: number): Promise<void> {
  const kind = round % printed === 0 ? "printed" : "plain";
  const format = kind === "printed" ? "html,docx,pdf" : "html,docx";
  const begun = performance.now();
  const running = build("out", format);
  const moments = Array.from({ length: 1 + random.below(3) }, () => random.below(took[kind])).sort(
    (a, b) => a - b,
  );
  const touched: string[] = [];
  for (const moment of moments) {
    await wait(Math.max(0, moment - (performance.now() - begun)));
    touched.push(await save());
  }
  const first = await running;
  took[kind] = Math.round(performance.now() - begun);
  const where = `round ${round} (${touched.join(", ")})`;
  // What was half saved may have been read so.
  if (first.code !== 0 && first.code !== 4) failures.push(`${where}: exit ${first.code} ${first.stderr}`);
  const second = await build("out", format);
  if (second.code !== 0) failures.push(`${where}: the next build ends with ${second.code} ${second.stderr}`);
  if (second.events.some(({ event }) => event === "rendered" || event === "cached")) hits += 1;
  await rm(join(workspace.root, ".clean"), { recursive: true, force: true });
  const clean = await build("clean", format, ".clean");
  if (clean.code !== 0) failures.push(`${where}: a first build ends with ${clean.code} ${clean.stderr}`);
  const [ours, right] = await Promise.all(["out", "clean"].map(hashesOf));
  for (const [path, hash] of Object.entries(right ?? {}))
    if (format.includes(path.split(".").at(-1) ?? "") && ours?.[path] !== hash)
      failures.push(`${where}: ${path} is not what the files say`);
}

function build(out: string, format: string, cache = ".cache"): Promise<CommandResult> {
  const root = workspace.root;
  return runDipla(["build", "--json", "--root", root, "--out", join(root, out), "--format", format], {
    env: { DIPLA_CACHE: join(root, cache) },
  });
}

/** What lies in the folder, by the manifest's word and by the bytes. */
async function hashesOf(out: string): Promise<Record<string, string>> {
  const { artifacts } = JSON.parse(await workspace.text(`${out}/manifest.json`)) as Manifest;
  const { createHash } = await import("node:crypto");
  return Object.fromEntries(
    await Promise.all(
      artifacts.map(async ({ path, sha256, stale }): Promise<[string, string]> => {
        const bytes = await workspace.read(`${out}/${path}`).catch(() => new Uint8Array());
        const found = createHash("sha256").update(bytes).digest("hex");
        return [
          path,
          `${found} ${found === sha256 ? "" : "not as the manifest says"}${stale ? "stale" : ""}`,
        ];
      }),
    ),
  );
}

/** Saves another version of some file, the text more often than others. Gives its path. */
async function save(): Promise<string> {
  edits += 1;
  const path = random.chance(0.3) ? "content/paper/en.md" : random.pick(editableFiles);
  // Versions come back, as when somebody undoes a change.
  const version = random.chance(0.2) ? 0 : (versions.get(path) ?? 0) + 1;
  versions.set(path, Math.max(version, versions.get(path) ?? 0));
  await random.pick([saveInPlace, saveByRename, saveWithTimes])(workspace, path, version);
  return path;
}

async function saveInPlace({ edit }: EditableWorkspace, path: string, version: number): Promise<void> {
  await edit(path, version);
}

async function saveByRename(from: EditableWorkspace, path: string, version: number): Promise<void> {
  const temporary = `.saving/${path}`;
  await from.editAs(path, version, temporary);
  await rename(join(from.root, temporary), join(from.root, path));
}

/** As copies that keep the time of their original. */
async function saveWithTimes(
  { root, edit }: EditableWorkspace,
  path: string,
  version: number,
): Promise<void> {
  const { atime, mtime } = await stat(join(root, path));
  await edit(path, version);
  await utimes(join(root, path), atime, mtime);
}
