import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** ms without a sign from LibreOffice in which it has begun another file that are a hang. */
const patience = 75_000;

/** What LibreOffice makes of a Word file, by the ending of its name. */
export const targets = { pdf: "pdf", txt: "txt:Text (encoded):UTF8", fodt: "fodt" } as const;
export type Target = keyof typeof targets;

/** Where the result stands that LibreOffice makes of a file. */
export function resultOf(file: string, target: Target): string {
  return file.replace(/docx$/, target);
}

/**
 * Converts files in LibreOffice, many in one run, and beside other targets: each has a profile of its own. Where a run ends early, the
 * first file without a result has ended it: the others are done without it, and it is tried once more alone, unless LibreOffice has
 * looked at it for ever.
 */
export async function convertInOffice(
  files: readonly string[],
  target: Target,
  folder: string,
): Promise<void> {
  const isLeft = (file: string): boolean => !existsSync(resultOf(file, target));
  const crashed: string[] = [];
  for (let left = files.filter(isLeft); left.length > 0; ) {
    const hangs = await runOnce(left, target, folder);
    const [culprit, ...others] = left.filter(isLeft);
    if (culprit !== undefined && !hangs && files.length > 1) crashed.push(culprit);
    left = others;
  }
  for (const file of crashed) await runOnce([file], target, folder);
}

/** Gives whether it had to be ended, with all that it has started. */
async function runOnce(files: readonly string[], target: Target, folder: string): Promise<boolean> {
  const profile = `-env:UserInstallation=file://${join(folder, `profile-${target}`)}`;
  const args = [profile, "--headless", "--convert-to", targets[target], "--outdir", folder, ...files];
  const child = spawn("soffice", args, { stdio: ["ignore", "pipe", "ignore"], detached: true });
  const { pid } = child;
  let hangs = false;
  const end = (): void => {
    hangs = true;
    // The shell script has started the office: the whole group has to go.
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  };
  let timer = setTimeout(end, patience);
  createInterface({ input: child.stdout }).on("line", () => {
    clearTimeout(timer);
    timer = setTimeout(end, patience);
  });
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve());
  });
  clearTimeout(timer);
  return hangs;
}
