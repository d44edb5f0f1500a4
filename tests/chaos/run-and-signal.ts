import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../support/workspace.ts";

/** Signals that end a run: politely, as a closed terminal does, and without asking. */
export const signals = ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"] as const;

/** A run of the command line that can be sent signals. */
export interface SignalledRun {
  child: ChildProcess;
  /** Everything it printed so far. */
  said(): string;
  /** Its exit code; undefined when a signal ended it. */
  ended: Promise<number | undefined>;
}

/** Starts the command line as a user would, in `root`. */
export function startDipla(
  args: readonly string[],
  root: string,
  env: Readonly<Record<string, string>> = {},
): SignalledRun {
  const script = join(projectRoot, "scripts", "dipla.mjs");
  const child = spawn(process.execPath, [script, ...args, "--root", root], {
    env: { ...process.env, LANG: "C", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
  return {
    child,
    said: () => text,
    ended: new Promise((resolve) => child.once("close", (code) => resolve(code ?? undefined))),
  };
}

/**
 * Ends a run: a polite signal lets it finish what is under way, a second one does not, and who still goes on then is killed. Whether it had
 * to be killed or was hurried.
 */
export async function endRun(
  { child, ended }: SignalledRun,
  signal: (typeof signals)[number],
): Promise<boolean> {
  const over = ended.then(() => true as const);
  const within = (ms: number): Promise<boolean> =>
    Promise.race([over, new Promise<false>((resolve) => setTimeout(resolve, ms, false))]);
  child.kill(signal);
  if (await within(1_000)) return signal === "SIGKILL";
  child.kill(signal);
  if (await within(1_000)) return true;
  child.kill("SIGKILL");
  await over;
  return true;
}

/** What a stack trace, or a fault that users are asked to report, looks like. */
export const faultWords = /^\s+at .+:\d+:\d+\)?$|please report|unexpected fault/im;
