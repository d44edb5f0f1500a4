import { join } from "node:path";
import type { Finding } from "../findings/diagnostics.ts";
import { type CacheKey, readCached } from "../host/cached.ts";
import type { Host } from "../host/host.ts";
import { sha256 } from "../host/sha256.ts";
import type { Input, WrittenFile } from "./inputs.ts";
import type { ManifestEntry } from "./manifest.ts";

/** What is remembered of one source (a document in one language). */
export interface SourceState {
  inputs: Input[];
  outputs: WrittenFile[];
  entries: ManifestEntry[];
  diagnostics: Finding[];
}

/** What is remembered of a workspace built with certain options; by the source's absolute path. */
export interface BuildState {
  stamp: string;
  sources: Record<string, SourceState>;
}

/** Where the state of this workspace, output folder and set of options is kept. */
export function stateKey(root: string, options: string): CacheKey {
  return { folder: "builds", key: `${root}\n${options}` };
}

/** The last state, or an empty one when Dipla itself has changed since. */
export async function readState(host: Host, at: CacheKey, stamp: string): Promise<BuildState> {
  const bytes = await readCached(host, at);
  const state = bytes && (JSON.parse(new TextDecoder().decode(bytes)) as BuildState);
  return state?.stamp === stamp ? state : { stamp, sources: {} };
}

/**
 * Identifies Dipla's code: its version, and in a checkout also size and time of every source file, so that whoever
 * works on Dipla never sees yesterday's output.
 */
export async function codeStamp(host: Host): Promise<string> {
  const manifest = await host.read(join(host.packageRoot, "package.json"));
  const files = [...host.measureFolder(join(host.packageRoot, "scripts"))];
  const parts = files.map(([path, { size, mtimeMs }]) => `${path} ${size} ${mtimeMs}`);
  parts.push(sha256(manifest ?? ""));
  return sha256(`${host.env.SOURCE_DATE_EPOCH ?? ""}\n${parts.sort().join("\n")}`);
}
