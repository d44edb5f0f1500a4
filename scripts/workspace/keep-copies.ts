import { join } from "node:path";
import {
  copiesListPath,
  copyLine,
  isShardList,
  type ListedText,
  readCopyLines,
} from "../artifacts/copies-list.ts";
import type { ManifestEntry } from "../artifacts/manifest.ts";
import type { ResolvedConfig } from "../config/resolve.ts";
import type { Finding } from "../findings/diagnostics.ts";
import type { Host } from "../host/host.ts";
import { unwritable } from "../host/unwritable.ts";
import { WriteError } from "../host/write-files.ts";
import type { Emit } from "./events.ts";
import { writeReport } from "./keep-manifest.ts";

/** The copies of one text, as they are made. */
export interface CopiesBeingMade {
  /** Notes the files of the copy at this place of the list; nothing of it stands where there are none. Each place once. */
  put(place: number, recipient: string, entries: readonly ManifestEntry[]): void;
  /** Whoever writes the list is done when it is written; with an error nothing is. */
  end(error?: unknown): void;
}

/**
 * Writes the list of a text's copies, each line as soon as all before it are there: memory does not grow with the list, and the order is
 * that of the recipients, whichever copy was done first. Files of copies that were not made this time, by an error or because nobody
 * wants them, lie there still, and stand behind as stale.
 *
 * @param settled waited for before the old list is read
 */
export function keepCopies(
  text: ListedText,
  config: Pick<ResolvedConfig, "out">,
  host: Host,
  { emit, settled }: { emit: Emit; settled: Promise<unknown> | undefined },
): { list: CopiesBeingMade; written: Promise<Finding[]> } {
  const made = new Set<string>();
  const waiting = new Map<number, string>();
  let next = 0;
  let isEnded = false;
  let failure: unknown;
  let wake = Promise.withResolvers<void>();
  const list: CopiesBeingMade = {
    put(place, recipient, artifacts) {
      for (const { path } of artifacts) made.add(path);
      waiting.set(place, artifacts.length > 0 ? copyLine({ recipient, artifacts }) : "");
      if (place === next) wake.resolve();
    },
    end(error) {
      isEnded = true;
      failure = error;
      wake.resolve();
    },
  };
  const path = copiesListPath(text);
  async function* lines(): AsyncGenerator<string> {
    for (;;) {
      for (let line = waiting.get(next); line !== undefined; line = waiting.get(next)) {
        waiting.delete(next);
        next += 1;
        if (line !== "") yield line;
      }
      if (isEnded) break;
      wake = Promise.withResolvers();
      // It may have come while the last one was being written.
      if (!waiting.has(next)) await wake.promise;
    }
    if (failure !== undefined) throw failure;
    await settled;
    if (!text.shard) for (const name of await shardLists(text, config, host)) await host.remove(name);
    for await (const { recipient, artifacts } of readCopyLines(host.readChunks(join(config.out, path)))) {
      const old = await stillThere(
        artifacts.filter((entry) => !made.has(entry.path)),
        config,
        host,
      );
      if (old.length > 0) yield copyLine({ recipient, artifacts: old.map(asStale) });
    }
  }
  return { list, written: writeReport(path, lines(), config, host, emit) };
}

/** Marks a text's copies: it has changed since they were made. Gives what the system says against it. */
export async function markCopiesStale(
  text: ListedText,
  config: Pick<ResolvedConfig, "out">,
  host: Host,
): Promise<Finding[]> {
  const lists = [join(config.out, copiesListPath(text)), ...(await shardLists(text, config, host))];
  const found: Finding[] = [];
  for (const path of lists) if (await host.stat(path)) found.push(...(await markListStale(path, host)));
  return found;
}

async function shardLists(
  { document, lang }: ListedText,
  { out }: Pick<ResolvedConfig, "out">,
  host: Host,
): Promise<string[]> {
  const folder = join(out, document, lang);
  return (await host.list(folder)).filter(isShardList).map((name) => join(folder, name));
}

async function markListStale(path: string, host: Host): Promise<Finding[]> {
  async function* lines(): AsyncGenerator<string> {
    for await (const { recipient, artifacts } of readCopyLines(host.readChunks(path)))
      yield copyLine({ recipient, artifacts: artifacts.map(asStale) });
  }
  try {
    await host.write(path, lines());
    return [];
  } catch (error) {
    if (error instanceof WriteError) return [unwritable(error)];
    throw error;
  }
}

function asStale(entry: ManifestEntry): ManifestEntry {
  return { ...entry, stale: true };
}

async function stillThere(
  entries: readonly ManifestEntry[],
  { out }: Pick<ResolvedConfig, "out">,
  host: Host,
): Promise<ManifestEntry[]> {
  const found: ManifestEntry[] = [];
  for (const entry of entries) if (await host.stat(join(out, entry.path))) found.push(entry);
  return found;
}
