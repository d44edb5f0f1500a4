import type { Host } from "./host.ts";
import { listingHash, listingKey, noteRead, type Reads, type Seen } from "./reads.ts";
import { sha256Once } from "./sha256.ts";
import { isInside, packageFolders } from "./workspace-paths.ts";

/**
 * A Host that notes in `reads` what it finds, as it finds it: what a path holds when the build is done may be something else.
 * What the build itself keeps in the cache is no input.
 */
export function recordingHost(host: Host, reads: Reads): Host {
  const note = (path: string, seen: Seen): void => {
    if (!isInside(host.cacheDir, path)) noteRead(reads, path, seen);
  };
  const recorded: Host = {
    ...host,
    async readStamped(path) {
      try {
        const found = await host.readStamped(path);
        if (found) note(path, { hash: sha256Once(found.bytes), stamp: found.stamp });
        else note(path, { hash: (await host.stat(path)) ? "no-file" : "absent" });
        return found;
      } catch (error) {
        const kind = (await host.stat(path).catch(() => undefined))?.kind ?? "file";
        note(path, { hash: kind === "file" ? "unsure" : "no-file" });
        throw error;
      }
    },
    async read(path) {
      return (await recorded.readStamped(path))?.bytes;
    },
    async list(path) {
      const isInput = !isInside(host.cacheDir, path);
      try {
        const names = await host.list(path);
        if (isInput) noteRead(reads, listingKey(path), { hash: listingHash(names) });
        return names;
      } catch (error) {
        // Whether it is the same next time can't be told: a finding about it must not be remembered.
        if (isInput) noteRead(reads, listingKey(path), { hash: "unsure" });
        throw error;
      }
    },
    async stat(path) {
      const found = await host.stat(path).catch((error: unknown) => {
        note(path, { hash: "unsure" });
        throw error;
      });
      note(path, { hash: found ? "present" : "absent" });
      return found;
    },
    findPackage(file) {
      const found = host.findPackage(file);
      const missing = found === undefined ? packageFolders(host.packageRoot) : [];
      for (const folder of missing) note(`${folder}/${file}`, { hash: "absent" });
      return found;
    },
    recording: (more) => recordingHost(recorded, more),
  };
  return recorded;
}
