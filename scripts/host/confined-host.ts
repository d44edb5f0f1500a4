import { lstatSync, realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import type { Host } from "./host.ts";
import { recordingHost } from "./recording-host.ts";
import { isInside } from "./workspace-paths.ts";
import { WriteError } from "./write-files.ts";

/**
 * A Host for work in one workspace: what lies in it by its name and elsewhere by a link on the way is neither read nor written, since
 * real paths decide what is inside. Throws an error with the code `EOUTSIDE`, for writing a WriteError. Installed packages are often links, and are let be; so
 * is what was named by its place elsewhere to begin with.
 */
export function confinedHost(host: Host, root: string): Host {
  const inside = realPath(root);
  const folders = new Map<string, boolean>();
  const isOwnFolder = (folder: string): boolean => {
    const known = folders.get(folder) ?? isInside(inside, realPath(folder));
    folders.set(folder, known);
    return known;
  };
  const guard = (path: string): void => {
    const isNamedInside =
      isInside(root, path) && !path.slice(root.length).split(sep).includes("node_modules");
    if (!isNamedInside || path.includes("\0")) return;
    if (
      isOwnFolder(path === root ? root : dirname(path)) &&
      (!isLink(path) || isInside(inside, realPath(path)))
    )
      return;
    throw Object.assign(new Error(`${path} leads out of the workspace`), { code: "EOUTSIDE", path });
  };
  const guardWriting = (path: string): void => {
    try {
      guard(path);
    } catch (error) {
      throw new WriteError(path, error);
    }
  };
  const confined: Host = {
    ...host,
    async readStamped(path) {
      guard(path);
      return host.readStamped(path);
    },
    async read(path) {
      guard(path);
      return host.read(path);
    },
    async write(path, data, options) {
      guardWriting(path);
      return host.write(path, data, options);
    },
    async writeAll(files) {
      for (const { path } of files) guardWriting(path);
      return host.writeAll(files);
    },
    async makeDirectory(path) {
      guard(join(path, "."));
      return host.makeDirectory(path);
    },
    recording: (reads) => recordingHost(confined, reads),
  };
  return confined;
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch {
    // Whatever hinders looking hinders reading, which says so.
    return false;
  }
}

/** Where a path really leads; of what isn't there yet, where its nearest folder does. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(realPath(above), path.slice(above.length));
  }
}
