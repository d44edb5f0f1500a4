import { join } from "node:path";
import type { Finding } from "../findings/diagnostics.ts";
import type { FileStat, Host, Reads } from "../host/host.ts";
import { sha256 } from "../host/sha256.ts";
import { listingHash } from "./listing-hash.ts";
import type { ManifestEntry } from "./manifest.ts";

/** A file or folder that a build read, and how to see quickly that it has not changed. */
interface Input extends Partial<FileStat> {
  path: string;
  hash: string;
}

/** What is remembered of one source (a document in one language). */
export interface SourceState {
  inputs: Input[];
  outputs: (FileStat & { path: string; sha256: string })[];
  entries: ManifestEntry[];
  diagnostics: Finding[];
  /** The recipients' copies, as they stand in the manifest. */
  copies?: ManifestEntry[] | undefined;
}

/** What is remembered of a workspace built with certain options; by the source's absolute path. */
export interface BuildState {
  stamp: string;
  sources: Record<string, SourceState>;
}

/** Where the state of this workspace, output folder and set of options is kept. */
export function statePath(host: Host, root: string, options: string): string {
  return join(host.cacheDir, "builds", `${sha256(`${root}\n${options}`).slice(0, 24)}.json`);
}

/** The last state, or an empty one when Dipla itself has changed since. */
export async function readState(host: Host, path: string, stamp: string): Promise<BuildState> {
  const bytes = await host.read(path);
  if (bytes) {
    try {
      const state = JSON.parse(new TextDecoder().decode(bytes)) as BuildState;
      if (state.stamp === stamp) return state;
    } catch {
      // A torn or foreign file in the cache is worth no more than none: everything is built anew.
    }
  }
  return { stamp, sources: {} };
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

/** True when nothing a source was built from, and nothing it was built to, has changed. */
export async function isFresh(host: Host, state: SourceState | undefined): Promise<boolean> {
  if (!state) return false;
  const outputs = await Promise.all(
    state.outputs.map(async (output) => {
      const stat = await host.stat(output.path);
      if (stat?.size !== output.size) return false;
      if (stat.mtimeMs === output.mtimeMs) return true;
      // Written again by a build with other options: the content counts.
      return sha256((await host.read(output.path)) ?? "") === output.sha256;
    }),
  );
  if (!outputs.every(Boolean)) return false;
  const inputs = await Promise.all(state.inputs.map((input) => isSame(host, input)));
  return inputs.every(Boolean);
}

async function isSame(host: Host, input: Input): Promise<boolean> {
  const stat = await host.stat(input.path);
  if (input.hash === "absent") return stat === undefined;
  // A folder that isn't there is one without entries.
  if (input.size === undefined) return listingHash(await host.list(input.path)) === input.hash;
  if (!stat) return false;
  if (stat.size === input.size && stat.mtimeMs === input.mtimeMs) return true;
  const bytes = stat.size === input.size ? await host.read(input.path) : undefined;
  return bytes !== undefined && sha256(bytes) === input.hash;
}

/** Turns what a recording host noted into inputs with size and time; folders have none. */
export async function toInputs(host: Host, reads: Reads): Promise<Input[]> {
  const inputs = await Promise.all(
    [...reads].map(async ([path, hash]): Promise<Input> => {
      const stat = hash === "absent" ? undefined : await host.stat(path);
      const isFolder = stat !== undefined && hash === listingHash(await host.list(path));
      return stat && !isFolder ? { path, hash, size: stat.size, mtimeMs: stat.mtimeMs } : { path, hash };
    }),
  );
  return inputs.sort((a, b) => (a.path < b.path ? -1 : 1));
}
