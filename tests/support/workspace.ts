import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The project's root. */
export const projectRoot = join(import.meta.dirname, "..", "..");

/** How a command ended and what it said. */
export interface CommandResult {
  code: number;
  stdout: string;
  stderr: string;
  /** Events of `--json`. */
  events: Record<string, unknown>[];
}

/** A folder for one test, with the files given as `path: text`. */
export interface Workspace {
  root: string;
  write(path: string, data: string | Uint8Array): Promise<void>;
  read(path: string): Promise<Uint8Array>;
  text(path: string): Promise<string>;
  copy(from: string, to: string): Promise<void>;
  /** Runs `dipla` with `--root` set to this folder. */
  run(...args: string[]): Promise<CommandResult>;
  remove(): Promise<void>;
}

/** Makes an empty workspace in a temporary folder. */
export async function createWorkspace(files: Readonly<Record<string, string>> = {}): Promise<Workspace> {
  const root = await mkdtemp(join(tmpdir(), "dipla-test-"));
  const write = async (path: string, data: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), data);
  };
  for (const [path, text] of Object.entries(files)) await write(path, text);
  return {
    root,
    write,
    read: async (path) => new Uint8Array(await readFile(join(root, path))),
    text: async (path) => readFile(join(root, path), "utf8"),
    copy: async (from, to) => cp(from, join(root, to), { recursive: true }),
    run: (...args) => runDipla([...args, "--root", root]),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** How a program is run. */
interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** As whom, by number: only the superuser can choose. */
  user?: number | undefined;
}

/** Runs the command line as a user would, with the Node that runs the tests. */
export async function runDipla(args: readonly string[], options: RunOptions = {}): Promise<CommandResult> {
  return runDiplaOf(projectRoot, args, options);
}

/**
 * The same with the code of another checkout. `clean` empties the cache, which all tests share, so that it gets one of its own:
 * others would find their files made anew.
 */
export async function runDiplaOf(
  checkout: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<CommandResult> {
  const script = [join(checkout, "scripts", "dipla.mjs"), ...args];
  if (!args.includes("clean") || options.env?.DIPLA_CACHE !== undefined)
    return runCommand(process.execPath, script, options);
  const cache = await mkdtemp(join(tmpdir(), "dipla-test-"));
  try {
    return await runCommand(process.execPath, script, {
      ...options,
      env: { ...options.env, DIPLA_CACHE: cache },
    });
  } finally {
    await rm(cache, { recursive: true, force: true });
  }
}

/** Runs any program and collects what it prints. */
export async function runCommand(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<CommandResult> {
  const child = spawn(program, args, {
    cwd: options.cwd ?? projectRoot,
    env: { ...process.env, LANG: "C", ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    ...(options.user !== undefined && { uid: options.user, gid: options.user }),
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output.stderr += text;
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve(status ?? -1));
  });
  const events = output.stdout
    .split("\n")
    .filter((line) => line.startsWith('{"event"'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { code, ...output, events };
}
