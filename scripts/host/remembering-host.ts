import type { Host } from "./host.ts";
import { isInside } from "./workspace-paths.ts";

/** Fonts and templates are the same for every copy: they are read once. What the cache keeps is read as it is there. */
export function rememberingHost(host: Host): Host {
  const reads = new Map<string, Promise<Uint8Array | undefined>>();
  return {
    ...host,
    read(path) {
      if (isInside(host.cacheDir, path) && !/(?:word|web)-fonts/.test(path)) return host.read(path);
      const known = reads.get(path) ?? host.read(path);
      reads.set(path, known);
      // What is not there yet may be made by the next step.
      void known.then((bytes) => bytes ?? reads.delete(path)).catch(() => reads.delete(path));
      return known;
    },
  };
}
