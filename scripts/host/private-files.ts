import * as fs from "node:fs/promises";
import { join } from "node:path";

/** Bits that let others than the owner read, write or enter. */
const others = 0o077;

/**
 * Makes a folder that only its owner can enter. One that others could enter so far is closed, and with it everything in it, since
 * they may know its files by now. Gives whether that could be done: some file systems know no owners. Links are left alone.
 */
export async function makePrivateFolder(path: string): Promise<boolean> {
  await fs.mkdir(path, { recursive: true, mode: 0o700 });
  if (!(await isOpen(path))) return true;
  await closeToOthers(path, 0o700);
  const entries = await fs.readdir(path, { withFileTypes: true, recursive: true });
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await closeToOthers(file, 0o700);
    else if (entry.isFile()) await closeToOthers(file, 0o600);
  }
  return !(await isOpen(path));
}

/** The same for a file, which is empty where there was none: whoever opens it next finds its permissions. */
export async function makePrivateFile(path: string): Promise<boolean> {
  await (await fs.open(path, "a", 0o600)).close();
  if (await isOpen(path)) await closeToOthers(path, 0o600);
  return !(await isOpen(path));
}

/** Windows says nothing of the kind. */
async function isOpen(path: string): Promise<boolean> {
  return process.platform !== "win32" && ((await fs.stat(path)).mode & others) !== 0;
}

/** Not ours to change, or without owners: whoever asks looks again and tells. A file may be gone by now. */
async function closeToOthers(path: string, mode: number): Promise<void> {
  await fs.chmod(path, mode).catch((error: NodeJS.ErrnoException) => {
    if (!/^(?:EPERM|EROFS|ENOTSUP|ENOENT)$/.test(error.code ?? "")) throw error;
  });
}
