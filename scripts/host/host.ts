import type { Admission, FileKind, StampedBytes } from "./read-file.ts";
import type { FileStamp, Reads } from "./reads.ts";
import type { NewFile, WriteOptions } from "./write-files.ts";

/** What is at a path. */
export interface FileStat extends FileStamp {
  kind: FileKind;
}

/** A folder that Dipla works without, though not as well. */
export interface Complaint {
  about: "cache" | "temporary";
  path: string;
  reason: string;
}

/**
 * The outside world: files, environment, clock. Stages get it as an argument, so that tests can swap it
 * and the cache can record what was read. Paths are absolute.
 */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The folder of Dipla itself: the one whose package.json is named `dipla`. */
  readonly packageRoot: string;
  /** Where the cache lives, see the contract: `node_modules/.cache/dipla`, else the user's cache folder. */
  readonly cacheDir: string;
  /** Absolute path of a file in an npm package, `@scope/name/file`, wherever npm hoisted it; undefined when absent. */
  findPackage(file: string): string | undefined;
  /** Today as `YYYY-MM-DD`; only `check` may ask, artifacts never depend on it. */
  today(): string;
  /** The time; only sending and its ledger may ask, artifacts never depend on it. */
  now(): Date;
  /** Waits so many ms, or until the signal is aborted. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** Whether nobody but its owner can read a file. Windows says nothing of the kind, and is believed. */
  isPrivate(path: string): Promise<boolean>;
  /** Whether a folder is on another machine, where locks and fsync promise little. */
  isRemote(path: string): Promise<boolean>;
  /** Where a path leads, links followed, in the letters that the disk has; of what isn't there yet, where its nearest folder does. */
  realPath(path: string): string;
  /** Bytes of a file, or `undefined` when there is none; other failures throw, as does what is no file. */
  read(path: string, admit?: Admission): Promise<Uint8Array | undefined>;
  /** The same, piece by piece, for what may be larger than memory; nothing comes where there is no file. */
  readChunks(path: string, admit?: Admission): AsyncIterable<Uint8Array>;
  /** The same, with a stamp by which the next build sees whether it still has these bytes. */
  readStamped(path: string, admit?: Admission): Promise<StampedBytes | undefined>;
  /** Names in a folder, sorted; empty when there is none. Folders end in `/`. */
  list(path: string): Promise<string[]>;
  stat(path: string): Promise<FileStat | undefined>;
  /** Every file in a folder and below it, by its path. It holds the thread up, and takes a third of the time of `stat` for each. */
  measureFolder(path: string): Map<string, Pick<FileStat, "size" | "mtimeMs">>;
  /**
   * Calls back when something in a folder, not below it, is made, changed or gone; gives what ends that. Undefined while there
   * is no such folder.
   */
  watch(folder: string, onChange: () => void): (() => void) | undefined;
  /**
   * Writes through a temporary file, fsync and rename: a crash leaves the old file or the new one. Gives the file's stamp, unless
   * somebody else has written it meanwhile.
   */
  write(path: string, data: NewFile["data"], options?: WriteOptions): Promise<FileStamp | undefined>;
  /** The same for files that belong together: all of them are written, or none. */
  writeAll(files: readonly NewFile[], options?: WriteOptions): Promise<(FileStamp | undefined)[]>;
  remove(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Removes at once, without waiting: for the moment when the process ends. */
  removeNow(path: string): void;
  /**
   * A new folder of our own in the system's temporary folder, or in the cache where that takes none; it goes with this process. In `parent`
   * it can be renamed into its place.
   */
  temporaryFolder(purpose: string, parent?: string): Promise<string>;
  /** Clears up after earlier processes that were killed. */
  sweep(): Promise<void>;
  makeDirectory(path: string): Promise<void>;
  /** A folder for its owner only, see `makePrivateFolder`. */
  makePrivateFolder(path: string): Promise<boolean>;
  /** A file for its owner only, empty where there was none. */
  makePrivateFile(path: string): Promise<boolean>;
  /** Notes that a folder which only makes work easier can't be used; the work goes on, and whoever ends it tells of it. */
  complain(about: Complaint["about"], error: unknown): void;
  /** What was complained of, each folder once. */
  readonly complaints: ReadonlyMap<Complaint["about"], Complaint>;
  /** A Host that does the same and notes in `reads` what it found: see `recordingHost`. */
  recording(reads: Reads): Host;
}
