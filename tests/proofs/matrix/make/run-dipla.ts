import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { projectRoot } from "../../../support/workspace.ts";

/** A finding as `--json` tells it. */
export interface Finding {
  code: string;
  level: "error" | "warning" | "info";
  place: { file: string; line?: number; column?: number };
  message: string;
  hint: string;
}

/** How a command ended. */
export interface Run {
  findings: Finding[];
  /** Documents that were begun, in order. */
  begun: string[];
  /** Why it did not come to its end; undefined when it did. */
  died: string | undefined;
}

/** ms without a word from the command that are a hang: a hundred pages take a minute on a slow machine. */
const patience = 240_000;

/** Runs `dipla COMMAND --json` in a workspace of generated documents. */
export async function runDiplaIn(root: string, cache: string, command: readonly string[]): Promise<Run> {
  const script = join(projectRoot, "scripts", "dipla.mjs");
  const child = spawn(process.execPath, [script, ...command, "--json", "--ui-lang", "en", "--root", root], {
    env: { ...process.env, LANG: "C", DIPLA_CACHE: cache, SOURCE_DATE_EPOCH: "1764000000" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const run: Run = { findings: [], begun: [], died: undefined };
  let finished = false;
  let complaint = "";
  const hang = (): void => {
    run.died = `no word for ${patience / 1000} s`;
    child.kill("SIGKILL");
  };
  let timer = setTimeout(hang, patience);
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint += text;
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    clearTimeout(timer);
    timer = setTimeout(hang, patience);
    const event = JSON.parse(line) as { event: string; document?: string };
    if (event.event === "reading" && event.document) run.begun.push(event.document);
    if (event.event === "diagnostic") run.findings.push(event as unknown as Finding);
    finished ||= event.event === "finished";
  });
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve());
  });
  clearTimeout(timer);
  if (!finished) run.died ??= complaint.trim().slice(0, 600) || "it ended before its end, without a word";
  return run;
}
