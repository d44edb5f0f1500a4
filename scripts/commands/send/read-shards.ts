import { basename, join } from "node:path";
import { shardName } from "../../document/shard.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import { sha256 } from "../../host/sha256.ts";
import type { PlanEntry } from "../../send/plan/plan.ts";
import { isInShard } from "../../workspace/is-in-shard.ts";
import { isShardFile, readShardLines, type ShardHead } from "./shard-file.ts";

/** All shares of one sending, each once. */
export interface Shards {
  head: ShardHead;
  /** Of each: its file, and the output folder that its copies are in. */
  files: readonly { path: string; out: string }[];
  /** Hash of each recipient's line of the plan. */
  entries: ReadonlyMap<string, string>;
}

/** What names a line of the plan, made here or elsewhere. Seals differ each time, and with them what they are in. */
export function entryHash(entry: PlanEntry, isSealed: boolean): string {
  const { mails, files, ...rest } = entry;
  return sha256(JSON.stringify(isSealed ? rest : entry));
}

/** Reads the shares in these output folders. Undefined, and findings, where one is missing, there twice, damaged, or of something else. */
export async function readShards(
  document: string,
  folders: readonly string[],
  host: Host,
  diagnostics: Diagnostics,
): Promise<Shards | undefined> {
  const found = new Map<number, { path: string; out: string; head: ShardHead }>();
  const entries = new Map<string, string>();
  for (const out of folders)
    for (const name of (await host.list(join(out, document, "packages"))).filter(isShardFile)) {
      const path = join(out, document, "packages", name);
      const head = await readShard(path, entries, host, diagnostics);
      if (!head) continue;
      const { index } = head.shard;
      const first = [...found.values()][0]?.head;
      const known = found.get(index);
      const what = first && differenceOf(first, head);
      if (what) diagnostics.add("shards-differ", { file: path }, { name, what });
      else if (known) diagnostics.add("shard-twice", { file: path }, { name, other: known.path });
      else found.set(index, { path, out, head });
    }
  const head = [...found.values()][0]?.head;
  const count = head?.shard.count ?? 1;
  const missing = Array.from({ length: count }, (_, at) => at + 1).filter((index) => !found.has(index));
  if (missing.length > 0 && !diagnostics.hasErrors())
    diagnostics.add(
      "shards-missing",
      { file: folders[0] ?? "out" },
      { document, shards: head ? missing.map((index) => shardName({ index, count })).join(", ") : "1-of-…" },
    );
  return diagnostics.hasErrors() || !head ? undefined : { head, files: [...found.values()], entries };
}

async function readShard(
  path: string,
  entries: Map<string, string>,
  host: Host,
  diagnostics: Diagnostics,
): Promise<ShardHead | undefined> {
  const name = basename(path);
  const damaged = (): undefined => {
    diagnostics.add("shard-damaged", { file: path }, { name });
  };
  let head: ShardHead | undefined;
  for await (const read of readShardLines(path, host)) {
    if ("head" in read) head = read.head;
    else if (!head) return damaged();
    else if ("isWhole" in read) return read.isWhole ? head : damaged();
    else {
      const { recipient } = read.line.entry;
      if (!isInShard(recipient, head.shard)) return damaged();
      entries.set(recipient, entryHash(read.line.entry, head.plan.signer !== ""));
    }
  }
  return damaged();
}

/** In what two shares are not of one sending: a key of the sentence parts. */
function differenceOf(one: ShardHead, other: ShardHead): string | undefined {
  const isOther = (part: (head: ShardHead) => unknown): boolean =>
    JSON.stringify(part(one)) !== JSON.stringify(part(other));
  if (isOther(({ shard }) => shard.count)) return "shard-count";
  if (isOther(({ inputs }) => inputs.program)) return "shard-program";
  if (isOther(({ plan }) => plan.date)) return "shard-date";
  if (isOther(({ inputs }) => inputs.ledger)) return "shard-ledger";
  if (isOther(({ inputs, plan }) => [inputs.settings, plan])) return "shard-settings";
  if (isOther(({ inputs, recipients }) => [inputs.content, recipients])) return "shard-content";
  return undefined;
}
