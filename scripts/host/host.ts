import { randomBytes } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  watch,
} from "node:fs";
import * as fs from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { basename, dirname, join, resolve, sep } from "node:path";
import { setTimeout } from "node:timers/promises";
import { listingHash } from "../artifacts/listing-hash.ts";
import { sha256 } from "./sha256.ts";
import { isInside } from "./workspace-paths.ts";

/** What a build read: absolute path → SHA-256 of a file, of a folder's listing, or `absent`. */
export type Reads = Map<string, string>;

/** Size in bytes and modification time in ms: enough to see that a file has not been touched. */
export interface FileStat {
  size: number;
  mtimeMs: number;
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
  /** Bytes of a file, or `undefined` when there is none; other failures throw. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Names in a folder, sorted; empty when there is none. Folders end in `/`. */
  list(path: string): Promise<string[]>;
  stat(path: string): Promise<FileStat | undefined>;
  /** Every file in a folder and below it, by its path. It holds the thread up, and takes a third of the time of `stat` for each. */
  measureFolder(path: string): Map<string, FileStat>;
  /**
   * Calls back when something in a folder, not below it, is made, changed or gone; gives what ends that. Undefined while there
   * is no such folder.
   */
  watch(folder: string, onChange: () => void): (() => void) | undefined;
  /** Writes through a temporary file, fsync and rename: a crash leaves the old file or the new one. */
  write(
    path: string,
    data: Uint8Array | string,
    options?: { executable?: boolean; durable?: boolean },
  ): Promise<void>;
  remove(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Removes at once, without waiting: for the moment when the process ends. */
  removeNow(path: string): void;
  /** A new folder of our own in the system's temporary folder. */
  temporaryFolder(prefix: string): Promise<string>;
  makeDirectory(path: string): Promise<void>;
  /** A Host that does the same and notes every `read` and `list` in `reads`. */
  recording(reads: Reads): Host;
}

/** The real world. `cwd` and `env` are taken once, so that a build can't see them change. */
export function createNodeHost(): Host {
  const packageRoot = findPackageRoot();
  const env = { ...process.env };
  const host: Host = {
    env,
    cwd: process.cwd(),
    packageRoot,
    cacheDir: cacheFolder(packageRoot, env),
    findPackage: (file) => findInModules(packageRoot, file),
    today: () => new Date().toISOString().slice(0, 10),
    watch: watchFolder,
    now: () => new Date(),
    wait: async (ms, signal) => {
      // An abort is an answer, no failure.
      await setTimeout(ms, undefined, { signal }).catch(() => undefined);
    },
    isPrivate: async (path) => process.platform === "win32" || ((await fs.stat(path)).mode & 0o077) === 0,
    isRemote: async (path) => networkFileSystems.has((await fs.statfs(path)).type),
    read: readOrUndefined,
    list: listFolder,
    stat: async (path) => {
      const found = await fs.stat(path).catch(ignoreMissing);
      return found ? { size: found.size, mtimeMs: found.mtimeMs } : undefined;
    },
    measureFolder: (path) => new Map(measuredFiles(path)),
    write: writeAtomically,
    remove: (path) => fs.rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 }),
    removeNow: (path) => rmSync(path, { recursive: true, force: true }),
    temporaryFolder: (prefix) => fs.mkdtemp(join(tmpdir(), prefix)),
    rename: (from, to) => fs.rename(from, to),
    makeDirectory: async (path) => void (await fs.mkdir(path, { recursive: true })),
    recording: (reads) => recordingHost(host, reads),
  };
  return host;
}

function recordingHost(host: Host, reads: Reads): Host {
  return {
    ...host,
    async read(path) {
      const data = await host.read(path);
      // What the build itself keeps in the cache is no input.
      if (!isInside(host.cacheDir, path)) reads.set(path, data ? sha256(data) : "absent");
      return data;
    },
    async list(path) {
      const names = await host.list(path);
      reads.set(path, listingHash(names));
      return names;
    },
    recording: (more) => recordingHost(host, more),
  };
}

function watchFolder(folder: string, onChange: () => void): (() => void) | undefined {
  try {
    const watcher = watch(folder, { persistent: false }, onChange);
    // A folder that is taken away tells so by an error on some systems, by an event on others.
    watcher.on("error", onChange);
    return () => watcher.close();
  } catch {
    // It isn't there yet: whoever watches the folder above hears when it comes.
    return undefined;
  }
}

/** statfs(2): NFS, SMB, CIFS, SMB2, AFS, sshfs and other FUSE file systems. */
const networkFileSystems = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x65735546]);

async function readOrUndefined(path: string): Promise<Uint8Array | undefined> {
  return fs.readFile(path).catch((error: NodeJS.ErrnoException) => {
    // A folder has no bytes.
    if (error.code === "EISDIR") return undefined;
    return ignoreMissing(error);
  });
}

async function listFolder(path: string): Promise<string[]> {
  const entries = (await fs.readdir(path, { withFileTypes: true }).catch(ignoreMissing)) ?? [];
  return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort();
}

function* measuredFiles(folder: string): Generator<[string, FileStat]> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* measuredFiles(path);
    else {
      // An editor's temporary file may be gone again.
      const found = statSync(path, { throwIfNoEntry: false });
      if (found) yield [path, { size: found.size, mtimeMs: found.mtimeMs }];
    }
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  // Names that no file can have: too long, in a circle of links, with a sign of no width at all.
  if (/^(?:ENOENT|ENOTDIR|ENAMETOOLONG|ELOOP|ERR_INVALID_ARG_VALUE)$/.test(error.code ?? ""))
    return undefined;
  throw error;
}

async function writeAtomically(
  path: string,
  data: Uint8Array | string,
  options: { executable?: boolean; durable?: boolean } = {},
): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
  const open = (): Promise<fs.FileHandle> => fs.open(temporary, "wx", options.executable ? 0o755 : 0o644);
  try {
    // The folder is there nearly always.
    const file = await open().catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
      await fs.mkdir(dirname(path), { recursive: true });
      return open();
    });
    try {
      await file.writeFile(data);
      if (options.durable !== false) await file.sync();
    } finally {
      await file.close();
    }
    await fs.rename(temporary, path);
  } catch (error) {
    await fs.rm(temporary, { force: true });
    throw error;
  }
}

function findPackageRoot(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).name === "dipla") return folder;
    if (dirname(folder) === folder) throw new Error("Dipla's package.json was not found above its code.");
  }
}

function findInModules(from: string, file: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, "node_modules", file);
    if (existsSync(path)) return path;
    if (dirname(folder) === folder) return undefined;
  }
}

function cacheFolder(packageRoot: string, env: Host["env"]): string {
  if (env.DIPLA_CACHE) return resolve(env.DIPLA_CACHE);
  const installed = packageRoot.split(sep).lastIndexOf("node_modules");
  const modules =
    installed >= 0
      ? packageRoot
          .split(sep)
          .slice(0, installed + 1)
          .join(sep)
      : join(packageRoot, "node_modules");
  if (existsSync(modules) && isWritable(modules)) return join(modules, ".cache", "dipla");
  const base = env.XDG_CACHE_HOME ?? (env.LOCALAPPDATA || join(homedir() || tmpdir(), ".cache"));
  return join(base, "dipla");
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    // Not ours to write: a package installed by an administrator. The user's cache folder is used instead.
    return false;
  }
}
