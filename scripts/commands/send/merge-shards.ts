import { join, resolve } from "node:path";
import { codeStamp } from "../../artifacts/cache.ts";
import type { Host } from "../../host/host.ts";
import { sha256 } from "../../host/sha256.ts";
import { isInside } from "../../host/workspace-paths.ts";
import { currentCopy, type MadeEdition, rememberCopy } from "../../workspace/copy-memory.ts";
import { exitCodes } from "../../workspace/exit-codes.ts";
import { planWith } from "./plan-sending.ts";
import { entryHash, readShards, type Shards } from "./read-shards.ts";
import type { SettledTask } from "./send-task.ts";
import { isShardFile, readShardLines } from "./shard-file.ts";
import { rememberVerified } from "./verify-copy.ts";

/**
 * `dipla send merge DOCUMENT [FOLDER…]`: makes one plan of all its shares, the same as one run makes, and takes their copies over from
 * the output folders that they were made in. Nothing is changed where a share is missing, there twice, or of something else.
 */
export async function mergeShards(
  task: SettledTask,
  [document, ...folders]: readonly string[],
): Promise<number> {
  const { config, ledger, diagnostics, invocation } = task;
  const { host } = invocation;
  if (document === undefined) return exitCodes.usage;
  const outs = folders.length > 0 ? folders.map((folder) => resolve(host.cwd, folder)) : [config.out];
  const shards = await readShards(document, outs, host, diagnostics);
  if (!shards) return exitCodes.content;
  if (shards.head.inputs.ledger !== ledger.head()) {
    diagnostics.add("shards-differ", { file: outs[0] ?? "out" }, { name: document, what: "shard-ledger" });
    return exitCodes.content;
  }
  if (!(await takeOver(shards, task))) return exitCodes.content;
  const isSealed = shards.head.plan.signer !== "";
  return planWith(document, task, shards.head.plan.date, async ({ entries }) => {
    const other = entries.find((entry) => entryHash(entry, isSealed) !== shards.entries.get(entry.recipient));
    const isSame = other === undefined && entries.length === shards.entries.size;
    if (!isSame)
      diagnostics.add(
        "shards-differ",
        { file: outs[0] ?? "out" },
        { name: other?.recipient ?? document, what: "shard-here" },
      );
    else await removeShards(document, config.out, host);
    return isSame;
  });
}

/** Copies are taken for what their shares say when their bytes are; what was read back there is not read back again. */
async function takeOver(
  { files }: Shards,
  { config, diagnostics, invocation }: SettledTask,
): Promise<boolean> {
  const { host } = invocation;
  const stamp = await codeStamp(host);
  for (const { path, out } of files)
    for await (const read of readShardLines(path, host))
      for (const made of "line" in read ? read.line.made : []) {
        if (await currentCopy(made, { stamp, inputs: made.inputs }, config, host)) continue;
        const damaged = await copyFiles(made, { from: out, to: config.out }, host);
        if (damaged !== undefined) {
          diagnostics.add("shard-damaged", { file: join(out, damaged) }, { name: damaged });
          return false;
        }
        const written = made.entries.map((entry) => ({
          path: join(config.out, entry.path),
          sha256: entry.sha256,
          stamp: undefined,
        }));
        await rememberCopy(made, written, stamp, config, host);
        await rememberVerified(stamp, made.entries, host);
      }
  return true;
}

/** Gives the first that is not what its share says, or stands outside of the folder. */
async function copyFiles(
  { entries }: MadeEdition,
  { from, to }: { from: string; to: string },
  host: Host,
): Promise<string | undefined> {
  for (const { path, sha256: hash } of entries) {
    const bytes = isInside(to, join(to, path)) ? await host.read(join(from, path)) : undefined;
    if (!bytes || sha256(bytes) !== hash) return path;
    if (from !== to) await host.write(join(to, path), bytes);
  }
  return undefined;
}

async function removeShards(document: string, out: string, host: Host): Promise<void> {
  const folder = join(out, document, "packages");
  for (const name of (await host.list(folder)).filter(isShardFile)) await host.remove(join(folder, name));
}
