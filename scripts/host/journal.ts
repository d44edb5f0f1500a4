import { randomBytes } from "node:crypto";
import { appendFileSync, mkdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import * as fs from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { isMainThread } from "node:worker_threads";
import { sha256 } from "./sha256.ts";

/*
 * A process that is killed leaves its temporary files and folders. Each process therefore notes in the cache, before it makes one,
 * where it will be; the next start looks for notes of processes that are gone, and clears up after them. Nothing else is searched.
 */

/** Temporary things of this process that are there now: they go with it, however it ends. */
const open = new Set<string>();
/** The notes of this process, by the cache that they are in. */
const notes = new Map<string, Set<string>>();
let ownName: string | undefined;

/** A name beside `path` that nobody else has, for what is to be renamed to `path`. */
export function openTemporaryFile(path: string, cacheDir: string): string {
  const folder = dirname(path);
  note(`files ${folder}`, cacheDir);
  return opened(join(folder, `.dipla-${owner()}-${randomBytes(6).toString("hex")}.tmp`));
}

/** A new folder of our own below `parent`. */
export async function makeTemporaryFolder(
  purpose: string,
  parent: string,
  cacheDir: string,
): Promise<string> {
  const path = join(parent, `dipla-${purpose}-${owner()}-${randomBytes(6).toString("hex")}`);
  note(`folder ${path}`, cacheDir);
  // The temporary folder is there; the cache's own has to be made.
  await fs.mkdir(path, { mode: 0o700, recursive: parent.startsWith(cacheDir) });
  return opened(path);
}

/** What is renamed or removed needs no clearing up. */
export function closeTemporary(path: string): void {
  open.delete(path);
}

function opened(path: string): string {
  open.add(path);
  return path;
}

function note(line: string, cacheDir: string): void {
  const known = notes.get(cacheDir) ?? begin(cacheDir);
  if (known.has(line)) return;
  known.add(line);
  try {
    mkdirSync(folderOf(cacheDir), { recursive: true });
    appendFileSync(join(folderOf(cacheDir), owner()), `${line}\n`);
  } catch {
    // A cache that takes nothing is told by those who need it; what a killed process leaves then stays.
  }
}

function begin(cacheDir: string): Set<string> {
  // A thread beside the main one has the same notes, and ends earlier.
  if (notes.size === 0 && isMainThread) process.once("exit", endNotes);
  const fresh = new Set<string>();
  notes.set(cacheDir, fresh);
  return fresh;
}

function endNotes(): void {
  for (const path of open) removeIfWeMay(path);
  // A file that the system was about to make as the process ended comes behind this: the next start looks for it.
  if (open.size > 0) return;
  for (const cacheDir of notes.keys()) removeIfWeMay(join(folderOf(cacheDir), owner()));
}

/** The process ends: nobody could be told any more, and what is left the next start clears up. */
function removeIfWeMay(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // A folder that was closed or a disk that is gone.
  }
}

function folderOf(cacheDir: string): string {
  return join(cacheDir, "running");
}

/** Clears up after processes that were killed. */
export async function sweepLeftovers(cacheDir: string): Promise<void> {
  const folder = folderOf(cacheDir);
  const names = await fs.readdir(folder).catch(() => []);
  for (const name of names) {
    if (!isGone(name)) continue;
    const lines = await fs.readFile(join(folder, name), "utf8").catch(() => "");
    for (const line of lines.split("\n")) await clear(line, name);
    await fs.rm(join(folder, name), { force: true });
  }
}

/** Only what bears the owner's name is touched, whatever the note says. */
async function clear(line: string, name: string): Promise<void> {
  const [, kind, path = ""] = /^(files|folder) (.+)$/.exec(line) ?? [];
  if (kind === "folder" && new RegExp(`^dipla-[a-z]+-${name}-`).test(basename(path)))
    await fs.rm(path, { recursive: true, force: true });
  if (kind !== "files") return;
  const files = await fs.readdir(path).catch(() => []);
  for (const file of files)
    if (file.startsWith(`.dipla-${name}-`)) await fs.rm(join(path, file), { force: true });
}

/** Machine and space of process numbers, number, and when it began: numbers are given again. */
function owner(): string {
  ownName ??= `${spaceOf()}-${process.pid}-${beginOf(process.pid) ?? 0}`;
  return ownName;
}

function isGone(name: string): boolean {
  const [, space, pid, begun] = /^([0-9a-f]{8})-(\d+)-(\d+)$/.exec(name) ?? [];
  // Whether a process of another machine or container still runs can't be seen from here.
  if (space === undefined || space !== spaceOf()) return false;
  const now = beginOf(Number(pid));
  if (now !== undefined) return String(now) !== begun;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    // Another user's process can't be asked, and runs.
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

function spaceOf(): string {
  let numbers = "";
  try {
    numbers = readlinkSync("/proc/self/ns/pid");
  } catch {
    // Systems other than Linux have one space for all.
  }
  return sha256(`${hostname()} ${numbers}`).slice(0, 8);
}

/** When a process began, in the system's own ticks; undefined where it is gone, or the system is not Linux. */
function beginOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name, in brackets, may have spaces; the time is the 20th value behind it.
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]);
  } catch {
    return undefined;
  }
}
