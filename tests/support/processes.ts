import { readdirSync, readFileSync } from "node:fs";

/** A running process, as Linux shows it. */
export interface RunningProcess {
  pid: number;
  ppid: number;
  /** Its command line, with zeros between the words. */
  args: string;
}

/** All processes. Linux only, like the bundled browser; a bare Debian has no `ps`. */
export function allProcesses(): RunningProcess[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // The name in brackets may hold spaces; the state and the parent come behind it. A zombie is gone already.
        const [state, parent] = readFileSync(`/proc/${name}/stat`, "utf8")
          .replace(/^.*\) /s, "")
          .split(" ");
        if (state === "Z") return [];
        return [
          { pid: Number(name), ppid: Number(parent), args: readFileSync(`/proc/${name}/cmdline`, "utf8") },
        ];
      } catch {
        // It ended between the listing and the look at it.
        return [];
      }
    });
}

/** The browsers that a command of ours, working in `root`, has started. */
export function browsersBelow(root: string): RunningProcess[] {
  const all = allProcesses();
  const commands = all.filter(({ ppid, args }) => ppid === process.pid && args.includes(root));
  return all.filter(
    ({ ppid, args }) => commands.some(({ pid }) => pid === ppid) && args.includes("--remote-debugging-pipe"),
  );
}

/** Kills them; true when there was one. */
export function killBrowsersBelow(root: string): boolean {
  return browsersBelow(root).filter(({ pid }) => killed(pid)).length > 0;
}

/** Kills the processes that show the pages of those browsers; true when there was one. */
export function killRenderersBelow(root: string): boolean {
  const above = new Set(browsersBelow(root).map(({ pid }) => pid));
  const all = allProcesses();
  // Renderers are children of the zygote, which is a child of the browser.
  for (let grown = true; grown; ) {
    const more = all.filter(({ pid, ppid }) => above.has(ppid) && !above.has(pid));
    for (const { pid } of more) above.add(pid);
    grown = more.length > 0;
  }
  return (
    all.filter(({ pid, args }) => above.has(pid) && args.includes("--type=renderer") && killed(pid)).length >
    0
  );
}

function killed(pid: number): boolean {
  try {
    return process.kill(pid, "SIGKILL");
  } catch {
    // It had ended by itself.
    return false;
  }
}
