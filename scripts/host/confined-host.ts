import { lstatSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Host } from "./host.ts";
import { isInInstalledPackage } from "./installed-package.ts";
import type { Admission, OpenedFile } from "./read-file.ts";
import { realPath } from "./real-path.ts";
import { recordingHost } from "./recording-host.ts";
import { isInside, packageFolders } from "./workspace-paths.ts";
import { WriteError } from "./write-files.ts";

/**
 * A Host for work in one workspace: what lies in it by its name and elsewhere by a link on the way is neither read nor written nor
 * removed, since real paths decide what is inside. Throws an error with the code `EOUTSIDE`, for all but reading a WriteError.
 * Let be are installed packages, which are often links, the cache, and what was named by its place elsewhere to begin with. Where a
 * path leads is asked each time: a preview lives long, and links change.
 */
export function confinedHost(host: Host, root: string): Host {
  const inside = realPath(root);
  // Neither is named by what is in the workspace.
  const own = [host.cacheDir, ...packageFolders(host.packageRoot)];
  const isNamedInside = (path: string): boolean =>
    isInside(root, path) && !path.includes("\0") && !own.some((folder) => isInside(folder, path));
  const outside = (path: string): Error =>
    Object.assign(new Error(`${path} leads out of the workspace`), { code: "EOUTSIDE", path });
  const guard = (path: string): void => {
    if (!isNamedInside(path)) return;
    const isOwn =
      isInside(inside, realPath(path === root ? root : dirname(path))) &&
      (!isLink(path) || isInside(inside, realPath(path)));
    if (!isOwn && !isInInstalledPackage(path)) throw outside(path);
  };
  const guardWriting = (path: string): void => {
    try {
      guard(path);
    } catch (error) {
      throw new WriteError(path, error);
    }
  };
  const admit: Admission = (opened) => {
    if (isNamedInside(opened.path) && !isWithin(inside, opened)) throw outside(opened.path);
  };
  const admitWriting: Admission = (opened) => {
    if (isNamedInside(opened.path) && !isWithin(inside, opened))
      throw new WriteError(opened.path, outside(opened.path));
  };
  /** What is removed or renamed is the link itself; its folder has to be of the workspace. */
  const guardPlace = (path: string): void => {
    if (isNamedInside(path) && !isInside(inside, realPath(dirname(path))))
      throw new WriteError(path, outside(path));
  };
  const confined: Host = {
    ...host,
    async readStamped(path) {
      guard(path);
      return host.readStamped(path, admit);
    },
    async read(path) {
      guard(path);
      return host.read(path, admit);
    },
    readChunks(path) {
      guard(path);
      return host.readChunks(path, admit);
    },
    async write(path, data, options) {
      guardWriting(path);
      return host.write(path, data, { ...options, admit: admitWriting });
    },
    async writeAll(files) {
      for (const { path } of files) guardWriting(path);
      return host.writeAll(files, { admit: admitWriting });
    },
    async remove(path) {
      guardPlace(path);
      return host.remove(path);
    },
    async rename(from, to) {
      for (const path of [from, to]) guardPlace(path);
      return host.rename(from, to);
    },
    ...foldersMade(host, guardWriting),
    async makePrivateFile(path) {
      // SQLite opens the files beside its own by itself.
      for (const end of ["", "-wal", "-shm", "-journal"]) guardWriting(`${path}${end}`);
      return host.makePrivateFile(path);
    },
    recording: (reads) => recordingHost(confined, reads),
  };
  return confined;
}

function foldersMade(
  host: Host,
  guardWriting: (path: string) => void,
): Pick<Host, "makeDirectory" | "makePrivateFolder"> {
  const guardFolder = (path: string): void => guardWriting(join(path, "in it"));
  return {
    async makeDirectory(path) {
      guardFolder(path);
      return host.makeDirectory(path);
    },
    async makePrivateFolder(path) {
      guardFolder(path);
      return host.makePrivateFolder(path);
    },
  };
}

/**
 * Whether an open file lies in a folder. Names are asked before, and the file itself when it is open: a link may have been put in the way
 * between.
 */
function isWithin(folder: string, { path, place, dev, ino }: OpenedFile): boolean {
  if ((place !== undefined && isInside(folder, place)) || isInInstalledPackage(path)) return true;
  const real = realPath(path);
  const found = isInside(folder, real) ? statSync(real, { throwIfNoEntry: false }) : undefined;
  return found?.dev === dev && found.ino === ino;
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch {
    // Whatever hinders looking hinders reading, which says so.
    return false;
  }
}
