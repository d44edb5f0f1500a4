import { join, relative } from "node:path";
import type { ResolvedConfig } from "../../config/resolve.ts";
import type { Recipient } from "../../document/recipient.ts";
import type { Host } from "../../host/host.ts";
import type { Reads } from "../../host/reads.ts";
import { sha256 } from "../../host/sha256.ts";
import { isInside } from "../../host/workspace-paths.ts";
import type { Ledger } from "../../send/ledger/ledger.ts";
import type { ShardInputs } from "./shard-file.ts";

/** What all shares have to agree in, by what was read when the first copy was about to be made. Places on a machine are none of it. */
export async function shardInputs(
  { recipients, reads }: { recipients: readonly Recipient[]; reads: Reads },
  config: ResolvedConfig,
  ledger: Pick<Ledger, "head">,
  host: Host,
): Promise<ShardInputs> {
  const list = recipients.map(({ id, row, lang }) => [id, row, lang]).sort();
  const files = [...reads].flatMap(([path, { hash }]) =>
    isInside(config.root, path) && /^[0-9a-f]{64}$/.test(hash) && !path.endsWith("/")
      ? [`${relative(config.root, path)} ${hash}`]
      : [],
  );
  const { root: _root, out: _out, jobs: _jobs, browser: _browser, ...settings } = config;
  return {
    content: sha256(JSON.stringify([list, files.sort()])),
    settings: sha256(JSON.stringify(settings)),
    ledger: ledger.head(),
    program: await programHash(host),
  };
}

/** Unlike the stamp of a cache it says nothing of times: the same version is the same on each machine. */
async function programHash(host: Host): Promise<string> {
  const folders = ["scripts", "templates"].map((name) => join(host.packageRoot, name));
  const paths = folders.flatMap((folder) => [...host.measureFolder(folder).keys()]).sort();
  const lines: string[] = [];
  for (const path of [join(host.packageRoot, "package.json"), ...paths])
    lines.push(`${relative(host.packageRoot, path)} ${sha256((await host.read(path)) ?? "")}`);
  return sha256(lines.join("\n"));
}
