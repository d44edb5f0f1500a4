import type { Host } from "../host/host.ts";
import { type FileStamp, isSameStamp, listingHash, type Reads, type Seen } from "../host/reads.ts";
import { sha256 } from "../host/sha256.ts";

/** A file or folder that a build read, and what it found there. */
export interface Input extends Seen {
  path: string;
}

/** A file that a build wrote. */
export interface WrittenFile {
  path: string;
  sha256: string;
  /** Lacking where somebody else wrote it at the same time. */
  stamp?: FileStamp | undefined;
}

/** Whether something is as it was; `renewed` where only its bytes could tell, so that the next look is quicker. */
type Freshness = "changed" | "same" | "renewed";

/** How one file is looked at; a run asks for the same file for many documents. */
type Look = Pick<Host, "stat" | "readStamped" | "list">;

/** Turns what a recording host noted into what is kept. */
export function toInputs(reads: Reads): Input[] {
  return [...reads]
    .map(([path, seen]): Input => ({ path, ...seen }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Whether nothing that a source was built from, and nothing that it was built to, has changed. Stamps that are found out of date
 * while the bytes are the same are set right in `state`.
 */
export async function freshnessOf(
  look: Look,
  state: { inputs: Input[]; outputs: WrittenFile[] } | undefined,
): Promise<Freshness> {
  if (!state) return "changed";
  const written = await areWritten(look, state.outputs);
  if (written === "changed") return "changed";
  const inputs = await Promise.all(state.inputs.map((input) => inputFreshness(look, input)));
  return worst([written, ...inputs]);
}

/** The same for files that were written. */
export async function areWritten(look: Look, files: readonly WrittenFile[]): Promise<Freshness> {
  return worst(await Promise.all(files.map((file) => outputFreshness(look, file))));
}

function worst(all: readonly Freshness[]): Freshness {
  return all.find((one) => one === "changed") ?? all.find((one) => one === "renewed") ?? "same";
}

/** The same for one thing that was read. */
export async function inputFreshness(look: Look, input: Input): Promise<Freshness> {
  const { path, hash, stamp } = input;
  if (hash === "unsure") return "changed";
  if (path.endsWith("/")) {
    // A folder that isn't there is one without entries; what nobody may look into now is told by the build.
    const names = await look.list(path.slice(0, -1)).catch(() => undefined);
    return names && listingHash(names) === hash ? "same" : "changed";
  }
  const now = await look.stat(path);
  const holds = noted[hash]?.(now?.kind);
  if (holds !== undefined) return holds ? "same" : "changed";
  if (!now || (stamp && stamp.size !== now.size)) return "changed";
  if (stamp && isSameStamp(stamp, now)) return "same";
  return sameBytes(look, input, hash);
}

/** What is noted of things whose bytes do not matter. */
const noted: Readonly<Record<string, (kind: string | undefined) => boolean>> = {
  absent: (kind) => kind === undefined,
  present: (kind) => kind !== undefined,
  "no-file": (kind) => kind !== undefined && kind !== "file",
};

/** A file that we wrote: written again by a build with other options, it may be the same. */
async function outputFreshness(look: Look, output: WrittenFile): Promise<Freshness> {
  const now = await look.stat(output.path);
  if (!now || (output.stamp && output.stamp.size !== now.size)) return "changed";
  if (output.stamp && isSameStamp(output.stamp, now)) return "same";
  return sameBytes(look, output, output.sha256);
}

async function sameBytes(look: Look, kept: Pick<Input, "path" | "stamp">, hash: string): Promise<Freshness> {
  // What can't be read now is told by the build.
  const found = await look.readStamped(kept.path).catch(() => undefined);
  if (!found || sha256(found.bytes) !== hash) return "changed";
  kept.stamp = found.stamp;
  return found.stamp ? "renewed" : "same";
}

/** Looks at each path once. */
export function lookingOnce(host: Host): Look {
  return {
    stat: remembered((path) => host.stat(path)),
    list: remembered((path) => host.list(path)),
    readStamped: (path) => host.readStamped(path),
  };
}

function remembered<T>(ask: (path: string) => Promise<T>): (path: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (path) => {
    const known = answers.get(path) ?? ask(path);
    answers.set(path, known);
    return known;
  };
}
