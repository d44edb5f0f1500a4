import type { Stats } from "node:fs";
import { constants, readlinkSync } from "node:fs";
import * as fs from "node:fs/promises";
import { noFile } from "./file-trouble.ts";
import { type FileStamp, isSameStamp, stampOf } from "./reads.ts";

/** What lies at a path: only a `file` has bytes that end. */
export type FileKind = "file" | "folder" | "pipe" | "socket" | "device";

/** The bytes of a file, with its stamp where that is sure to be theirs. */
export interface StampedBytes {
  bytes: Uint8Array;
  stamp: FileStamp | undefined;
}

/** Something that can't be read as a file; its message is the reason that findings name. */
export class NoFileError extends Error {
  readonly kind: Exclude<FileKind, "file"> | "too-large";

  readonly path: string;
  readonly code = noFile;

  constructor(path: string, kind: Exclude<FileKind, "file"> | "too-large") {
    super(`no-file-${kind}`);
    this.kind = kind;
    this.path = path;
  }
}

/** Clocks of file systems count in steps of up to 2 s: what was changed within one may be changed again without a trace, in ms. */
const young = 2_500;
/** Bytes; nothing that belongs into a document comes near this, and memory has an end. */
const largest = 512_000_000;

/** Only what a system can be asked for at once: a pipe would be waited for, and a device never ends. */
const mode = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/** A file that is open: which one it is can't change any more, whatever becomes of the names that lead to it. */
export interface OpenedFile {
  /** The name that it was opened by. */
  path: string;
  /** Where it lies, links followed, where the system tells (Linux). */
  place: string | undefined;
  dev: number;
  ino: number;
}

/** Says whether an open file may be read or written; throws where it may not. */
export type Admission = (opened: OpenedFile) => void;

/** What is known of one. */
export function openedFile(path: string, fd: number, { dev, ino }: Stats): OpenedFile {
  let place: string | undefined;
  try {
    place = readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    // Other systems have no such names.
  }
  return { path, place, dev, ino };
}

/**
 * Bytes and stamp of one moment: both come from the open file, which is looked at before and after it is read.
 *
 * @param admit asked before anything is read
 * @throws NoFileError when there is something else than a file, or too much of it
 */
export async function readStamped(path: string, admit?: Admission): Promise<StampedBytes> {
  const file = await openToRead(path);
  try {
    const before = await file.stat();
    admit?.(openedFile(path, file.fd, before));
    const kind = kindOf(before);
    if (kind !== "file") throw new NoFileError(path, kind);
    if (before.size > largest) throw new NoFileError(path, "too-large");
    const bytes = await file.readFile();
    const after = stampOf(await file.stat());
    const isWhole = isSameStamp(stampOf(before), after) && bytes.length === after.size;
    return { bytes, stamp: isWhole && isSettled(after) ? after : undefined };
  } finally {
    await file.close();
  }
}

/**
 * The bytes of a file, some at a time: for what is not looked at as a whole. Nothing comes where there is no file.
 *
 * @param admit asked before anything is read
 * @throws NoFileError when there is something else than a file
 */
export async function* readChunks(path: string, admit?: Admission): AsyncGenerator<Uint8Array> {
  const file = await openToRead(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
  });
  if (!file) return;
  try {
    const found = await file.stat();
    admit?.(openedFile(path, file.fd, found));
    const kind = kindOf(found);
    if (kind !== "file") throw new NoFileError(path, kind);
    for (;;) {
      // Each piece has room of its own: whoever takes it may keep it.
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(chunk), 0, chunk, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** Bytes read at once: a system's call costs as much as reading some of them. */
const chunk = 65_536;

async function openToRead(path: string): Promise<fs.FileHandle> {
  return fs.open(path, mode).catch(async (error: NodeJS.ErrnoException) => {
    // A socket can't be opened at all.
    const kind = error.code === "ENXIO" ? kindOf(await fs.stat(path)) : "file";
    throw kind === "file" ? error : new NoFileError(path, kind);
  });
}

/** Whether a file's times are so old that a later change would show in them. */
function isSettled({ mtimeMs, ctimeMs }: FileStamp): boolean {
  // A time to come tells that the disk's clock is another one.
  return Date.now() - Math.max(mtimeMs, ctimeMs) > young;
}

/** What kind of thing the system found. */
export function kindOf(found: Stats): FileKind {
  if (found.isFile()) return "file";
  if (found.isDirectory()) return "folder";
  if (found.isFIFO()) return "pipe";
  return found.isSocket() ? "socket" : "device";
}
