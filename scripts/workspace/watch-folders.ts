import { dirname } from "node:path";
import type { Host } from "../host/host.ts";

/** ms in which several events of one save become one. */
const pause = 10;

/** Watches the folders of everything that was read. */
export interface FolderWatch {
  /** Replaces the set of folders; what stays is not touched. */
  follow(folders: ReadonlySet<string>): void;
  close(): void;
}

/** @param onChange called once for a burst of events, with the folders in which something has happened */
export function watchFolders(host: Host, onChange: (folders: ReadonlySet<string>) => void): FolderWatch {
  const watched = new Map<string, () => void>();
  let changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const note = (folder: string): void => {
    changed.add(folder);
    timer ??= setTimeout(() => {
      timer = undefined;
      const folders = changed;
      changed = new Set();
      // A folder below may have been taken away and made again, and then has to be watched anew. One whose own files change keeps
      // its watcher: between two of them events would be lost.
      for (const child of [...watched.keys()].filter((one) => folders.has(dirname(one)))) {
        watched.get(child)?.();
        watched.delete(child);
        begin(child);
        folders.add(child);
      }
      onChange(folders);
    }, pause);
  };
  const begin = (folder: string): void => {
    const stop = host.watch(folder, () => note(folder));
    if (stop) watched.set(folder, stop);
  };
  return {
    follow(folders) {
      // Whoever was still looking for folders at the end would watch for ever, and keep the process alive.
      if (isClosed) return;
      for (const [folder, stop] of watched)
        if (!folders.has(folder)) {
          stop();
          watched.delete(folder);
        }
      for (const folder of folders) if (!watched.has(folder)) begin(folder);
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      for (const stop of watched.values()) stop();
      watched.clear();
    },
  };
}
