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
import { dirname, join, resolve, sep } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileTrouble, isFileTrouble } from "./file-trouble.ts";
import type { Complaint, FileStat, Host } from "./host.ts";
import { closeTemporary, makeTemporaryFolder, sweepLeftovers } from "./journal.ts";
import { makePrivateFile, makePrivateFolder } from "./private-files.ts";
import {
  type Admission,
  kindOf,
  NoFileError,
  readChunks,
  readStamped,
  type StampedBytes,
} from "./read-file.ts";
import { stampOf } from "./reads.ts";
import { realPath } from "./real-path.ts";
import { recordingHost } from "./recording-host.ts";
import { WriteError, writeFiles } from "./write-files.ts";

/** The real world. `cwd` and `env` are taken once, so that a build can't see them change. */
export function createNodeHost(): Host {
  const packageRoot = findPackageRoot();
  const env = { ...process.env };
  const cacheDir = cacheFolder(packageRoot, env);
  const complaints = new Map<Complaint["about"], Complaint>();
  const host: Host = {
    env,
    cwd: process.cwd(),
    packageRoot,
    cacheDir,
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
    realPath,
    readStamped: readOrUndefined,
    read: async (path, admit) => (await readOrUndefined(path, admit))?.bytes,
    readChunks,
    list: listFolder,
    stat: async (path) => {
      const found = await fs.stat(path).catch(ignoreHidden);
      return found ? { ...stampOf(found), kind: kindOf(found) } : undefined;
    },
    measureFolder: (path) => new Map(measuredFiles(path)),
    write: async (path, data, options) => (await writeFiles([{ path, data }], cacheDir, options))[0],
    writeAll: (files, options) => writeFiles(files, cacheDir, options),
    remove: async (path) => {
      await fs
        .rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 })
        .catch((error: NodeJS.ErrnoException) => {
          // What hinders may be deep inside of a folder.
          throw isFileTrouble(error) ? new WriteError(resolve(error.path ?? path), error) : error;
        });
      closeTemporary(path);
    },
    removeNow: (path) => rmSync(path, { recursive: true, force: true }),
    temporaryFolder: async (purpose, parent) => {
      if (parent !== undefined) {
        await fs.mkdir(parent, { recursive: true });
        return makeTemporaryFolder(purpose, parent, cacheDir);
      }
      try {
        await hasRoom(tmpdir());
        return await makeTemporaryFolder(purpose, tmpdir(), cacheDir);
      } catch (error) {
        host.complain("temporary", error);
        return makeTemporaryFolder(purpose, join(cacheDir, "temporary"), cacheDir);
      }
    },
    sweep: () => sweepLeftovers(cacheDir),
    rename: (from, to) => fs.rename(from, to),
    makePrivateFolder,
    makePrivateFile,
    makeDirectory: async (path) => void (await fs.mkdir(path, { recursive: true })),
    complaints,
    complain: (about, error) => {
      const path = about === "cache" ? host.cacheDir : tmpdir();
      if (!complaints.has(about)) complaints.set(about, { about, path, reason: fileTrouble(error) });
    },
    recording: (reads) => recordingHost(host, reads),
  };
  return host;
}

function watchFolder(folder: string, onChange: () => void): (() => void) | undefined {
  try {
    // It keeps the process alive: a program that waits for changes alone would end before one comes.
    const watcher = watch(folder, onChange);
    // A folder that is taken away tells so by an error on some systems, by an event on others.
    watcher.on("error", onChange);
    return () => watcher.close();
  } catch {
    // It isn't there yet: whoever watches the folder above hears when it comes.
    return undefined;
  }
}

/** Bytes that a browser's profile may take. */
const room = 32_000_000;

/** @throws Error as the system would when there is no room: programs that we start are not told why they fail. */
async function hasRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await fs.statfs(folder);
  if (bavail * bsize < room) throw Object.assign(new Error(`${folder} is full`), { code: "ENOSPC" });
}

/** statfs(2): NFS, SMB, CIFS, SMB2, AFS, sshfs and other FUSE file systems. */
const networkFileSystems = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x65735546]);

async function readOrUndefined(path: string, admit?: Admission): Promise<StampedBytes | undefined> {
  return readStamped(path, admit).catch((error: Error) => {
    // A folder has no bytes.
    if (error instanceof NoFileError && error.kind === "folder") return undefined;
    return ignoreMissing(error);
  });
}

async function listFolder(path: string): Promise<string[]> {
  const entries = (await fs.readdir(path, { withFileTypes: true }).catch(ignoreMissing)) ?? [];
  return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort();
}

function* measuredFiles(folder: string): Generator<[string, Pick<FileStat, "size" | "mtimeMs">]> {
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

/** What lies in a folder that nobody may look into might as well not be there. */
function ignoreHidden(error: NodeJS.ErrnoException): undefined {
  return error.code === "EACCES" ? undefined : ignoreMissing(error);
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  // Names that no file can have: too long, in a circle of links, with a sign of no width at all.
  if (/^(?:ENOENT|ENOTDIR|ENAMETOOLONG|ELOOP|ERR_INVALID_ARG_VALUE)$/.test(error.code ?? ""))
    return undefined;
  throw error;
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
