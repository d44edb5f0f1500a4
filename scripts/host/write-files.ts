import * as fs from "node:fs/promises";
import { dirname } from "node:path";
import { fileTrouble, isFileTrouble } from "./file-trouble.ts";
import { closeTemporary, openTemporaryFile } from "./journal.ts";
import { type Admission, kindOf, openedFile } from "./read-file.ts";
import { type FileStamp, isSameStamp, stampOf } from "./reads.ts";

/** A file to be written. */
export interface NewFile {
  path: string;
  /** What comes piece by piece is written as it comes. */
  data: Uint8Array | string | AsyncIterable<Uint8Array | string>;
}

/** How files are written. */
export interface WriteOptions {
  executable?: boolean;
  /** Whether it has reached the disk when it is said to be written. */
  durable?: boolean;
  /** For its owner only, and so are folders that are made for it. */
  private?: boolean;
  /** Asked before anything is written. */
  admit?: Admission | undefined;
}

/** The system takes no file there: full, read-only, not allowed. The cure is the user's. */
export class WriteError extends Error {
  readonly folder: string;
  /** Dipla's words for it, or the system's own. */
  readonly reason: string;

  constructor(path: string, cause: unknown) {
    super(`${path}: ${fileTrouble(cause)}`, { cause });
    this.folder = dirname(path);
    this.reason = fileTrouble(cause);
  }
}

/**
 * Writes all of these files or none: each is written beside its place, and only when all are there do they take their places.
 * Gives their stamps; undefined where somebody else has written one meanwhile.
 *
 * @throws WriteError when the system takes one of them not; the old files are as they were
 */
export async function writeFiles(
  files: readonly NewFile[],
  cacheDir: string,
  options: WriteOptions = {},
): Promise<(FileStamp | undefined)[]> {
  const staged: { path: string; temporary: string; stamp: FileStamp }[] = [];
  let now = "";
  try {
    for (const { path, data } of files) {
      now = path;
      const temporary = openTemporaryFile(path, cacheDir);
      staged.push({ path, temporary, stamp: await writeBeside(temporary, data, options) });
    }
    // A folder in the way is found before the first file is in its place.
    for (const { path } of staged) {
      now = path;
      const there = await fs.stat(path).catch(() => undefined);
      if (there && kindOf(there) === "folder") throw Object.assign(new Error(path), { code: "EISDIR" });
    }
    const stamps: (FileStamp | undefined)[] = [];
    for (const { path, temporary, stamp } of staged) {
      now = path;
      await fs.rename(temporary, path);
      closeTemporary(temporary);
      stamps.push(await stampIfOurs(path, stamp));
    }
    return stamps;
  } catch (error) {
    for (const { temporary } of staged) {
      await fs.rm(temporary, { force: true });
      closeTemporary(temporary);
    }
    throw isFileTrouble(error) ? new WriteError(now, error) : error;
  }
}

async function writeBeside(
  temporary: string,
  data: NewFile["data"],
  { executable, durable, private: isPrivate, admit }: WriteOptions,
): Promise<FileStamp> {
  const mode = isPrivate ? 0o600 : executable ? 0o755 : 0o644;
  const open = (): Promise<fs.FileHandle> => fs.open(temporary, "wx", mode);
  try {
    // The folder is there nearly always.
    const file = await open().catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
      await makeFolder(dirname(temporary), isPrivate ? 0o700 : 0o777);
      return open();
    });
    try {
      admit?.(openedFile(temporary, file.fd, await file.stat()));
      await file.writeFile(data);
      if (durable !== false) await file.sync();
      return stampOf(await file.stat());
    } finally {
      await file.close();
    }
  } catch (error) {
    await fs.rm(temporary, { force: true }).catch(() => undefined);
    closeTemporary(temporary);
    throw error;
  }
}

/** Node says of folders that can't be made only that they are not there; the folder above knows why. */
async function makeFolder(path: string, mode: number): Promise<void> {
  try {
    await fs.mkdir(path, { recursive: true, mode });
  } catch (error) {
    let above = dirname(path);
    while (above !== dirname(above) && !(await fs.stat(above).catch(() => undefined))) above = dirname(above);
    await fs.access(above, fs.constants.W_OK);
    throw error;
  }
}

async function stampIfOurs(path: string, written: FileStamp): Promise<FileStamp | undefined> {
  const found = await fs.stat(path).catch(() => undefined);
  // A new name counts as a change.
  const isOurs = found && isSameStamp({ ...written, ctimeMs: found.ctimeMs }, found);
  return isOurs ? stampOf(found) : undefined;
}
