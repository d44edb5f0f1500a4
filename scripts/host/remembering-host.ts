import type { Host } from "./host.ts";
import type { StampedBytes } from "./read-file.ts";
import { recordingHost } from "./recording-host.ts";
import { isInside } from "./workspace-paths.ts";

/**
 * Each file is read once, for as long as this Host lives: fonts and templates are the same for every copy, and nothing is made of
 * two versions of a file. What the cache keeps is read as it is there.
 */
export function rememberingHost(host: Host): Host {
  const reads = new Map<string, Promise<StampedBytes | undefined>>();
  const remembered: Host = {
    ...host,
    readStamped(path) {
      if (isInside(host.cacheDir, path)) return host.readStamped(path);
      const known = reads.get(path) ?? host.readStamped(path);
      reads.set(path, known);
      // What is not there yet may be made by the next step.
      void known.then((found) => found ?? reads.delete(path)).catch(() => reads.delete(path));
      return known;
    },
    async read(path) {
      return (await remembered.readStamped(path))?.bytes;
    },
    recording: (notes) => recordingHost(remembered, notes),
  };
  return remembered;
}
