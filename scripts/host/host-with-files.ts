import { relative, sep } from "node:path";
import type { FileStat, Host } from "./host.ts";
import { recordingHost } from "./recording-host.ts";
import { isInside } from "./workspace-paths.ts";

const noTime: Pick<FileStat, "mtimeMs" | "ctimeMs" | "ino"> = { mtimeMs: 0, ctimeMs: 0, ino: 0 };

/**
 * A Host that has some more files than the disk, which hide those of the same name: texts that a program has in its memory. Nothing
 * is known of when they were written, so nobody takes them for fresh.
 *
 * @param files bytes by absolute path
 */
export function hostWithFiles(host: Host, files: ReadonlyMap<string, Uint8Array>): Host {
  const made: Host = {
    ...host,
    async readStamped(path, admit) {
      const bytes = files.get(path);
      return bytes ? { bytes, stamp: undefined } : host.readStamped(path, admit);
    },
    async read(path, admit) {
      return files.get(path) ?? host.read(path, admit);
    },
    async list(folder) {
      const own = [...files.keys()].flatMap((path) => {
        const [name = "", ...below] = relative(folder, path).split(sep);
        return name === "" || name === ".." ? [] : [below.length > 0 ? `${name}/` : name];
      });
      return [...new Set([...(await host.list(folder)), ...own])].sort();
    },
    async stat(path) {
      const size = files.get(path)?.length;
      if (size !== undefined) return { kind: "file", size, ...noTime };
      const isFolder = [...files.keys()].some((file) => isInside(path, file));
      return (await host.stat(path)) ?? (isFolder ? { kind: "folder", size: 0, ...noTime } : undefined);
    },
    recording: (reads) => recordingHost(made, reads),
  };
  return made;
}
