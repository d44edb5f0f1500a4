import { dirname, join } from "node:path";
import type { ResolvedConfig } from "../config/resolve.ts";
import type { Host } from "../host/host.ts";
import { type FolderWatch, watchFolders } from "./watch-folders.ts";

/** ms after a change: programs write a file in several steps, and some save several files at once. */
const pause = 80;

/** The files that a configuration was read from, but those of installed packages. */
export function ownFiles({ inputs }: Pick<ResolvedConfig, "inputs">): string[] {
  return [...inputs.keys()].filter((path) => !path.includes("node_modules") && !path.endsWith("/"));
}

/** What is watched of a workspace, beside `content/`, `templates/` and its own folder. */
export interface WatchRequest {
  root: string;
  host: Host;
  /** Ends it; a wait ends at once. */
  signal: AbortSignal;
  /** Files that the configuration was read from, which may lie anywhere in the workspace. */
  files(): readonly string[];
}

/**
 * Yields at once, and again each time when something has been saved since the last yield, until the signal is aborted. What is saved while
 * the caller works is not missed: folders are watched before they are looked into.
 */
export async function* sourceChanges({ root, host, signal, files }: WatchRequest): AsyncGenerator<void> {
  let wake = Promise.withResolvers<void>();
  let hasChanged = true;
  const watch = watchFolders(host, () => {
    hasChanged = true;
    wake.resolve();
  });
  signal.addEventListener("abort", () => wake.resolve());
  let known: ReadonlySet<string> = new Set();
  try {
    while (!signal.aborted) {
      const folders = await followed(watch, { root, host, files });
      // In a folder that has come meanwhile something may have been saved before anybody watched it.
      hasChanged ||= [...folders].some((folder) => known.size > 0 && !known.has(folder));
      known = folders;
      if (!hasChanged) await wake.promise;
      wake = Promise.withResolvers();
      if (signal.aborted) return;
      if (!hasChanged) continue;
      await host.wait(pause, signal);
      hasChanged = false;
      yield;
    }
  } finally {
    watch.close();
  }
}

/** Watches all folders that sources may lie in, those that have come since included. */
async function followed(
  watch: FolderWatch,
  { root, host, files }: Pick<WatchRequest, "root" | "host" | "files">,
): Promise<ReadonlySet<string>> {
  const folders = new Set([root, ...files().map((file) => dirname(file))]);
  const look = async (folder: string): Promise<void> => {
    folders.add(folder);
    watch.follow(folders);
    const names = await host.list(folder).catch(() => []);
    const below = names.filter((name) => name.endsWith("/") && !/^(?:\.|node_modules\/)/.test(name));
    await Promise.all(below.map((name) => look(join(folder, name.slice(0, -1)))));
  };
  await Promise.all(["content", "templates"].map((name) => look(join(root, name))));
  watch.follow(folders);
  return folders;
}
