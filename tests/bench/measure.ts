import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** One run of a command: wall and CPU time of the whole process tree in ms, peak resident memory in MB if asked for. */
export interface Run {
  wall: number;
  cpu: number;
  memory?: number | undefined;
}

/** Runs a command to its end. Sampling memory costs time, so it is done in runs whose time doesn't count. */
export async function run(
  command: readonly string[],
  options: { cwd?: string; env?: Record<string, string>; sampleMemory?: boolean; mayFail?: boolean } = {},
): Promise<Run> {
  const [program = "", ...args] = command;
  const before = childrenCpu();
  const start = performance.now();
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: "ignore",
  });
  let memory = 0;
  const timer = options.sampleMemory
    ? setInterval(() => {
        memory = Math.max(memory, treeMemory(child.pid ?? 0));
      }, 40)
    : undefined;
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  clearInterval(timer);
  if (code !== 0 && !options.mayFail) throw new Error(`${command.join(" ")} ended with ${code}`);
  return {
    wall: performance.now() - start,
    cpu: childrenCpu() - before,
    ...(timer && { memory: memory / 1e6 }),
  };
}

/** CPU time in ms of all children that have ended, from `/proc/self/stat` (Linux; elsewhere 0). */
function childrenCpu(): number {
  try {
    const fields = readFileSync("/proc/self/stat", "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    return (Number(fields[13]) + Number(fields[14])) * 10;
  } catch {
    // No /proc: CPU time is left out of the table.
    return 0;
  }
}

/** Proportional set size of a process and everything below it, in bytes. */
function treeMemory(root: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    const stat = tryRead(`/proc/${name}/stat`);
    parents.set(Number(name), Number(stat?.replace(/^.*\) /, "").split(" ")[1] ?? 0));
  }
  const below = (pid: number): boolean => pid === root || (parents.has(pid) && below(parents.get(pid) ?? 0));
  return [...parents.keys()]
    .filter(below)
    .reduce(
      (sum, pid) =>
        sum + Number(/^Pss: +(\d+)/m.exec(tryRead(`/proc/${pid}/smaps_rollup`) ?? "")?.[1] ?? 0) * 1024,
      0,
    );
}

function tryRead(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // The process ended between listing and reading.
    return undefined;
  }
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
