import { join } from "node:path";
import { linesOf } from "../../document/lines-of.ts";
import { type Shard, shardName } from "../../document/shard.ts";
import type { Host } from "../../host/host.ts";
import { sha256 } from "../../host/sha256.ts";
import type { PlanEntry, PlanHead } from "../../send/plan/plan.ts";
import type { MadeEdition } from "../../workspace/copy-memory.ts";

/** What all shares of one sending have to agree in: SHA-256 of each. */
export interface ShardInputs {
  /** The list, the text, its templates, data and pictures: what was read of the workspace before the first copy. */
  content: string;
  settings: string;
  /** The last line of the ledger's history. */
  ledger: string;
  /** Dipla's own code. */
  program: string;
}

/** The first line of a share. */
export interface ShardHead {
  shard: Shard;
  plan: PlanHead;
  /** Recipients of all shares. */
  recipients: number;
  inputs: ShardInputs;
}

/** Each further line: a recipient's line of the plan, and the copy that was made for it. */
export interface ShardLine {
  entry: PlanEntry;
  made: readonly MadeEdition[];
}

/** Where a share of a plan is written, beside the packages. */
function shardFile(packages: string, shard: Shard): string {
  return join(packages, `shard-${shardName(shard)}.jsonl`);
}

/** Whether a name beside the packages is that of a share. */
export function isShardFile(name: string): boolean {
  return /^shard-\d+-of-\d+\.jsonl$/.test(name);
}

/** Writes a share: its last line is the hash of all before it, so that a torn copy of the file is known for one. */
export async function writeShard(
  packages: string,
  head: ShardHead,
  lines: readonly ShardLine[],
  host: Host,
): Promise<string> {
  const path = shardFile(packages, head.shard);
  async function* text(): AsyncGenerator<string> {
    let hash = "";
    for (const one of [head, ...lines]) {
      const line = JSON.stringify(one);
      hash = sha256(`${hash}\n${line}`);
      yield `${line}\n`;
    }
    yield `${JSON.stringify({ end: hash })}\n`;
  }
  await host.write(path, text());
  return path;
}

/** A share's lines, one at a time; `isWhole` once all were read. */
export async function* readShardLines(
  path: string,
  host: Host,
): AsyncGenerator<{ head: ShardHead } | { line: ShardLine } | { isWhole: boolean }> {
  let hash = "";
  let isWhole = false;
  for await (const text of linesOf(host.readChunks(path))) {
    const parsed = parsedLine(text);
    isWhole = parsed !== undefined && "end" in parsed && parsed.end === hash;
    if (!parsed || "end" in parsed) continue;
    hash = sha256(`${hash}\n${text}`);
    yield "shard" in parsed ? { head: parsed } : { line: parsed };
  }
  yield { isWhole };
}

function parsedLine(text: string): ShardHead | ShardLine | { end: string } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    // Then its last line does not fit.
    return undefined;
  }
}
